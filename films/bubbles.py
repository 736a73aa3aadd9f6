"""A dialogue as speech bubbles: who stands on which side, and who goes on speaking."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from films.models import Line

SIDES = ("start", "end")


class Bubble(NamedTuple):
    line: Line
    side: str
    is_continued: bool  # the same speaker goes on: face and name need no repeating


def in_bubbles(lines: Iterable[Line]) -> list[Bubble]:
    """The first to speak stands at the start side; sides alternate in the order of first words."""
    sides: dict[int, str] = {}
    bubbles: list[Bubble] = []
    for line in lines:
        side = sides.setdefault(line.speaker_id, SIDES[len(sides) % len(SIDES)])
        is_continued = bool(bubbles) and bubbles[-1].line.speaker_id == line.speaker_id
        bubbles.append(Bubble(line, side, is_continued))
    return bubbles
