"""What posters are made of: plain shapes, each in one tone, on a sheet of 600 by 900."""

from __future__ import annotations

import math
from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

WIDTH, HEIGHT = 600, 900
Point = tuple[float, float]


class Tone(StrEnum):
    """Inks, named as the stylesheet names them; the film's accent gives each its colour."""

    PALE = "pale"
    GROUND = "ground"  # the darkest
    DEEP = "deep"
    SPOT = "spot"  # the accent at its brightest
    COUNTER = "counter"  # across the wheel from the accent: for small things


class Shape(NamedTuple):
    tag: str
    tone: Tone
    attributes: dict[str, str]


class Box(NamedTuple):
    x: float
    y: float
    width: float
    height: float


class Art(NamedTuple):
    """A composition: what is drawn, and where the title may stand without touching it."""

    shapes: list[Shape]
    title: Box
    ink: Tone
    hangs: bool = False  # the title starts at the top of its box; otherwise it stands on the bottom


def circle(tone: Tone, x: float, y: float, radius: float, **more: float) -> Shape:
    return Shape("circle", tone, _numbers({"cx": x, "cy": y, "r": radius}, more))


def ellipse(tone: Tone, x: float, y: float, wide: float, high: float, **more: float) -> Shape:
    return Shape("ellipse", tone, _numbers({"cx": x, "cy": y, "rx": wide, "ry": high}, more))


def block(tone: Tone, x: float, y: float, width: float, height: float, **more: float) -> Shape:
    return Shape("rect", tone, _numbers({"x": x, "y": y, "width": width, "height": height}, more))


def sheet(tone: Tone) -> Shape:
    return block(tone, 0, 0, WIDTH, HEIGHT)


def polygon(tone: Tone, points: Iterable[Point], **more: float) -> Shape:
    written = " ".join(f"{number(x)},{number(y)}" for x, y in points)
    return Shape("polygon", tone, {"points": written, **_numbers(more)})


def path(tone: Tone, drawn: str, **more: float) -> Shape:
    return Shape("path", tone, {"d": drawn, **_numbers(more)})


def bar(tone: Tone, start: Point, end: Point, thickness: float, **more: float) -> Shape:
    """A straight bar between two points."""
    (x, y), (to_x, to_y) = start, end
    length = math.hypot(to_x - x, to_y - y) or 1
    aside, along = (to_y - y) / length * thickness / 2, (to_x - x) / length * thickness / 2
    corners = [
        (x + aside, y - along),
        (to_x + aside, to_y - along),
        (to_x - aside, to_y + along),
        (x - aside, y + along),
    ]
    return polygon(tone, corners, **more)


def ring(tone: Tone, x: float, y: float, radius: float, thickness: float, **more: float) -> Shape:
    """Two circles in one path, the inner one cut out."""
    outer, inner = radius + thickness / 2, radius - thickness / 2
    drawn = "".join(
        f"M{number(x - r)},{number(y)}a{number(r)},{number(r)} 0 1 {sweep} {number(2 * r)},0"
        f"a{number(r)},{number(r)} 0 1 {sweep} {number(-2 * r)},0z"
        for r, sweep in ((outer, 1), (inner, 0))
    )
    return path(tone, drawn, **more)


def moved(shape: Shape, x: float, y: float) -> Shape:
    """Drawn around 0,0 and put there."""
    return shape._replace(attributes={**shape.attributes, "transform": f"translate({number(x)} {number(y)})"})


def around(x: float, y: float, radius: float, degrees: float) -> Point:
    angle = math.radians(degrees)
    return x + radius * math.cos(angle), y + radius * math.sin(angle)


def number(value: float) -> str:
    """To a tenth, without an empty fraction: a poster is no place for long numbers."""
    written = f"{value:.1f}".removesuffix(".0")
    return "0" if written == "-0" else written


def _numbers(*several: dict[str, float]) -> dict[str, str]:
    return {
        name.replace("_", "-"): f"{value:g}" if name.endswith("opacity") else number(value)
        for values in several
        for name, value in values.items()
    }
