"""A talk as a flat list, and who gets how many of the rows that a page can hold; pure, no database."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar


class Row(Protocol):
    """A comment, as far as its place among others is concerned."""

    @property
    def pk(self) -> int: ...
    @property
    def parent_id(self) -> int | None: ...
    @property
    def descendants(self) -> int: ...
    @property
    def is_hollow(self) -> bool:
        """Whether it is there for what hangs on it alone."""
        ...


AnyRow = TypeVar("AnyRow", bound=Row)
Anything = TypeVar("Anything")


@dataclass(frozen=True, slots=True)
class Entry(Generic[Anything]):
    """A comment in its place or, where `more` says how many, the place of replies to it that are not here."""

    row: Anything
    depth: int
    more: int = 0
    copies: tuple[Anything, ...] = ()  # others that say the very same, which stand nowhere else


def nest(rows: Iterable[AnyRow], *, depth: int = 0) -> list[Entry[AnyRow]]:
    """Put every row under its parent, siblings as they came; those without a parent here stand at `depth`.

    What says nothing and holds nothing together any more is left out. No recursion: 20 deep or 20,000, it is a loop.
    """
    given = list(rows)
    replies = _by_parent(given)
    here = {row.pk for row in given}
    waiting = [Entry(row, depth) for row in reversed(given) if row.parent_id not in here]
    entries: list[Entry[AnyRow]] = []
    while waiting:
        entry = waiting.pop()
        entries.append(entry)
        if not entry.more:
            waiting.extend(reversed(_what_follows(entry, replies.get(entry.row.pk, []))))
    return _without_hollow(entries)


def share_out(wanted: Sequence[int], most: int) -> list[int]:
    """Divide `most` rows among branches of the sizes `wanted`: small ones whole, the rest evenly.

    Nobody who goes short gets less than another by more than one; what does not divide goes to the first.
    """
    shares = [0] * len(wanted)
    smallest_first = sorted(range(len(wanted)), key=lambda place: (wanted[place], -place))
    for served, place in enumerate(smallest_first):
        shares[place] = min(wanted[place], most // (len(wanted) - served))
        most -= shares[place]
    return shares


def _by_parent(rows: Iterable[AnyRow]) -> dict[int | None, list[AnyRow]]:
    replies: dict[int | None, list[AnyRow]] = {}
    for row in rows:
        replies.setdefault(row.parent_id, []).append(row)
    return replies


def _what_follows(entry: Entry[AnyRow], replies: list[AnyRow]) -> list[Entry[AnyRow]]:
    """Its replies and, last, the place of those that hang on replies that are not here."""
    below = [Entry(reply, entry.depth + 1) for reply in replies]
    more = entry.row.descendants - sum(1 + reply.descendants for reply in replies)
    return [*below, Entry(entry.row, entry.depth + 1, more)] if more > 0 else below


def _without_hollow(entries: list[Entry[AnyRow]]) -> list[Entry[AnyRow]]:
    """Read from the end, whatever a tombstone holds is known before the tombstone."""
    kept: list[Entry[AnyRow]] = []
    for entry in reversed(entries):
        holds_something = bool(kept) and kept[-1].depth > entry.depth
        if entry.more or holds_something or not entry.row.is_hollow:
            kept.append(entry)
    return kept[::-1]
