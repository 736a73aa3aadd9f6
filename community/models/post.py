"""What a member writes about a film, about one of its moments, or about neither."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from community.limits import POST_TITLE_MAX
from community.models.tag import PostTag, Tag
from community.models.writing import REMOVED_HAVE_NO_TEXT, UNREAD_OF_AUTHORS, Writing, WritingQuerySet
from films.models import Film, Moment

STANDING = Q(deleted_at__isnull=True)
SLUG_MAX = 60


class PostQuerySet(WritingQuerySet["Post"]):
    def on_the_site(self) -> Self:
        """Those that have a page, be it a tombstone: of no film that is off the site."""
        return self.filter(Q(film=None) | Q(film__is_published=True))

    def public(self) -> Self:
        """Those in lists: on the site, and not deleted."""
        return self.on_the_site().filter(deleted_at=None)

    def of_film(self, film: Film) -> Self:
        return self.filter(film=film)

    def of_moment(self, moment: Moment) -> Self:
        return self.filter(moment=moment)

    def with_cards(self) -> Self:
        """Bring along what a card shows; two queries."""
        return self.with_short_cards().prefetch_related("tags")

    def with_short_cards(self) -> Self:
        """The same but for tags; one query."""
        return self.select_related("author", "film", "moment__film", "discussion").defer(*UNREAD_OF_AUTHORS)


class Post(Writing):
    class Kind(models.TextChoices):
        TALK = "talk", _("talk")
        QUESTION = "question", _("question")
        THEORY = "theory", _("theory")
        REVIEW = "review", _("review")

    TEXT: ClassVar[tuple[str, ...]] = ("title", "body")
    copies: tuple[Post, ...] = ()  # in a list: others that say the very same

    film = models.ForeignKey(
        Film, on_delete=models.SET_NULL, null=True, blank=True, related_name="posts", verbose_name=_("film")
    )
    # Of that film; the post then stands in this moment's talk as well.
    moment = models.ForeignKey(
        Moment, on_delete=models.SET_NULL, null=True, blank=True, related_name="posts", verbose_name=_("moment")
    )
    kind = models.CharField(_("kind"), max_length=8, choices=Kind, default=Kind.TALK)
    # Always safe to show: the form asks its author for that. Empty once deleted.
    title = models.CharField(_("title"), max_length=POST_TITLE_MAX)
    tags = models.ManyToManyField(Tag, through=PostTag, related_name="posts", verbose_name=_("tags"))
    hot = models.FloatField(_("hot"), default=0.0, editable=False)
    # The first days of the calendar buckets it was posted in, UTC; the top of each has its index.
    of_day = models.DateField(editable=False)
    of_week = models.DateField(editable=False)  # Monday
    of_month = models.DateField(editable=False)
    of_year = models.DateField(editable=False)

    objects: ClassVar[Any] = PostQuerySet.as_manager()

    class Meta:
        verbose_name = _("post")
        verbose_name_plural = _("posts")
        indexes: ClassVar = [
            models.Index(fields=("-hot", "-id"), name="posts_hot", condition=STANDING),
            models.Index(fields=("-posted_at", "-id"), name="posts_new", condition=STANDING),
            models.Index(fields=("-controversy", "-id"), name="posts_controversial", condition=STANDING),
            models.Index(fields=("-score", "-id"), name="posts_top", condition=STANDING),
            models.Index(fields=("of_day", "-score", "-id"), name="posts_top_of_day", condition=STANDING),
            models.Index(fields=("of_week", "-score", "-id"), name="posts_top_of_week", condition=STANDING),
            models.Index(fields=("of_month", "-score", "-id"), name="posts_top_of_month", condition=STANDING),
            models.Index(fields=("of_year", "-score", "-id"), name="posts_top_of_year", condition=STANDING),
            models.Index(fields=("film", "-hot", "-id"), name="posts_of_film_hot", condition=STANDING),
            models.Index(fields=("film", "-posted_at", "-id"), name="posts_of_film_new", condition=STANDING),
            models.Index(fields=("film", "-controversy", "-id"), name="posts_of_film_divisive", condition=STANDING),
            models.Index(fields=("film", "-score", "-id"), name="posts_of_film_top", condition=STANDING),
            models.Index(fields=("film", "of_day", "-score", "-id"), name="posts_of_film_day", condition=STANDING),
            models.Index(fields=("film", "of_week", "-score", "-id"), name="posts_of_film_week", condition=STANDING),
            models.Index(fields=("film", "of_month", "-score", "-id"), name="posts_of_film_month", condition=STANDING),
            models.Index(fields=("film", "of_year", "-score", "-id"), name="posts_of_film_year", condition=STANDING),
            models.Index(fields=("moment", "-hot", "-id"), name="posts_of_moment_hot", condition=STANDING),
            models.Index(fields=("author", "-posted_at", "-id"), name="posts_of_author"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("author", "key"), name="a_form_makes_one_post"),
            models.CheckConstraint(
                condition=Q(kind__in=("talk", "question", "theory", "review")), name="post_kind_is_known"
            ),
            models.CheckConstraint(condition=Q(wilson__gte=0, wilson__lte=1), name="post_rank_is_a_share"),
            models.CheckConstraint(condition=REMOVED_HAVE_NO_TEXT, name="a_removed_post_has_no_text"),
        ]

    def __str__(self) -> str:
        return self.title or gettext("A deleted post")

    @property
    def told_of(self) -> Film | None:
        return self.film

    def forget_scores(self) -> None:
        """Talk that is counted is talk that is heard of; where it came along, since nothing is asked for here."""
        super().forget_scores()
        if discussion := self._state.fields_cache.get("discussion"):
            discussion.comment_count = 0

    @property
    def slug(self) -> str:
        """The readable part of its address; the number alone finds it."""
        return slugify(self.title, allow_unicode=True)[:SLUG_MAX].strip("-") or "post"

    def get_absolute_url(self) -> str:
        return reverse("community:post-detail", args=[self.pk, self.slug])


def calendar_buckets(posted_at: dt.datetime) -> dict[str, dt.date]:
    """The first day of the day, week, month and year, in UTC, that a post belongs to."""
    day = posted_at.astimezone(dt.UTC).date()
    return {
        "of_day": day,
        "of_week": day - dt.timedelta(days=day.weekday()),
        "of_month": day.replace(day=1),
        "of_year": day.replace(month=1, day=1),
    }
