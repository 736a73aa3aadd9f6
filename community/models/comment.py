"""What members say in a discussion, as a tree that never loses a branch."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from community.limits import DEPTH_MAX
from community.models.discussion import Discussion
from community.models.post import Post
from community.models.writing import REMOVED_HAVE_NO_TEXT, UNREAD_OF_AUTHORS, Writing, WritingQuerySet
from films.models import Film, Line, Moment

STEP = 10  # digits of one id in a path: ten thousand million comments
ROOTS = Q(parent__isnull=True)
REPLIES = Q(root__isnull=False)
ON_LINES = Q(line__isnull=False)


class CommentQuerySet(WritingQuerySet["Comment"]):
    def on_the_site(self) -> Self:
        """Those about something that is; tombstones among them."""
        of_nothing_hidden = Q(discussion__film=None) | Q(discussion__film__is_published=True)
        of_no_hidden_moment = Q(discussion__moment=None) | Q(discussion__moment__is_published=True)
        return self.filter(of_nothing_hidden, of_no_hidden_moment)

    def public(self) -> Self:
        """Those that can be voted on: not deleted, and about something that is on the site."""
        return self.on_the_site().filter(deleted_at=None)

    def about(self, subject: Moment | Post) -> Self:
        """The talk about it; asks nothing else of the database, and keeps the order of an index."""
        return self.filter(discussion=Discussion.objects.about(subject).values("pk")[:1])

    def roots(self) -> Self:
        return self.filter(parent=None)

    def replies(self) -> Self:
        return self.filter(root__isnull=False)

    def with_authors(self) -> Self:
        return self.select_related("author").defer(*UNREAD_OF_AUTHORS)

    def with_subjects(self) -> Self:
        """Bring along what is talked about, with its film."""
        return self.select_related("discussion__film", "discussion__post__film", "discussion__moment__film")

    def below(self, comment: Comment) -> Self:
        """All that hangs on a comment, at any depth, as a range of the index on paths."""
        return self.filter(path__gt=comment.path, path__lte=comment.path + "9" * STEP * DEPTH_MAX)

    def above(self, comment: Comment) -> Self:
        """The comments it answers, from the first of the talk down to its parent."""
        return self.filter(pk__in=comment.ancestor_ids).order_by("depth")


class Comment(Writing):
    is_new = False  # as read for this reader: it came since they were last here

    # Its foreign keys have no index of their own where a wider one, below, begins with them. An index on `parent`
    # that held the roots, too, would be taken by SQLite for finding roots, which it does badly.
    discussion = models.ForeignKey(Discussion, on_delete=models.CASCADE, related_name="comments", db_index=False)
    # Neither is ever deleted while something hangs on it: what its author deletes stays as a tombstone.
    parent = models.ForeignKey(
        "self", on_delete=models.RESTRICT, null=True, blank=True, related_name="replies", db_index=False
    )
    root = models.ForeignKey(
        "self", on_delete=models.RESTRICT, null=True, blank=True, related_name="branch", db_index=False
    )
    # Ids from the root down to itself, ten digits each, so that a branch is a range and sorts as it was written.
    path = models.CharField(max_length=STEP * (DEPTH_MAX + 1), editable=False, default="")
    depth = models.PositiveSmallIntegerField(default=0, editable=False)
    descendants = models.PositiveIntegerField(default=0, editable=False)  # at any depth, tombstones included
    # It may hang on one line of the dialogue that is talked about.
    line = models.ForeignKey(
        Line,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="comments",
        verbose_name=_("line"),
        db_index=False,
    )

    objects: ClassVar[Any] = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        indexes: ClassVar = [
            models.Index(fields=("discussion", "-wilson", "-id"), name="roots_best", condition=ROOTS),
            models.Index(fields=("discussion", "-posted_at", "-id"), name="roots_new", condition=ROOTS),
            models.Index(fields=("discussion", "-score", "-id"), name="roots_top", condition=ROOTS),
            models.Index(fields=("discussion", "-controversy", "-id"), name="roots_controversial", condition=ROOTS),
            models.Index(fields=("root", "depth", "-wilson", "-id"), name="replies_best", condition=REPLIES),
            models.Index(fields=("root", "depth", "-posted_at", "-id"), name="replies_new", condition=REPLIES),
            models.Index(fields=("root", "depth", "posted_at", "id"), name="replies_old", condition=REPLIES),
            models.Index(fields=("parent",), name="replies_of_comment", condition=Q(parent__isnull=False)),
            models.Index(fields=("path",), name="comments_by_path"),
            models.Index(fields=("author", "-posted_at", "-id"), name="comments_of_author"),
            models.Index(fields=("discussion", "-posted_at"), name="comments_since"),
            models.Index(fields=("line", "-wilson", "-id"), name="comments_on_line_best", condition=ON_LINES),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("author", "key"), name="a_form_makes_one_comment"),
            models.CheckConstraint(condition=Q(depth__lte=DEPTH_MAX), name="comments_nest_to_depth_20"),
            models.CheckConstraint(
                condition=Q(parent__isnull=True, root__isnull=True, depth=0)
                | Q(parent__isnull=False, root__isnull=False, depth__gt=0),
                name="replies_have_a_parent_and_a_root",
            ),
            models.CheckConstraint(condition=~Q(parent=F("id")), name="nobody_replies_to_a_comment_with_itself"),
            models.CheckConstraint(condition=Q(wilson__gte=0, wilson__lte=1), name="comment_rank_is_a_share"),
            models.CheckConstraint(condition=REMOVED_HAVE_NO_TEXT, name="a_removed_comment_has_no_text"),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"

    @property
    def told_of(self) -> Film | None:
        return self.discussion.film

    @property
    def ancestor_ids(self) -> list[int]:
        """From the root down to the parent; empty for a root."""
        ids = [int(self.path[start : start + STEP]) for start in range(0, len(self.path), STEP)]
        return ids[:-1]

    def get_absolute_url(self) -> str:
        """Its own page, with what it answers and what answers it."""
        return reverse("community:comment-detail", args=[self.pk])


def path_of(comment_id: int, parent: Comment | None) -> str:
    return (parent.path if parent else "") + f"{comment_id:0{STEP}d}"
