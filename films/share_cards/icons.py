"""The icons of the app, from the site's mark and the colours of the hall."""

from __future__ import annotations

from typing import NamedTuple

from PIL import Image, ImageDraw

from films.share_cards.drawing import draw_mark
from films.share_cards.inks import inks
from films.share_cards.shapes import Ink

SMOOTH = 4


class Icon(NamedTuple):
    name: str
    side: int
    share: float  # of the side, that the mark takes
    corner: float  # of the side, rounded off


ICONS = (
    Icon("app-192", 192, 0.66, 0.22),
    Icon("app-512", 512, 0.66, 0.22),
    Icon("app-maskable", 512, 0.52, 0),  # systems cut it into their own shape: the middle four fifths are safe
    Icon("app-apple", 180, 0.64, 0),  # rounded by the system
)


def draw_icon(icon: Icon) -> Image.Image:
    colours = inks(0)
    image = Image.new("RGBA", (icon.side, icon.side))
    image.paste(colours[Ink.HALL], mask=_ground(icon))
    mark = draw_mark(round(icon.side * icon.share))
    edge = (icon.side - mark.width) // 2
    image.paste(colours[Ink.BRIGHT], (edge, edge), mask=mark)
    return image if icon.corner else image.convert("RGB")


def _ground(icon: Icon) -> Image.Image:
    side = icon.side * SMOOTH
    ground = Image.new("L", (side, side))
    ImageDraw.Draw(ground).rounded_rectangle((0, 0, side - 1, side - 1), side * icon.corner, fill=255)
    return ground.resize((icon.side, icon.side), Image.Resampling.BOX)
