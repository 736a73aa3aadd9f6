"""The same text said again and again, side by side, takes one line: pure, and nothing of it is lost."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace
from typing import Any, Protocol, TypeVar

from community.limits import COPIES_MIN
from community.models import Comment, Post
from community.talks.threads import Entry


class Row(Protocol):
    @property
    def pk(self) -> int: ...
    @property
    def said_at(self) -> dt.datetime:
        """When it came to say what it says: an edit can make any old text a copy of a new one."""
        ...


AnyRow = TypeVar("AnyRow", bound=Row)


def copies_among(rows: Sequence[AnyRow], says: Callable[[AnyRow], Hashable | None]) -> dict[int, tuple[AnyRow, ...]]:
    """By the key of the one that stays, the first that was said, the others that say the same, as they came.

    What says nothing that can be compared, `None`, is nobody's copy.
    """
    alike: dict[Hashable, list[AnyRow]] = {}
    for row in rows:
        if (said := says(row)) is not None:
            alike.setdefault(said, []).append(row)
    first = {min(group, key=_when).pk: group for group in alike.values() if len(group) > COPIES_MIN}
    return {pk: tuple(row for row in group if row.pk != pk) for pk, group in first.items()}


def fold_copies(entries: list[Entry[Comment]]) -> list[Entry[Comment]]:
    """Comments that answer the same and that nobody has answered, behind the first of them."""
    shown = [entry.row for entry in entries if not entry.more]
    copies = copies_among(shown, _says)
    gone = {row.pk for group in copies.values() for row in group}
    kept = [entry for entry in entries if entry.more or entry.row.pk not in gone]
    return [entry if entry.more else replace(entry, copies=copies.get(entry.row.pk, ())) for entry in kept]


def fold_copies_of_posts(posts: Sequence[Post]) -> list[Post]:
    """Posts of the same title and text, behind the first of them, on one page of a list."""
    copies = copies_among(posts, _posts)
    gone = {row.pk for group in copies.values() for row in group}
    for post in posts:
        post.copies = copies.get(post.pk, ())
    return [post for post in posts if post.pk not in gone]


def _says(comment: Comment) -> Hashable | None:
    if comment.descendants or not _is_comparable(comment):
        return None
    return (comment.parent_id, comment.line_id, _same(comment.body))


def _posts(post: Post) -> Hashable | None:
    if not _is_comparable(post):
        return None
    return (post.film_id, _same(post.title), _same(post.body))


def _when(row: Row) -> tuple[dt.datetime, int]:
    return row.said_at, row.pk


def _same(text: str) -> str:
    """However it is cased and spaced; a page asks it of 200 texts."""
    return " ".join(text.casefold().split())


def _is_comparable(row: Any) -> bool:
    """Whether it stands open: what is folded, left out, kept back or gone has its own line already.

    Nobody's own words disappear behind somebody else's.
    """
    return bool(row.body) and not (row.is_own or row.fold or row.is_hollow or row.is_removed or row.is_withheld)
