"""The history of a text as readers see it: each change between two versions that followed each other."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple

from django.db.models import Q

from community.history.comparing import Comparison, Piece
from community.markup.spoilers import OPENED
from community.models import Comment, CommentRevision, Post, PostRevision
from films.paging import Page, page_by_key

CHANGES_A_PAGE = 5

OldVersion = PostRevision | CommentRevision


class Version(NamedTuple):
    title: str
    body: str
    written_at: dt.datetime
    is_blanked: bool


@dataclass(frozen=True)
class Change:
    changed_at: dt.datetime
    title: list[Piece]  # empty where it stayed the same
    body: list[Piece]
    before: OldVersion  # the version that it replaced
    is_comparable: bool  # both versions are there
    has_spoilers: bool  # which stand open in what the author typed


def page_of_changes(writing: Post | Comment, after: str) -> tuple[list[Change], Page[Any]]:
    """Newest first; all of a page together take no more work than one comparison may."""
    revisions: Any = writing.revisions.all()
    page = page_by_key(revisions, by="-written_at", after=after, per_page=CHANGES_A_PAGE)
    comparison = Comparison()
    replaced = (
        [(_next_version(writing, page.rows[0]), None), *((_version(row), row) for row in page.rows)]
        if page.rows
        else []
    )
    return [_change(comparison, new, old, row) for (new, _), (old, row) in pairwise(replaced) if row], page


def _next_version(writing: Post | Comment, revision: OldVersion) -> Version:
    """What that revision was replaced by."""
    later = Q(written_at__gt=revision.written_at) | Q(written_at=revision.written_at, pk__gt=revision.pk)
    following = writing.revisions.filter(later).order_by("written_at", "id").first()
    if following:
        return _version(following)
    return Version(
        getattr(writing, "title", ""), writing.body, writing.edited_at or writing.posted_at, is_blanked=False
    )


def _version(revision: OldVersion) -> Version:
    is_blanked = revision.blanked_at is not None
    return Version(getattr(revision, "title", ""), revision.body, revision.written_at, is_blanked)


def _change(comparison: Comparison, new: Version, old: Version, row: OldVersion) -> Change:
    is_comparable = not (new.is_blanked or old.is_blanked)
    title = comparison.pieces(old.title, new.title) if is_comparable and old.title != new.title else []
    body = comparison.pieces(old.body, new.body) if is_comparable else []
    has_spoilers = any(OPENED in piece.text for piece in body)
    return Change(new.written_at, title, body, row, is_comparable, has_spoilers)
