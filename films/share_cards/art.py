"""The film's drawn poster without its letters, as much of it as a box shows."""

from __future__ import annotations

import math
import re

from PIL import Image, ImageChops, ImageColor, ImageDraw

from films.poster_art import HEIGHT, WIDTH, Shape, draw_poster
from films.share_cards.paths import Point, outlines
from films.share_cards.shapes import Box

SMOOTH = 3  # drawn so many times larger, since Pillow draws edges in steps
ROUND = 96  # corners of a circle
PAPER = 22.0  # of the sheet's edge, which may be left unprinted
PICTURE = 640.0  # of the sheet's height; the rest holds the title
MIDDLE, MIDDLE_UNDER_TITLE = 320.0, 515.0  # where there is most to see


def draw_art(*, slug: str, title: str, box: Box, colours: dict[str, str]) -> Image.Image:
    """The middle of the picture, filling the box; the same film always looks the same."""
    poster = draw_poster(slug=slug, title=title)
    hangs = poster.title[0].baseline < PICTURE / 2  # the title stands above the picture
    window = _window(box, hangs=hangs)
    scale = SMOOTH * box.width / window.width
    image = Image.new("RGB", (round(box.width * SMOOTH), round(box.height * SMOOTH)), colours["ground"])
    for shape in poster.shapes:
        drawn = [
            [_placed(point, window, scale, poster.is_mirrored) for point in outline] for outline in _outlines(shape)
        ]
        _fill(image, drawn, colours[shape.tone], float(shape.attributes.get("fill-opacity", 1)))
    return image.resize((round(box.width), round(box.height)), Image.Resampling.BOX)


def _window(box: Box, *, hangs: bool) -> Box:
    """The part of the sheet that has the box's proportions."""
    wide, high = WIDTH - 2 * PAPER, PICTURE - 2 * PAPER
    scale = max(box.width / wide, box.height / high)
    width, height = box.width / scale, box.height / scale
    first = HEIGHT - PICTURE if hangs else 0
    top = (MIDDLE_UNDER_TITLE if hangs else MIDDLE) - height / 2
    return Box((WIDTH - width) / 2, min(max(top, first + PAPER), first + PICTURE - PAPER - height), width, height)


def _placed(point: Point, window: Box, scale: float, is_mirrored: bool) -> Point:
    x = WIDTH - point[0] if is_mirrored else point[0]
    return (x - window.x) * scale, (point[1] - window.y) * scale


def _fill(image: Image.Image, drawn: list[list[Point]], colour: str, opacity: float) -> None:
    if len(drawn) == 1 and opacity == 1:
        ImageDraw.Draw(image).polygon(drawn[0], fill=colour)
        return
    corner, mask = _mask(drawn, image.size)
    if corner:
        solid = Image.new("L", mask.size, round(255 * opacity))
        image.paste(ImageColor.getrgb(colour), corner, mask=ImageChops.multiply(mask, solid))


def _mask(drawn: list[list[Point]], size: tuple[int, int]) -> tuple[tuple[int, int] | None, Image.Image]:
    """Where the outlines are filled, and the corner where it belongs; none if they lie outside."""
    xs, ys = zip(*(point for outline in drawn for point in outline), strict=True)
    left, top = max(0, math.floor(min(xs))), max(0, math.floor(min(ys)))
    right, bottom = min(size[0], math.ceil(max(xs)) + 1), min(size[1], math.ceil(max(ys)) + 1)
    if left >= right or top >= bottom:
        return None, Image.new("L", (1, 1))
    mask = Image.new("1", (right - left, bottom - top))
    for outline in drawn:
        one = Image.new("1", mask.size)
        ImageDraw.Draw(one).polygon([(x - left, y - top) for x, y in outline], fill=1)
        mask = ImageChops.logical_xor(mask, one)
    return (left, top), mask.convert("L")


def _outlines(shape: Shape) -> list[list[Point]]:
    found = _untransformed(shape.tag, shape.attributes)
    move = re.findall(r"(translate|rotate)\(([^)]*)\)", shape.attributes.get("transform", ""))
    for name, written in move:
        numbers = [float(number) for number in written.split()]
        found = [[_moved(point, name, numbers) for point in outline] for outline in found]
    return found


def _untransformed(tag: str, attributes: dict[str, str]) -> list[list[Point]]:
    if tag == "path":
        return outlines(attributes["d"])
    if tag == "polygon":
        return [[(float(x), float(y)) for x, y in (pair.split(",") for pair in attributes["points"].split())]]
    of = {name: float(value) for name, value in attributes.items() if name in _NUMBERS}
    if tag == "rect":
        left, top, right, bottom = of["x"], of["y"], of["x"] + of["width"], of["y"] + of["height"]
        return [[(left, top), (right, top), (right, bottom), (left, bottom)]]
    wide, high = (of["r"], of["r"]) if tag == "circle" else (of["rx"], of["ry"])
    turns = (math.tau * step / ROUND for step in range(ROUND))
    return [[(of["cx"] + wide * math.cos(turn), of["cy"] + high * math.sin(turn)) for turn in turns]]


_NUMBERS = {"x", "y", "width", "height", "cx", "cy", "r", "rx", "ry"}


def _moved(point: Point, name: str, numbers: list[float]) -> Point:
    if name == "translate":
        return point[0] + numbers[0], point[1] + numbers[1]
    turn, (middle_x, middle_y) = math.radians(numbers[0]), numbers[1:]
    x, y = point[0] - middle_x, point[1] - middle_y
    return middle_x + x * math.cos(turn) - y * math.sin(turn), middle_y + x * math.sin(turn) + y * math.cos(turn)
