"""Compositions of lamps, glass and celluloid."""

from __future__ import annotations

from films.poster_art.chance import Chance
from films.poster_art.shapes import (
    HEIGHT,
    WIDTH,
    Art,
    Box,
    Shape,
    Tone,
    block,
    circle,
    ellipse,
    moved,
    path,
    polygon,
    sheet,
)


def beams(chance: Chance) -> Art:
    """Two spotlights that find the same place."""
    back, light = Tone.GROUND, chance.pick([Tone.SPOT, Tone.PALE])
    x, floor = chance.between(230, 370), 590.0
    shapes = [sheet(back)]
    for corner, opacity in ((chance.between(-40, 60), 0.92), (chance.between(540, 640), 0.5), (x, 0.25)):
        shapes.append(
            polygon(
                light, [(corner - 8, -20), (corner + 8, -20), (x + 130, floor), (x - 130, floor)], fill_opacity=opacity
            )
        )
    shapes += [ellipse(light, x, floor, 130, 30), *_singer(back, x, floor + 8)]
    return Art(shapes, Box(44, 650, WIDTH - 88, 206), Tone.PALE)


def _singer(tone: Tone, x: float, foot: float) -> list[Shape]:
    """A long dress and bare shoulders, black against the light."""
    dress = (
        "M-17-148C-6-142 6-142 17-148C20-128 8-112 11-98C16-60 30-20 46 0C20 9-20 9-46 0"
        "C-30-20-16-60-11-98C-8-112-20-128-17-148Z"
    )
    arms = "M-24-140C-22-158-5-154-5-166H5C5-154 22-158 24-140L18-92L13-96L16-134H-16L-30-92L-35-95Z"
    head = (ellipse(tone, 0, -180, 14, 18), circle(tone, 7, -198, 9))
    return [moved(part, x, foot) for part in (path(tone, dress), path(tone, arms), *head)]


def windows(chance: Chance) -> Art:
    """A house front at night; behind one window somebody is awake."""
    wall, dark, ink = chance.pick([(Tone.GROUND, Tone.DEEP, Tone.PALE), (Tone.SPOT, Tone.GROUND, Tone.GROUND)])
    columns, rows = chance.pick([(4, 5), (5, 6), (3, 4)])
    wide, high = 512 / columns, 560 / rows
    chosen = (int(chance.between(0, columns)), int(chance.between(0, rows)))
    shapes = [sheet(wall)]
    for column in range(columns):
        for row in range(rows):
            pane = Box(44 + column * wide + wide * 0.12, 48 + row * high + high * 0.1, wide * 0.76, high * 0.8)
            if (column, row) == chosen:
                shapes += _awake(pane)
            else:
                shapes += _window(Tone.PALE if chance.roll() < 0.16 else dark, wall, pane)
    return Art(shapes, Box(44, 640, WIDTH - 88, 216), ink)


def _window(glass: Tone, bars: Tone, pane: Box) -> list[Shape]:
    upright = block(bars, pane.x + pane.width / 2 - 2, pane.y, 4, pane.height)
    return [block(glass, *pane), upright, block(bars, pane.x, pane.y + pane.height * 0.4, pane.width, 4)]


def _awake(pane: Box) -> list[Shape]:
    """Somebody's head and shoulders in the light."""
    middle, sill, wide, high = pane.x + pane.width / 2, pane.y + pane.height, pane.width, pane.height
    body = f"M{-wide * 0.3:.0f},0Q{-wide * 0.28:.0f},{-high * 0.3:.0f} 0,{-high * 0.3:.0f}T{wide * 0.3:.0f},0Z"
    return [
        block(Tone.COUNTER, *pane),
        circle(Tone.GROUND, middle, sill - high * 0.46, wide * 0.14),
        moved(path(Tone.GROUND, body), middle, sill),
    ]


def strip(chance: Chance) -> Art:
    """A strip of film across the sheet, with something on every frame."""
    back, ink = chance.pick([(Tone.SPOT, Tone.GROUND), (Tone.PALE, Tone.GROUND)])
    tilt = chance.pick([-28, -22, 22, 28])
    turn = f"rotate({tilt} 300 330)"
    shapes = [sheet(back), block(Tone.GROUND, -300, 205, 1200, 250)]
    for place in range(22):
        shapes += [block(back, -290 + place * 54, y, 26, 22, rx=4) for y in (218, 420)]
    frames = [_frame(-282 + place * 194, place, chance) for place in range(6)]
    shapes += [shape for frame in frames for shape in frame]
    turned = [shapes[0], *(Shape(tag, tone, {**attributes, "transform": turn}) for tag, tone, attributes in shapes[1:])]
    return Art(turned, Box(44, 646, WIDTH - 88, 210), ink)


def _frame(x: float, place: int, chance: Chance) -> list[Shape]:
    tone = (Tone.PALE, Tone.COUNTER, Tone.SPOT)[place % 3]
    inside = Tone.GROUND if tone is not Tone.PALE else Tone.DEEP
    middle = x + 88
    drawn = (
        circle(inside, middle, 330, chance.between(34, 62)),
        polygon(inside, [(x, 412), (middle + chance.between(-40, 40), 282), (x + 176, 412)]),
        block(inside, x + chance.between(10, 110), 248, 44, 164),
        path(inside, f"M{x:.0f},412V340Q{x + 44:.0f},300 {middle:.0f},340T{x + 176:.0f},340V412Z"),
    )
    return [block(tone, x, 248, 176, 164), chance.pick(drawn)]


def stairs(chance: Chance) -> Art:
    """Steps, each in its own light, and a moon over them."""
    back, moon = chance.pick([(Tone.PALE, Tone.SPOT), (Tone.GROUND, Tone.PALE)])
    steps = int(chance.between(6, 9))
    rise, run = 470 / steps, WIDTH / steps
    shapes = [sheet(back), circle(moon, chance.between(150, 220), chance.between(160, 220), chance.between(85, 120))]
    for place in range(steps):
        top = 600 - rise * (place + 1)
        shapes.append(block(Tone.SPOT if place % 2 else Tone.DEEP, place * run, top, WIDTH - place * run + 1, rise + 1))
    shapes.append(block(Tone.GROUND, 0, 600, WIDTH, HEIGHT - 600))
    place = steps // 2
    x, foot = place * run + run / 2, 600 - rise * (place + 1)
    somebody = Tone.PALE if back is Tone.GROUND else Tone.GROUND
    shapes.append(circle(somebody, x, foot - 62, 15))
    shapes.append(polygon(somebody, [(x - 9, foot - 46), (x + 9, foot - 46), (x + 20, foot), (x - 20, foot)]))
    return Art(shapes, Box(44, 650, WIDTH - 88, 206), Tone.PALE)
