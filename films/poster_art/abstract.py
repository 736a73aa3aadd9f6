"""Compositions of geometry alone."""

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
    ring,
    sheet,
)


def vortex(chance: Chance) -> Art:
    """Rings that turn around a door left ajar."""
    back, ink = chance.pick([(Tone.GROUND, Tone.PALE), (Tone.PALE, Tone.GROUND)])
    x, y = chance.between(280, 320), chance.between(300, 330)
    shapes = [sheet(back)]
    for place in range(8):
        radius = 88 + place * 46 + place * place * 1.5
        turn, gap = chance.between(0, 360), chance.between(40, 130)
        shapes.append(_arc(Tone.SPOT if place % 2 else ink, x, y, radius, 7 + place * 2.6, start=turn, sweep=360 - gap))
    door = [(x - 32, y - 52), (x + 32, y - 52), (x + 32, y + 52), (x - 32, y + 52)]
    ajar = [(x - 32, y - 52), (x + 4, y - 40), (x + 4, y + 66), (x - 32, y + 52)]
    shapes += [circle(back, x, y, 76), polygon(Tone.COUNTER, door), polygon(ink, ajar), circle(back, x - 3, y + 14, 3)]
    shapes.append(block(ink, 0, 640, WIDTH, HEIGHT - 640))
    return Art(shapes, Box(44, 666, WIDTH - 88, 192), back)


def _arc(tone: Tone, x: float, y: float, radius: float, thickness: float, *, start: float, sweep: float) -> Shape:
    """Part of a ring, thick at one end and running out to a point."""
    outer, inner = radius + thickness, radius - thickness / 3
    (ax, ay), (bx, by) = around(x, y, outer, start), around(x, y, radius, start + sweep)
    cx, cy = around(x, y, inner, start)
    large = int(sweep > 180)
    drawn = (
        f"M{ax:.0f},{ay:.0f}A{outer:.0f},{outer:.0f} 0 {large} 1 {bx:.0f},{by:.0f}"
        f"A{inner:.0f},{inner:.0f} 0 {large} 0 {cx:.0f},{cy:.0f}Z"
    )
    return path(tone, drawn)


def planes(chance: Chance) -> Art:
    """A wedge, a ring and bars that cross the sheet."""
    back, ink, wedge = chance.pick(
        [(Tone.PALE, Tone.GROUND, Tone.SPOT), (Tone.SPOT, Tone.GROUND, Tone.PALE), (Tone.GROUND, Tone.PALE, Tone.SPOT)]
    )
    x, y = chance.between(340, 400), chance.between(250, 300)
    radius = chance.between(150, 185)
    shapes = [sheet(back), circle(ink, x, y, radius), circle(back, x, y, radius - 34)]
    shapes.append(polygon(wedge, [(-30, chance.between(30, 90)), (-30, chance.between(430, 520)), (x + 40, y)]))
    lean = chance.between(0.5, 0.8)
    for place, thickness in enumerate((26, 8, 8)):
        at = 520 + place * 44
        shapes.append(bar(ink if place else Tone.COUNTER, (-40, at + 130), (640, at + 130 - 680 * lean), thickness))
    shapes.append(circle(Tone.COUNTER, x + radius * 0.62, y + radius * 0.55, 26))
    shapes.append(block(back, 0, 650, WIDTH, HEIGHT - 650))
    shapes.append(block(ink, 44, 662, WIDTH - 88, 8))
    return Art(shapes, Box(44, 690, WIDTH - 88, 168), ink)


