"""What changed between two versions of a text, word by word; bounded, however long and however odd they are.

Paragraphs are compared first, then the sentences of those that differ, then their words, so that the work goes
where the change is. What would take more than the budget is shown as replaced as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import NamedTuple

# Pairs of pieces that one comparison may look at, all levels together: some tenths of a second.
BUDGET = 16_000_000
LEVELS = (
    re.compile(r"[^\n]*\n+|[^\n]+"),
    re.compile(r"[^.!?…]*[.!?…]+\s*|[^.!?…]+"),
    re.compile(r"\w+|\s+|[^\w\s]"),
)


class Piece(NamedTuple):
    kind: str  # "same", "removed" or "added"
    text: str


class Comparison:
    def __init__(self, budget: int = BUDGET) -> None:
        self.left = budget

    def pieces(self, before: str, after: str) -> list[Piece]:
        """In reading order; what was removed stands before what took its place."""
        return list(_in_runs(piece for piece in self._compared(before, after, level=0) if piece.text))

    def _compared(self, before: str, after: str, level: int) -> Iterator[Piece]:
        if before == after:
            yield Piece("same", after)
        elif level == len(LEVELS) or not before or not after:
            yield from (Piece("removed", before), Piece("added", after))
        else:
            yield from self._by_pieces(LEVELS[level].findall(before), LEVELS[level].findall(after), level)

    def _by_pieces(self, old: Sequence[str], new: Sequence[str], level: int) -> Iterator[Piece]:
        begin, end = _shared(old, new)
        yield Piece("same", "".join(old[:begin]))
        yield from self._differing(old[begin : len(old) - end], new[begin : len(new) - end], level)
        yield Piece("same", "".join(old[len(old) - end :]))

    def _differing(self, old: Sequence[str], new: Sequence[str], level: int) -> Iterator[Piece]:
        cost = len(old) * len(new)
        if cost > self.left:
            yield from (Piece("removed", "".join(old)), Piece("added", "".join(new)))
            return
        self.left -= cost
        for _tag, a, b, c, d in SequenceMatcher(None, old, new).get_opcodes():
            # What took the place of several pieces is taken for as many of them, in their order.
            for before, after in zip_longest(old[a:b], new[c:d], fillvalue=""):
                yield from self._compared(before, after, level + 1)


def _in_runs(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Neighbours of a kind in one, and what was removed in a row before all that was added there.

    A space between two changed words belongs to the change.
    """
    same = removed = added = ""
    for kind, text in pieces:
        if kind == "same":
            same += text
            continue
        if same.strip() or not (removed or added):
            yield from _filled(("removed", removed), ("added", added), ("same", same))
            same = removed = added = ""
        removed += same + (text if kind == "removed" else "")
        added += same + (text if kind == "added" else "")
        same = ""
    yield from _filled(("removed", removed), ("added", added), ("same", same))


def _filled(*pieces: tuple[str, str]) -> Iterator[Piece]:
    return (Piece(kind, text) for kind, text in pieces if text)


def _shared(old: Sequence[str], new: Sequence[str]) -> tuple[int, int]:
    """How many pieces are the same at the beginning, and at the end of what is left."""
    most = min(len(old), len(new))
    begin = next((place for place in range(most) if old[place] != new[place]), most)
    end = next((place for place in range(most - begin) if old[-1 - place] != new[-1 - place]), most - begin)
    return begin, end
