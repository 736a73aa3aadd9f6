"""Compositions under an open sky."""

from __future__ import annotations

from films.poster_art.chance import Chance
from films.poster_art.shapes import (
    HEIGHT,
    WIDTH,
    Art,
    Box,
    Shape,
    Tone,
    around,
    bar,
    block,
    circle,
    path,
    polygon,
    sheet,
)


def wings(chance: Chance) -> Art:
    """A wedge of birds across a great disc."""
    back, disc, ink = chance.pick(
        [(Tone.GROUND, Tone.SPOT, Tone.PALE), (Tone.PALE, Tone.SPOT, Tone.GROUND), (Tone.SPOT, Tone.PALE, Tone.GROUND)]
    )
    x, y = chance.between(330, 400), chance.between(310, 350)
    shapes = [sheet(back), circle(disc, x, y, chance.between(205, 240))]
    lead_x, lead_y = chance.between(150, 180), chance.between(150, 185)
    level, drop = chance.between(60, 72), chance.between(118, 128)
    shapes.append(_bird(ink, lead_x, lead_y, 100))
    for place in range(1, 5):
        size = 90 - 10 * place
        shapes.append(_bird(ink, lead_x + 120 * place - 8 * place**2, lead_y + level * place, size))
        if place < 4:
            shapes.append(_bird(ink, lead_x + 26 * place, lead_y + drop * place - 5 * place**2, size))
    return Art(shapes, Box(44, 640, WIDTH - 88, 216), ink)


def _bird(tone: Tone, x: float, y: float, size: float) -> Shape:
    """The neck stretched out ahead, the wings at the top of their beat, the legs trailing."""
    points = (
        (-0.86, -0.1), (-0.3, -0.06), (-0.14, -0.3), (-0.3, -0.72), (0.08, -0.32), (0.2, -0.12), (0.44, -0.4),
        (0.72, -0.84), (0.56, -0.24), (0.34, 0.04), (0.92, 0.3), (0.2, 0.2), (-0.16, 0.12), (-0.36, 0.02),
    )  # fmt: skip
    return polygon(tone, [(x + size * dx, y + size * dy) for dx, dy in points])


def hills(chance: Chance) -> Art:
    """Hills behind hills, and a low sun."""
    back, sun, ink = chance.pick([(Tone.PALE, Tone.SPOT, Tone.PALE), (Tone.SPOT, Tone.PALE, Tone.PALE)])
    hill = Tone.DEEP
    shapes = [sheet(back), circle(sun, chance.between(180, 420), chance.between(230, 290), chance.between(105, 140))]
    top = chance.between(345, 375)
    for place, opacity in enumerate((0.28, 0.5, 0.78)):
        shapes.append(_hill(hill, top + 68 * place, chance, fill_opacity=opacity))
    shapes.append(_hill(Tone.GROUND, top + 210, chance))
    root = chance.between(60, 200)
    shapes += [_blade(Tone.GROUND, root + chance.between(-26, 26), chance) for _ in range(7)]
    return Art(shapes, Box(44, 668, WIDTH - 88, 190), ink)


def _hill(tone: Tone, top: float, chance: Chance, **more: float) -> Shape:
    """Two slow waves from edge to edge."""
    rise, crest = chance.between(25, 70), chance.between(170, 430)
    ends, bend = chance.between(0, 50), 0.5 * crest
    rest = WIDTH - crest
    drawn = (
        f"M0,{top + ends:.0f}C{bend:.0f},{top + ends:.0f} {crest - bend * 0.8:.0f},{top - rise:.0f}"
        f" {crest:.0f},{top - rise:.0f}S{crest + rest * 0.5:.0f},{top + rise * 0.6:.0f}"
        f" {WIDTH},{top + rise * 0.6:.0f}V{HEIGHT}H0Z"
    )
    return path(tone, drawn, **more)


