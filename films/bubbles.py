"""A dialogue as speech bubbles: who stands on which side, and who goes on speaking."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from films.models import Line, Moment

START, END = "start", "end"
NO_QUOTES: Mapping[int, Moment] = MappingProxyType({})


class Bubble(NamedTuple):
    line: Line
    side: str
    is_continued: bool  # the same speaker goes on: face and name need no repeating
    quote: Moment | None  # that it is, through which it is voted on


def in_bubbles(lines: Iterable[Line], quotes: Mapping[int, Moment] = NO_QUOTES) -> list[Bubble]:
    """The first to speak stands at the start; each newcomer opposite whoever spoke last. Nobody changes sides.

    `quotes` are the quotes of lines, by the line's id.
    """
    sides: dict[int, str] = {}
    bubbles: list[Bubble] = []
    for line in lines:
        last = bubbles[-1] if bubbles else None
        side = sides.setdefault(line.speaker_id, END if last and last.side == START else START)
        is_continued = last is not None and last.line.speaker_id == line.speaker_id
        bubbles.append(Bubble(line, side, is_continued, quotes.get(line.pk)))
    return bubbles