def cutout(chance: Chance) -> Art:
    """Paper bars cut by hand, hanging down."""
    back, bars, ink = chance.pick(
        [
            (Tone.SPOT, Tone.GROUND, Tone.GROUND),
            (Tone.GROUND, Tone.SPOT, Tone.PALE),
            (Tone.PALE, Tone.GROUND, Tone.GROUND),
        ]
    )
    shapes = [sheet(back)]
    count = int(chance.between(5, 8))
    wide = 600 / count
    odd = int(chance.between(1, count - 1))
    for place in range(count):
        left, reach = place * wide, chance.between(170, 540)
        crooked = [chance.between(-9, 9) for _ in range(4)]
        points = [
            (left + 8 + crooked[0], -10),
            (left + wide - 6 + crooked[1], -10),
            (left + wide - 8 + crooked[2], reach + crooked[3] * 2),
            (left + 10 + crooked[3], reach),
        ]
        shapes.append(polygon(Tone.COUNTER if place == odd else bars, points))
        if place == odd:
            shapes.append(circle(Tone.COUNTER, left + wide / 2, reach + wide * 0.75, wide * 0.36))
    return Art(shapes, Box(44, 644, WIDTH - 88, 212), ink)


def slices(chance: Chance) -> Art:
    """A disc cut into slices that have slipped."""
    back, disc, ink = chance.pick(
        [
            (Tone.PALE, Tone.SPOT, Tone.GROUND),
            (Tone.GROUND, Tone.SPOT, Tone.PALE),
            (Tone.SPOT, Tone.GROUND, Tone.GROUND),
        ]
    )
    shapes = [sheet(back)]
    x, y, radius, count = 300.0, 318.0, 236.0, int(chance.between(6, 9))
    high = 2 * radius / count
    for place in range(count):
        top = y - radius + place * high
        slip = chance.between(-74, 74) if 0 < place < count - 1 else 0
        shapes.append(_slice(disc, x + slip, y, radius, top=top + 2, bottom=top + high - 2))
    shapes.append(circle(Tone.COUNTER, *around(x, y, radius + 40, chance.between(-150, -30)), 22))
    return Art(shapes, Box(44, 640, WIDTH - 88, 216), ink)


def _slice(tone: Tone, x: float, y: float, radius: float, *, top: float, bottom: float) -> Shape:
    half = [max(radius**2 - (edge - y) ** 2, 0) ** 0.5 for edge in (top, bottom)]
    drawn = (
        f"M{x - half[0]:.0f},{top:.0f}H{x + half[0]:.0f}A{radius:.0f},{radius:.0f} 0 0 1 {x + half[1]:.0f},{bottom:.0f}"
        f"H{x - half[1]:.0f}A{radius:.0f},{radius:.0f} 0 0 1 {x - half[0]:.0f},{top:.0f}Z"
    )
    return path(tone, drawn)


def eye(chance: Chance) -> Art:
    """An eye whose iris is a reel."""
    back, white, ink = chance.pick(
        [(Tone.SPOT, Tone.PALE, Tone.GROUND), (Tone.GROUND, Tone.PALE, Tone.PALE), (Tone.PALE, Tone.SPOT, Tone.GROUND)]
    )
    y, iris = chance.between(310, 350), chance.between(104, 122)
    shapes = [sheet(back)]
    lashes = int(chance.between(9, 14))
    for place in range(lashes):
        turn = 200 + 140 * place / (lashes - 1)
        (near_x, near_y), (far_x, far_y) = around(300, y + 60, 200, turn), around(300, y + 60, 330, turn)
        shapes.append(polygon(ink, [(near_x - 9, near_y), (near_x + 9, near_y), (far_x, far_y)]))
    shapes.append(path(white, f"M30,{y:.0f}Q300,{y - 290:.0f} 570,{y:.0f}Q300,{y + 250:.0f} 30,{y:.0f}Z"))
    shapes += [circle(Tone.DEEP, 300, y - 8, iris), ring(Tone.GROUND, 300, y - 8, iris, 10)]
    holes = int(chance.between(3, 6))
    shapes += [
        circle(white, *around(300, y - 8, iris * 0.6, 360 * place / holes - 90), iris * 0.2) for place in range(holes)
    ]
    shapes.append(circle(Tone.COUNTER, 300, y - 8, iris * 0.22))
    return Art(shapes, Box(44, 640, WIDTH - 88, 216), ink)
