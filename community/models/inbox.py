"""How a member wants to be told, and what they want to hear no more of."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from community.models.discussion import Discussion
from community.models.member import Member

DAYS_BETWEEN = {"daily": 1, "weekly": 7}  # digests


class InboxQuerySet(models.QuerySet[Any]):
    def due(self, today: dt.date) -> Self:
        """Of members who can be written to and had their last digest long enough ago; in UTC days.

        Days and not hours: a job that starts a second earlier than yesterday skips nobody.
        """
        is_due = Q()
        for digest, days in DAYS_BETWEEN.items():
            is_due |= Q(digest=digest, last_digest_on__lte=today - dt.timedelta(days=days))
            is_due |= Q(digest=digest, last_digest_on=None)
        return self.filter(
            is_due,
            member__is_active=True,
            member__emailaddress__primary=True,
            member__emailaddress__verified=True,
        )

    def with_address(self) -> Self:
        """Let each that is due know the `address` it is sent to."""
        return self.annotate(address=F("member__emailaddress__email"))


class Inbox(models.Model):
    """A member without one has it as it is made here."""

    address: str  # see `with_address`

    class Digest(models.TextChoices):
        OFF = "off", _("no mail")
        DAILY = "daily", _("once a day")
        WEEKLY = "weekly", _("once a week")

    member = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="inbox")
    tells_replies = models.BooleanField(_("replies to what you wrote"), default=True)
    tells_mentions = models.BooleanField(_("mentions of your name"), default=True)
    tells_films = models.BooleanField(_("new posts about films you follow"), default=True)
    tells_members = models.BooleanField(_("new posts by members you follow"), default=True)
    # Mail only for those who asked for it.
    digest = models.CharField(_("digest"), max_length=6, choices=Digest, default=Digest.OFF)
    last_digest_on = models.DateField(null=True, editable=False)  # in UTC
    # Younger posts may still have to be told; see gathering.py.
    gathered_until = models.DateTimeField(null=True, editable=False)

    objects: ClassVar[Any] = InboxQuerySet.as_manager()

    class Meta:
        verbose_name = _("inbox")
        verbose_name_plural = _("inboxes")
        indexes: ClassVar = [
            models.Index(fields=("id",), name="inboxes_with_a_digest", condition=~Q(digest="off")),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(digest__in=("off", "daily", "weekly")), name="digest_is_known"),
        ]


class DiscussionMuteQuerySet(models.QuerySet[Any]):
    def with_talk(self) -> Self:
        """Bring along what says which talk it is, and leads there."""
        return self.select_related("discussion__post", "discussion__moment__film", "discussion__film")


class DiscussionMute(models.Model):
    """A talk of which a member wants to be told nothing more; nobody else learns of it."""

    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="muted_talks", db_index=False
    )
    discussion = models.ForeignKey(Discussion, on_delete=models.CASCADE, related_name="mutes")
    since = models.DateTimeField()

    objects: ClassVar[Any] = DiscussionMuteQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=("member", "-since", "-id"), name="muted_talks_of_member")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("member", "discussion"), name="a_member_mutes_a_talk_once"),
        ]


def inbox_of(member: Member) -> Inbox:
    """Theirs, or one as it would be made; free after `select_related("inbox")`."""
    kept: Inbox | None = getattr(member, "inbox", None)
    return kept or Inbox(member=member)
