"""What a member is told: one row for many people, open until it is read."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from community.models.comment import Comment
from community.models.discussion import Discussion
from community.models.inbox import DiscussionMute
from community.models.member import Member
from community.models.post import Post

OPEN = Q(read_at__isnull=True)
OF_A_COMMENT = Q(answered__isnull=False)
FOLLOWED = Q(kind__in=("film", "member"))


class NotificationQuerySet(models.QuerySet[Any]):
    def of(self, member: Member) -> Self:
        return self.filter(recipient=member)

    def unread(self) -> Self:
        return self.filter(OPEN)

    def not_mailed(self) -> Self:
        return self.filter(mailed_at=None)

    def not_muted_by(self, member: Member) -> Self:
        return self.filter(~muted_by(member))

    def with_mutes_of(self, member: Member) -> Self:
        """Let each row know whether its talk has been muted since, as `is_muted`."""
        return self.annotate(is_muted=muted_by(member))

    def leading_somewhere(self) -> Self:
        """Without what is about something off the site; the same as the rows' own answer."""
        return self.filter(
            Q(discussion__film=None) | Q(discussion__film__is_published=True),
            Q(discussion__moment=None) | Q(discussion__moment__is_published=True),
        ).exclude(comment=None, discussion__post__deleted_at__isnull=False)

    def about_none_of(self, films: Collection[int]) -> Self:
        """Without what was said of these works; what befell a text of one's own is no talk of them."""
        return self.exclude(~Q(kind="veil"), discussion__film__in=films) if films else self

    def with_talk(self) -> Self:
        """Bring along where it was said and where it leads."""
        return self.select_related(
            "discussion__post__author", "discussion__moment__film", "discussion__film", "comment"
        )

    def with_latest_people(self) -> Self:
        """Let each row know the ids of the last two who added to it, as `last_id` and `one_before_id`."""
        known = NotificationCause.objects.filter(notification=OuterRef("pk"), person__isnull=False).order_by("-id")
        last = Subquery(known.values("person")[:1])
        before = Subquery(known.exclude(person=OuterRef("last_id")).values("person")[:1])
        return self.annotate(last_id=last).annotate(one_before_id=before)


def muted_by(member: Member) -> Exists:
    return Exists(DiscussionMute.objects.filter(member=member, discussion=OuterRef("discussion")))


class Notification(models.Model):
    class Kind(models.TextChoices):
        REPLY = "reply", _("replies to you")
        MENTION = "mention", _("mentions of you")
        FILM = "film", _("posts about films you follow")
        MEMBER = "member", _("posts by members you follow")
        VEIL = "veil", _("veils over what you wrote")

    last_id: int | None  # see `with_latest_people`
    one_before_id: int | None
    people: list[Member]  # these two, once wording.py has brought them
    offers_mute: bool  # in a list
    is_left_out = False  # there, by mutes that were made since
    is_kept_back = False  # there, for who wants to see the work before they hear of it

    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notifications", db_index=False
    )
    kind = models.CharField(max_length=7, choices=Kind)
    # Where it was said; of a new post, its talk.
    discussion = models.ForeignKey(Discussion, on_delete=models.CASCADE, related_name="notifications", db_index=False)
    # Whose replies these are; empty where a post was answered, and for what is no reply.
    answered = models.ForeignKey(Comment, on_delete=models.CASCADE, null=True, related_name="told_answers")
    # The newest, to which it leads; empty where that is the post itself.
    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, null=True, related_name="told_of_in")
    # How many have added to it; all whose names are gone count as one.
    people_count = models.PositiveIntegerField(default=1)
    latest_at = models.DateTimeField()
    # From then on it is closed: what comes next opens a row of its own.
    read_at = models.DateTimeField(null=True)
    # When it went into a digest; empty again once somebody has added to it.
    mailed_at = models.DateTimeField(null=True)

    objects: ClassVar[Any] = NotificationQuerySet.as_manager()

    class Meta:
        verbose_name = _("notification")
        verbose_name_plural = _("notifications")
        indexes: ClassVar = [
            models.Index(fields=("recipient", "-latest_at", "-id"), name="notifications_of_member"),
            models.Index(fields=("recipient", "-latest_at", "-id"), name="notifications_unread", condition=OPEN),
            models.Index(fields=("discussion", "recipient"), name="notifications_of_talk"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=("recipient", "answered"),
                name="replies_to_a_comment_are_told_in_one_open_row",
                condition=OPEN & OF_A_COMMENT,
            ),
            models.UniqueConstraint(
                fields=("recipient", "kind", "discussion"),
                name="anything_else_in_a_talk_is_told_in_one_open_row",
                condition=OPEN & ~OF_A_COMMENT,
            ),
            models.UniqueConstraint(
                fields=("recipient", "discussion"),
                name="a_follower_is_told_of_a_post_once",
                condition=FOLLOWED,
            ),
            models.CheckConstraint(
                condition=Q(kind__in=("reply", "mention", "film", "member", "veil")), name="notification_kind_is_known"
            ),
            models.CheckConstraint(condition=~OF_A_COMMENT | Q(kind="reply"), name="only_replies_answer_a_comment"),
        ]

    @property
    def is_read(self) -> bool:
        return self.read_at is not None

    @property
    def last_person(self) -> Member | None:
        return self.people[0] if self.people else None

    def get_absolute_url(self) -> str:
        """The address that marks it as read and leads on."""
        return reverse("community:notification", args=[self.pk])

    @property
    def leads_somewhere(self) -> bool:
        """Whether what it is about is on the site."""
        film, moment, post = self.discussion.film, self.discussion.moment, self.discussion.post
        is_there = (film is None or film.is_published) and (moment is None or moment.is_published)
        return is_there and not (post and post.is_deleted and self.comment is None)

    def keep_back(self) -> None:
        """Name nobody and no title, only the work; a veil tells of one's own text alone."""
        self.is_kept_back = self.kind != self.Kind.VEIL

    def leads_to(self) -> str:
        if self.is_kept_back and self.comment is None and self.discussion.film:
            return reverse("community:film-talk", args=[self.discussion.film.slug])
        place: Comment | Post | Discussion = self.comment or self.discussion.post or self.discussion
        return place.get_absolute_url()

    @property
    def author_of_post(self) -> list[Member]:
        """Whom a new post is by, if there is a name."""
        post = self.discussion.post
        return [post.author] if post and post.author and self.kind in (self.Kind.FILM, self.Kind.MEMBER) else []


class NotificationCause(models.Model):
    """One comment, or the text of a post, that added to a row, so that it can be taken out again.

    A new post is the only cause of its row and needs none of these.
    """

    notification = models.ForeignKey(Notification, on_delete=models.CASCADE, related_name="causes", db_index=False)
    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, null=True, related_name="told_in")
    # Empty once they have disowned it or left.
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="told_of")

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=("notification", "-id"), name="causes_latest"),
            models.Index(fields=("notification", "person"), name="causes_by_person"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=("notification", "comment"),
                name="a_comment_adds_to_a_row_once",
                condition=Q(comment__isnull=False),
            ),
            models.UniqueConstraint(
                fields=("notification",), name="a_post_adds_to_a_row_once", condition=Q(comment__isnull=True)
            ),
        ]

    @property
    def writing(self) -> Comment | Post:
        """The comment, or the post whose text it was."""
        return self.comment or self.notification.discussion.post  # type: ignore[return-value]  # one of them is there
