"""An SVG path as polygons: the commands and curves that our drawings use, flattened to straight edges."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

Point = tuple[float, float]
COUNTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}
TOKEN = re.compile(r"[A-Za-z]|-?(?:\d+\.?\d*|\.\d+)")
CURVE_STEPS = 24
ARC_STEP = math.radians(4)


def outlines(drawn: str) -> list[list[Point]]:
    """Each closed outline of the path `d`; a hole is an outline inside another. Raises KeyError for other commands."""
    found: list[list[Point]] = []
    at: Point = (0, 0)
    bend: Point | None = None  # the last control point, for S and T
    for command, numbers in _commands(drawn):
        kind = command.upper()
        values = _absolute(kind, numbers, at) if command.islower() else numbers
        if kind == "M":
            found.append([])
        edges, bend = _edges(kind, values, at, bend)
        found[-1].extend(edges)
        at = found[-1][-1]
        if kind == "Z":
            at = found[-1][0]
    return found


def _commands(drawn: str) -> Iterator[tuple[str, list[float]]]:
    """Each command with its numbers; what follows the numbers of one repeats it."""
    tokens = TOKEN.findall(drawn)
    place, command = 0, ""
    while place < len(tokens):
        if tokens[place].isalpha():
            command, place = tokens[place], place + 1
        count = COUNTS[command.upper()]
        yield command, [float(token) for token in tokens[place : place + count]]
        place += count
        command = {"M": "L", "m": "l"}.get(command, command)


def _absolute(kind: str, numbers: list[float], at: Point) -> list[float]:
    if kind == "H":
        return [numbers[0] + at[0]]
    if kind == "V":
        return [numbers[0] + at[1]]
    if kind == "A":
        return [*numbers[:5], numbers[5] + at[0], numbers[6] + at[1]]
    return [number + at[place % 2] for place, number in enumerate(numbers)]


def _edges(kind: str, values: list[float], at: Point, bend: Point | None) -> tuple[list[Point], Point | None]:
    """The points to which the command leads, and the control point that the next may continue."""
    if kind == "Z":
        return [], None
    if kind in "HV":
        return [(values[0], at[1]) if kind == "H" else (at[0], values[0])], None
    if kind == "A":
        return _arc(at, values), None
    points = list(zip(values[::2], values[1::2], strict=True))
    if kind in "ST":
        points.insert(0, _mirrored(bend, at))
    if kind in "ML":
        return points, None
    return _curve([at, *points]), points[-2]


def _mirrored(bend: Point | None, at: Point) -> Point:
    return (2 * at[0] - bend[0], 2 * at[1] - bend[1]) if bend else at


def _curve(points: list[Point]) -> list[Point]:
    """A Bézier curve of any degree, without its first point."""
    degree = len(points) - 1
    weights = [math.comb(degree, place) for place in range(degree + 1)]
    return [
        tuple(
            sum(w * (1 - t) ** (degree - k) * t**k * points[k][axis] for k, w in enumerate(weights)) for axis in (0, 1)
        )  # type: ignore[misc]
        for t in (step / CURVE_STEPS for step in range(1, CURVE_STEPS + 1))
    ]


def _arc(start: Point, values: list[float]) -> list[Point]:
    """From ends to centre, as in appendix B.2.4 of SVG 2; ours are never turned."""
    wide, high, _turn, is_large, is_clockwise, *rest = values
    end = (rest[0], rest[1])
    x, y = (start[0] - end[0]) / 2, (start[1] - end[1]) / 2
    if not (wide and high) or start == end:
        return [end]
    grow = max(1.0, math.hypot(x / wide, y / high))
    wide, high = wide * grow, high * grow
    apart = (x / wide) ** 2 + (y / high) ** 2
    shift = math.sqrt(max(0.0, 1 / apart - 1)) * (1 if bool(is_large) != bool(is_clockwise) else -1)
    inner = (shift * wide * y / high, -shift * high * x / wide)
    middle = (inner[0] + (start[0] + end[0]) / 2, inner[1] + (start[1] + end[1]) / 2)
    first = math.atan2((y - inner[1]) / high, (x - inner[0]) / wide)
    sweep = math.atan2((-y - inner[1]) / high, (-x - inner[0]) / wide) - first
    sweep = sweep % math.tau if is_clockwise else -(-sweep % math.tau)
    steps = max(2, math.ceil(abs(sweep) / ARC_STEP))
    turns = [first + sweep * step / steps for step in range(1, steps)]
    return [*((middle[0] + wide * math.cos(turn), middle[1] + high * math.sin(turn)) for turn in turns), end]
