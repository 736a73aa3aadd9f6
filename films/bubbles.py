"""A dialogue as speech bubbles: who stands on which side, and who goes on speaking."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from films.models import Line

START, END = "start", "end"


class Bubble(NamedTuple):
    line: Line
    side: str
    is_continued: bool  # the same speaker goes on: face and name need no repeating


def in_bubbles(lines: Iterable[Line]) -> list[Bubble]:
    """The first to speak stands at the start; each newcomer opposite whoever spoke last. Nobody changes sides."""
    sides: dict[int, str] = {}
    bubbles: list[Bubble] = []
    for line in lines:
        last = bubbles[-1] if bubbles else None
        side = sides.setdefault(line.speaker_id, END if last and last.side == START else START)
        is_continued = last is not None and last.line.speaker_id == line.speaker_id
        bubbles.append(Bubble(line, side, is_continued))
    return bubbles
