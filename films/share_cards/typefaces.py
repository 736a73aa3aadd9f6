"""Which typeface can set a text: never one that would print a box for a letter."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path

from fontTools.ttLib import TTFont
from PIL import ImageFont, features

from films.poster_art.lettering import reads_from_the_right
from films.share_cards.shapes import Weight

OWN = Path(str(files("font_source_serif_pro") / "files"))
# Of what a machine may have, for scripts that ours lacks; serifs first.
OTHERS = (
    "NotoSerif-Regular.ttf",
    "NotoSerifCJK-Regular.ttc",
    "NotoSerifCJKjp-Regular.otf",
    "NotoSerifJP-Regular.otf",
    "ipaexm.ttf",
    "ipam.ttf",
    "NotoSansCJK-Regular.ttc",
    "DejaVuSerif.ttf",
    "DejaVuSans.ttf",
)
FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "/Library/Fonts", "/System/Library/Fonts")
UNSEEN = {"Cc", "Cf", "Zl", "Zp", "Zs", "Mn"}  # what needs no glyph of its own, or joins one


@lru_cache(maxsize=4_096)
def typeface_for(text: str, weight: Weight) -> Path | None:
    """The first that has every letter; None where no text is better than a broken one."""
    if reads_from_the_right(text) and not features.check("raqm"):
        return None
    seen = {ord(letter) for letter in text if unicodedata.category(letter) not in UNSEEN}
    return next((path for path in _typefaces(weight) if seen <= _letters(path)), None)


def is_legible(text: str) -> bool:
    return typeface_for(text, Weight.REGULAR) is not None


@lru_cache(maxsize=256)
def font(path: Path, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(path), size)


def measure(text: str, size: int, weight: Weight) -> float:
    """In pixels. Raises LookupError for a text that no typeface here can set."""
    path = typeface_for(text, weight)
    if path is None:
        raise LookupError(f"no typeface here has all letters of {text!r}")
    return font(path, size).getlength(text)


def _typefaces(weight: Weight) -> Iterator[Path]:
    yield OWN / f"SourceSerifPro-{weight}.otf"
    yield from installed()


@cache
def installed() -> tuple[Path, ...]:
    found = {path.name: path for folder in FOLDERS for path in Path(folder).rglob("*.[to]t[fc]")}
    return tuple(found[name] for name in OTHERS if name in found)


@cache
def _letters(path: Path) -> frozenset[int]:
    with TTFont(path, fontNumber=0, lazy=True) as typeface:
        return frozenset(typeface.getBestCmap() or ())
