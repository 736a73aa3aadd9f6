"""Which composition a film gets, and its title and colophon set into it."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from films.poster_art.abstract import cutout, eye, planes, slices, vortex
from films.poster_art.chance import Chance
from films.poster_art.city import beams, stairs, strip, windows
from films.poster_art.lettering import Line, measure, set_title
from films.poster_art.nature import bunch, hills, road, wings
from films.poster_art.shapes import HEIGHT, WIDTH, Art, Box, Shape, Tone, path

COMPOSITIONS = (wings, hills, bunch, road, beams, windows, strip, stairs, vortex, planes, cutout, slices, eye)
SHUFFLE = 280_649  # any number would do: with this one the first films of the catalogue look their part
MARGIN = 20
COLOPHON = 27.0  # its size, on a sheet 900 high
COLOPHON_SPACE = 46.0


class Poster(NamedTuple):
    shapes: list[Shape]
    is_mirrored: bool  # the shapes, never the letters
    title: list[Line]
    colophon: Line | None  # the year and the original title; a small poster has none
    ink: Tone


@lru_cache(maxsize=1_024)
def draw_poster(*, slug: str, title: str, colophon: str = "") -> Poster:
    """The composition goes by the slug alone; its details by the title too."""
    compose = Chance(f"{SHUFFLE} {slug}").pick(COMPOSITIONS)
    chance = Chance(f"{slug} {title}")
    is_mirrored, has_margin = chance.coin(), chance.coin()
    art: Art = compose(chance)
    box = _above_colophon(art) if colophon else art.title
    return Poster(
        [*art.shapes, *(_margin(art) if has_margin else [])],
        is_mirrored,
        set_title(title, box, hangs=art.hangs),
        _colophon(colophon, art) if colophon else None,
        art.ink,
    )


def _margin(art: Art) -> list[Shape]:
    """White paper left around the ink, as printers do; pale sheets have it already."""
    if art.shapes[0].tone is Tone.PALE:
        return []
    return [path(Tone.PALE, f"M0,0H{WIDTH}V{HEIGHT}H0ZM{MARGIN},{MARGIN}V{HEIGHT - MARGIN}H{WIDTH - MARGIN}V{MARGIN}Z")]


def _above_colophon(art: Art) -> Box:
    return art.title._replace(height=art.title.height - COLOPHON_SPACE)


def _colophon(text: str, art: Art) -> Line:
    """One line at the foot of the title's box, made smaller when it is long."""
    size = min(COLOPHON, art.title.width / measure(text))
    return Line(text, art.title.x, art.title.y + art.title.height - 4, size, size * measure(text))
