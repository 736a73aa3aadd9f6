"""What drawn avatars show: the moon, a reel, a window that is lit; each on a sheet of 48 by 48."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from films.poster_art.chance import Chance
from films.poster_art.shapes import Point, Shape, Tone, around, circle, number, path, polygon

SIDE = 48
MIDDLE = SIDE / 2


class Inks(NamedTuple):
    back: Tone
    ink: Tone
    other: Tone


Motif = Callable[[Chance, Inks], list[Shape]]


def moon(chance: Chance, inks: Inks) -> list[Shape]:
    """A crescent and one star."""
    x, y, radius = chance.between(22, 26), chance.between(22, 27), chance.between(14, 17)
    bite_x, bite_y = around(x, y, radius * 0.55, chance.between(-50, 10))
    star_x, star_y = around(bite_x, bite_y, chance.between(1, 4), chance.between(0, 360))
    return [circle(inks.ink, x, y, radius), circle(inks.back, bite_x, bite_y, radius * 0.85),
            circle(inks.other, star_x, star_y, chance.between(2, 3.4))]  # fmt: skip


def hills(chance: Chance, inks: Inks) -> list[Shape]:
    """A sun that sets, or rises."""
    x, y = chance.between(13, 35), chance.between(15, 24)
    near, far, dip = chance.between(28, 36), chance.between(28, 36), chance.between(20, 30)
    land = f"M0,{number(near)}Q{number(SIDE - x)},{number(dip)} {SIDE},{number(far)}V{SIDE}H0z"
    front = f"M0,{number(far + 4)}Q{number(x)},{number(dip + 12)} {SIDE},{number(near + 8)}V{SIDE}H0z"
    return [circle(inks.other, x, y, chance.between(7, 10)), path(inks.ink, land), path(inks.back, front)]


def reel(chance: Chance, inks: Inks) -> list[Shape]:
    """A full one, with its holes."""
    holes, turn = chance.pick((3, 4, 5)), chance.between(0, 120)
    places = [around(MIDDLE, MIDDLE, 10.5, turn + 360 / holes * place) for place in range(holes)]
    size = 4.8 if holes < 5 else 4
    return [circle(inks.ink, MIDDLE, MIDDLE, 19), path(inks.back, _dots(places, size)),
            circle(inks.other, MIDDLE, MIDDLE, 2.6)]  # fmt: skip


def eye(chance: Chance, inks: Inks) -> list[Shape]:
    """Wide open, looking somewhere."""
    high, low = chance.between(5, 10), chance.between(38, 43)
    x, y = chance.between(20, 28), chance.between(22, 26)
    lid = f"M3,24Q24,{number(2 * high - 12)} 45,24Q24,{number(2 * low - 36)} 3,24z"
    return [path(inks.ink, lid), circle(inks.back, x, y, 9), circle(inks.other, x, y, chance.between(3.4, 5))]


def beam(chance: Chance, inks: Inks) -> list[Shape]:
    """Light from a projector, and what it falls on."""
    top, y = chance.between(2, 14), chance.between(17, 31)
    bottom = chance.between(34, 46)
    light = [(7, y), (SIDE, top), (SIDE, bottom)]
    return [polygon(inks.ink, light), circle(inks.other, 9, y, chance.between(5, 7)),
            circle(inks.back, chance.between(33, 38), (top + bottom + y) / 3, chance.between(4, 6))]  # fmt: skip


def ripples(chance: Chance, inks: Inks) -> list[Shape]:
    """Something fell into the water."""
    x, y = chance.between(14, 34), chance.between(14, 34)
    step = chance.between(6, 7.5)
    tones = (inks.ink, inks.back, inks.ink, inks.other)
    return [circle(tone, x, y, step * (4 - place) - 2) for place, tone in enumerate(tones)]


def stairs(chance: Chance, inks: Inks) -> list[Shape]:
    """Up, or down, to a door that stands open."""
    steps = chance.pick((3, 4, 5))
    wide, high = SIDE / steps, chance.between(28, 36) / steps
    drawn = f"M0,{SIDE}" + f"v{number(-high)}h{number(wide)}" * steps + f"V{SIDE}z"
    x, y = chance.between(11, 17), chance.between(11, 16)
    return [path(inks.ink, drawn), circle(inks.other, x, y, chance.between(5, 8))]


def balloons(chance: Chance, inks: Inks) -> list[Shape]:
    """A few, on strings that meet."""
    hand = (chance.between(20, 28), SIDE)
    heads = [(chance.between(11, 16), chance.between(18, 24)), (chance.between(31, 37), chance.between(17, 24)),
             (chance.between(21, 27), chance.between(10, 15))]  # fmt: skip
    strings = "".join(f"M{_at(head)}L{_at(hand)}l1,0z" for head in heads)
    return [path(inks.ink, strings), path(inks.ink, _dots(heads[:2], chance.between(7, 9))),
            circle(inks.other, *heads[2], chance.between(7, 9))]  # fmt: skip


def sail(chance: Chance, inks: Inks) -> list[Shape]:
    """A boat on its way."""
    mast, top = chance.between(20, 26), chance.between(5, 9)
    main = [(mast, top), (mast, 32), (mast - chance.between(11, 15), 32)]
    jib = [(mast + 2, top + 5), (mast + 2, 32), (mast + chance.between(12, 17), 32)]
    hull = f"M6,35H42L{number(chance.between(34, 38))},43H{number(chance.between(11, 15))}z"
    return [polygon(inks.ink, main), polygon(inks.other, jib), path(inks.ink, hull)]


def wings(chance: Chance, inks: Inks) -> list[Shape]:
    """Birds, in a row."""
    x, y, span = chance.between(6, 9), chance.between(27, 33), chance.between(15, 19)
    flock = "".join(_bird(x + place * 9, y - place * 9, span) for place in range(2))
    return [circle(inks.other, chance.between(10, 14), chance.between(10, 14), chance.between(4, 6)),
            path(inks.ink, flock)]  # fmt: skip


def windows(chance: Chance, inks: Inks) -> list[Shape]:
    """A house at night: some are still awake."""
    places = [(9 + 11 * column, 9 + 11 * row) for row in range(3) for column in range(3)]
    awake = int(chance.between(0, 9))
    lit = [place for number_of, place in enumerate(places) if number_of == awake or chance.roll() < 0.6]
    drawn = "".join(f"M{x},{y}h8v8h-8z" for x, y in lit if (x, y) != places[awake])
    x, y = places[awake]
    return [path(inks.ink, drawn or "M9,9h8v8h-8z"), path(inks.other, f"M{x},{y}h8v8h-8z")]


def halves(chance: Chance, inks: Inks) -> list[Shape]:
    """A disc cut in two, and the halves slipped apart."""
    turn, slip = chance.pick((0, 45, 90, 135)), chance.between(4, 9)
    left, right = path(inks.ink, "M24,8a16,16 0 0 0 0,32z"), path(inks.other, "M24,8a16,16 0 0 1 0,32z")
    return [_slipped(left, turn, -slip), _slipped(right, turn, slip)]


def keyhole(chance: Chance, inks: Inks) -> list[Shape]:
    """Somebody looks through."""
    y, radius, foot = chance.between(17, 20), chance.between(8, 11), chance.between(8, 12)
    skirt = f"M24,{number(y)}L{number(24 + foot)},42H{number(24 - foot)}z"
    return [path(inks.ink, skirt), circle(inks.ink, MIDDLE, y, radius), circle(inks.other, MIDDLE, y, radius - 5)]


MOTIFS: tuple[Motif, ...] = (
    moon, hills, reel, eye, beam, ripples, stairs, balloons, sail, wings, windows, halves, keyhole,
)  # fmt: skip


def _dots(places: Iterable[Point], radius: float) -> str:
    """Circles of one size, in one path."""
    r, across = number(radius), number(2 * radius)
    turn = f"a{r},{r} 0 1 0 {across},0a{r},{r} 0 1 0 -{across},0z"
    return "".join(f"M{_at((x - radius, y))}{turn}" for x, y in places)


def _bird(x: float, y: float, span: float) -> str:
    """Two wings above, and back under them to the tip of the first."""
    wide, half = number(span), number(span / 2)
    upper = f"q{half},-10 {wide},2q{half},-12 {wide},-4"
    return f"M{_at((x, y))}{upper}q-{wide},0 -{wide},14q-6,-14 -{wide},-12z"


def _slipped(shape: Shape, degrees: int, slip: float) -> Shape:
    transform = f"rotate({degrees} 24 24) translate(0 {number(slip)})"
    return shape._replace(attributes={**shape.attributes, "transform": transform})


def _at(point: Point) -> str:
    return f"{number(point[0])},{number(point[1])}"