def _blade(tone: Tone, foot: float, chance: Chance) -> Shape:
    """A blade of grass close to the eye, bent by the wind that bends the others."""
    lean, tip = chance.between(40, 170), chance.between(330, 520)
    drawn = (
        f"M{foot:.0f},700C{foot:.0f},{tip + 110:.0f} {foot + lean * 0.4:.0f},{tip + 20:.0f} {foot + lean:.0f},{tip:.0f}"
        f"C{foot + lean * 0.5:.0f},{tip + 40:.0f} {foot + 13:.0f},{tip + 130:.0f} {foot + 13:.0f},700Z"
    )
    return path(tone, drawn)


def bunch(chance: Chance) -> Art:
    """Many round things on strings, and something small that they lift."""
    back, ink = chance.pick([(Tone.PALE, Tone.GROUND), (Tone.GROUND, Tone.PALE)])
    x, knot = chance.between(250, 350), 592.0
    shapes, strings = [], []
    tones = (Tone.SPOT, Tone.SPOT, Tone.DEEP, Tone.COUNTER, ink)
    for place in range(26):
        turn, reach = place * 137.5, 46 * (place + 0.4) ** 0.5
        at_x, at_y = _around_oval(x, 262, reach, turn)
        radius = chance.between(27, 47)
        strings.append(bar(ink, (at_x, at_y), (300, knot), 1.6, fill_opacity=0.55))
        shapes.append(circle(chance.pick(tones), at_x, at_y, radius))
    house = [
        polygon(ink, [(252, 640), (300, 596), (348, 640)]),
        block(ink, 262, 636, 76, 46),
        block(ink, 322, 604, 12, 30),
    ]
    light = block(Tone.COUNTER, 290, 650, 20, 20)
    return Art([sheet(back), *strings, *shapes, *house, light], Box(44, 706, WIDTH - 88, 156), ink)


def _around_oval(x: float, y: float, reach: float, degrees: float) -> tuple[float, float]:
    at_x, at_y = around(0, 0, reach, degrees)
    return x + at_x * 0.94, y + at_y * 0.9


def road(chance: Chance) -> Art:
    """A road to the horizon, somebody on it, and their shadow."""
    sky, sun, land, ink = chance.pick(
        [(Tone.SPOT, Tone.PALE, Tone.GROUND, Tone.GROUND), (Tone.PALE, Tone.SPOT, Tone.GROUND, Tone.GROUND)]
    )
    x, horizon = chance.between(240, 360), 560.0
    shapes = [sheet(sky), circle(sun, x, horizon - 40, chance.between(150, 185)), block(land, 0, horizon, WIDTH, 340)]
    shapes.append(polygon(Tone.DEEP, [(x - 9, horizon), (x + 9, horizon), (x + 330, HEIGHT), (x - 330, HEIGHT)]))
    near = 0.0
    while near < 1:
        width, top = 1 + 20 * near, horizon + 340 * near**1.6
        bottom = horizon + 340 * min(1.0, near + 0.08) ** 1.6
        shapes.append(
            polygon(sky, [(x - width, top), (x + width, top), (x + width * 1.25, bottom), (x - width * 1.25, bottom)])
        )
        near += 0.17
    shapes += _somebody(ink, x, horizon + 6, 150)
    return Art(shapes, Box(44, 52, WIDTH - 88, 250), ink, hangs=True)


def _somebody(tone: Tone, x: float, foot: float, tall: float) -> list[Shape]:
    """Coat and hat, from behind."""
    scale = tall / 100
    coat = [
        (-12, -78),
        (12, -78),
        (19, -30),
        (23, -12),
        (8, -12),
        (7, 0),
        (1, 0),
        (0, -12),
        (-1, 0),
        (-7, 0),
        (-8, -12),
        (-23, -12),
        (-19, -30),
    ]
    return [
        polygon(tone, [(x + dx * scale, foot + dy * scale) for dx, dy in coat]),
        circle(tone, x, foot - 85 * scale, 8 * scale),
        block(tone, x - 17 * scale, foot - 90 * scale, 34 * scale, 3.4 * scale),
        block(tone, x - 8 * scale, foot - 100 * scale, 16 * scale, 11 * scale),
    ]
