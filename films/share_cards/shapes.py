"""What a card is made of: its two sizes, and the marks that a layout puts on it."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Size(NamedTuple):
    name: str
    width: int
    height: int


WIDE = Size("wide", 1200, 630)  # what pages that link here show
SQUARE = Size("square", 1080, 1080)  # what people post
SIZES = {size.name: size for size in (WIDE, SQUARE)}


class Ink(StrEnum):
    """Colours by the names of tokens.css; the film's accent decides the last four."""

    HALL = "night-0"
    LIGHT = "night-5"
    QUIET = "night-4"
    GROUND = "ground"
    DEEP = "deep"
    BRIGHT = "bright"
    PALE = "pale"


class Weight(StrEnum):
    REGULAR = "Regular"
    SEMIBOLD = "Semibold"
    BOLD = "Bold"


class Box(NamedTuple):
    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width


class Sheet(NamedTuple):
    """A plain area."""

    box: Box
    ink: Ink


class Scenery(NamedTuple):
    """Where the film's own art goes."""

    box: Box


class Mark(NamedTuple):
    """The site's mark, in a square."""

    x: float
    y: float
    side: float
    ink: Ink


class Text(NamedTuple):
    """One line; `x` is where it begins, or ends if it reads from the right or hangs on the right edge."""

    text: str
    x: float
    baseline: float
    size: int
    weight: Weight
    ink: Ink
    is_at_end: bool = False


Piece = Sheet | Scenery | Mark | Text
