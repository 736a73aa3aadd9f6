"""The one talk under a moment or a post."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from community.models.post import Post
from films.models import Film, Moment


class DiscussionQuerySet(models.QuerySet["Discussion"]):
    def about(self, subject: Moment | Post) -> Self:
        """Its one talk, if there is one yet."""
        return self.filter(post=subject) if isinstance(subject, Post) else self.filter(moment=subject.pk)

    def with_comments(self) -> Self:
        return self.filter(last_comment_at__isnull=False)

    def with_a_page(self) -> Self:
        """Those of a moment that is published or of a post, be it a tombstone; of no film that is off the site."""
        return self.filter(Q(film=None) | Q(film__is_published=True), Q(moment=None) | Q(moment__is_published=True))

    def on_the_site(self) -> Self:
        """The same, but for posts that are deleted."""
        return self.with_a_page().filter(Q(post=None) | Q(post__deleted_at=None))


class Discussion(models.Model):
    is_left_out = False  # in a list: passed by

    moment = models.OneToOneField(
        Moment, on_delete=models.CASCADE, null=True, blank=True, related_name="discussion", verbose_name=_("moment")
    )
    post = models.OneToOneField(
        Post, on_delete=models.CASCADE, null=True, blank=True, related_name="discussion", verbose_name=_("post")
    )
    # Of the moment or the post; empty for a post about no film.
    film = models.ForeignKey(Film, on_delete=models.SET_NULL, null=True, blank=True, related_name="discussions")
    # Of comments that stand; a deleted one that still holds replies together is not counted.
    comment_count = models.PositiveIntegerField(_("comments"), default=0, editable=False)
    last_comment_at = models.DateTimeField(_("last comment"), null=True, blank=True, editable=False)

    objects: ClassVar[Any] = DiscussionQuerySet.as_manager()

    class Meta:
        verbose_name = _("discussion")
        verbose_name_plural = _("discussions")
        indexes: ClassVar = [
            models.Index(fields=("-last_comment_at", "-id"), name="discussions_latest"),
            models.Index(fields=("film", "-last_comment_at", "-id"), name="discussions_of_film_latest"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(moment__isnull=False, post__isnull=True) | Q(moment__isnull=True, post__isnull=False),
                name="a_discussion_is_of_a_moment_or_a_post",
            ),
        ]

    def __str__(self) -> str:
        return str(self.subject)

    @property
    def subject(self) -> Moment | Post:
        """What is talked about."""
        subject = self.post or self.moment
        if subject is None:
            raise ValueError("the database keeps a discussion of nothing out")
        return subject

    def get_absolute_url(self) -> str:
        return f"{self.subject.get_absolute_url()}#talk"


class DiscussionVisit(models.Model):
    """When a member last read a talk, so that what came since can be marked as new."""

    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="visits")
    discussion = models.ForeignKey(Discussion, on_delete=models.CASCADE, related_name="visits")
    visited_at = models.DateTimeField()
    # The visit before this one: what is younger is new. Reloads within half an hour are one visit.
    previous_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("member", "discussion"), name="a_member_visits_a_talk_in_one_row"),
        ]
