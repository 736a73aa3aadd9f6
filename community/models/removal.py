"""What an operator removed because the law says so, and the author's answer to it."""

from __future__ import annotations

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from community.models.ledger import LedgerEntry
from community.models.report import ANSWER_MAX, AT_MOST_ONE_THING, AboutWriting, Report

COUNTER_NOTICE_MAX = 6_000


class RemovalQuerySet(models.QuerySet["Removal"]):
    def standing(self) -> Self:
        return self.filter(restored_at=None)

    def with_targets(self) -> Self:
        """Bring along the entry, the counter-notice and what the name of the thing needs."""
        discussion = "comment__discussion"
        return self.select_related(
            "entry", "restoring", "counter_notice", "moment__film", "post", "comment__author",
            f"{discussion}__moment__film", f"{discussion}__post",
        )  # fmt: skip


class Removal(AboutWriting):
    # Says why, for whom, how much: there, and in no second place.
    entry = models.OneToOneField(LedgerEntry, on_delete=models.PROTECT, related_name="removal")
    # That asked for it; empty for an order that came by post.
    report = models.ForeignKey(Report, on_delete=models.SET_NULL, null=True, blank=True, related_name="removals")
    # Whose it was when it was removed, though they may disown it since; empty for moments.
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="removals"
    )
    # The text itself, taken out of its row: read by operators, put back if it is restored, and then not kept here
    # any longer. Empty from the first for what has to be destroyed.
    sealed = models.JSONField(_("sealed text"), null=True, blank=True)
    removed_at = models.DateTimeField(_("removed"))
    operator = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="made_removals"
    )
    restored_at = models.DateTimeField(_("restored"), null=True, blank=True)
    restoring = models.OneToOneField(
        LedgerEntry, on_delete=models.PROTECT, null=True, blank=True, related_name="restored_removal"
    )

    objects = RemovalQuerySet.as_manager()

    class Meta:
        verbose_name = _("removal")
        verbose_name_plural = _("removals")
        indexes: ClassVar = [
            models.Index(fields=("author", "-removed_at", "-id"), name="removals_of_author"),
            models.Index(fields=("-removed_at", "-id"), name="removals_newest"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(condition=AT_MOST_ONE_THING, name="a_removal_is_of_one_thing"),
            models.CheckConstraint(
                condition=Q(restored_at__isnull=True, restoring__isnull=True)
                | Q(restored_at__isnull=False, restoring__isnull=False),
                name="restored_removals_have_their_entry",
            ),
            models.UniqueConstraint(
                fields=("moment",), condition=Q(restored_at=None), name="a_moment_is_removed_once_at_a_time"
            ),
            models.UniqueConstraint(
                fields=("post",), condition=Q(restored_at=None), name="a_post_is_removed_once_at_a_time"
            ),
            models.UniqueConstraint(
                fields=("comment",), condition=Q(restored_at=None), name="a_comment_is_removed_once_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return str(_("removal, %(entry)s") % {"entry": self.entry})

    @property
    def is_standing(self) -> bool:
        return self.restored_at is None

    @property
    def is_destroyed(self) -> bool:
        return self.is_standing and self.sealed is None

    def get_absolute_url(self) -> str:
        """For its author alone."""
        return reverse("community:removal-detail", args=[self.pk])


class CounterNotice(models.Model):
    """Why the author says that it was lawful; one for each removal."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        GRANTED = "granted", _("granted: its author was right")
        REFUSED = "refused", _("refused: the removal stands")

    removal = models.OneToOneField(Removal, on_delete=models.PROTECT, related_name="counter_notice")
    # Empty once the author has left.
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="counter_notices"
    )
    text = models.TextField(_("counter-notice"), max_length=COUNTER_NOTICE_MAX)
    received_at = models.DateTimeField(_("received"))
    state = models.CharField(_("state"), max_length=7, choices=State, default=State.WAITING)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    operator = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="decided_appeals"
    )
    # What the operator tells the author.
    answer = models.TextField(_("answer"), max_length=ANSWER_MAX, blank=True)

    class Meta:
        verbose_name = _("counter-notice")
        verbose_name_plural = _("counter-notices")
        indexes: ClassVar = [models.Index(fields=("-state", "received_at", "id"), name="counter_notices_waiting")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state="waiting", decided_at__isnull=True)
                | Q(state__in=("granted", "refused"), decided_at__isnull=False),
                name="decided_counter_notices_say_when",
            ),
        ]

    def __str__(self) -> str:
        return str(_("counter-notice to %(entry)s") % {"entry": self.removal.entry})

    @property
    def outcome(self) -> str:
        """Its state, as far as what was removed has not been put back since it was refused."""
        if self.state == self.State.REFUSED and not self.removal.is_standing:
            return str(_("refused, and put back all the same"))
        return self.get_state_display()
