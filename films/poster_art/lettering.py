"""A title set into a box: broken into lines, as large as fits, never cut, in any script.

The width of a line is an estimate, since readers' fonts differ; each line therefore carries the
length that it must take, and the browser makes the letters fit it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from films.poster_art.shapes import Box

LARGEST = 300  # of a letter, on a sheet 900 high
SMALLEST_EM = 34  # a word too long for a line of this size is broken
LINES_MAX = 12
SPREAD = 1.55  # how much larger than the smallest line another may be
# Widths of a narrow bold face in thousandths of its size; other letters are taken as 560.
ADVANCES = (
    (230, "'’‘`.,:;!|iIjlı·"),
    (300, ' ftr-()[]/“”"°'),
    (460, "acksvxyzJeabdghnopqu0123456789–?*абвгдезийклнопрстухэяё"),
    (640, "GOQwОДЛЦФЮфю"),
    (680, "MМЖmжмЪ"),
    (780, "WШЩЫшщы%@—&"),
)
WIDTHS = {character: width / 1_000 for width, characters in ADVANCES for character in characters}
USUAL_WIDTH = 0.56
SPACE = 0.3


class Token(NamedTuple):
    """A piece that stays whole."""

    text: str
    width: float  # in ems
    gap: float  # of the space before it, where it does not begin a line


class Line(NamedTuple):
    text: str
    x: float
    baseline: float
    size: float
    length: float  # that the browser gives the line, whatever its font


def set_title(title: str, box: Box, *, hangs: bool = False, largest: float = LARGEST) -> list[Line]:
    """Lines that fill the width of the box and stay inside it; on its bottom, or hung from its top."""
    tokens = list(_tokens(title.upper(), box.width))
    settings = [_sizes(lines, box, largest) for lines in _all_breaks(tokens)]
    lines = max(settings, key=lambda sized: (min(size for _, size in sized), -len(sized)))
    top = box.y if hangs else box.y + box.height - sum(size * pitch(text) for text, size in lines)
    return list(_placed(lines, box, top))


def measure(text: str) -> float:
    """The width of a text in ems."""
    return max(sum(map(advance, text)), 0.3)


def advance(character: str) -> float:
    if unicodedata.combining(character):
        return 0
    if unicodedata.east_asian_width(character) in "WF":
        return 1
    return WIDTHS.get(character, USUAL_WIDTH)


def pitch(text: str) -> float:
    """From line to line, in ems: bare capitals stand closest, then capitals that wear a mark."""
    if not in_capitals(text):
        return 1.16
    return 1.08 if any(map(unicodedata.decomposition, text)) else 0.9


def in_capitals(text: str) -> bool:
    return all(character.isupper() or not character.isalpha() for character in text)


def _tokens(title: str, width: float) -> Iterator[Token]:
    """Words, ideographs one by one, and what must be broken because no line can hold it."""
    for word in title.split() or ["—"]:
        for place, piece in enumerate(_pieces(word, width / SMALLEST_EM)):
            yield Token(piece, measure(piece), 0 if place else SPACE)


def _pieces(word: str, ems: float) -> Iterator[str]:
    piece, width = "", 0.0
    for character in word:
        width += advance(character)
        if piece and (width > ems or unicodedata.east_asian_width(character) in "WF"):
            yield piece
            piece, width = "", advance(character)
        piece += character
    yield piece


def _all_breaks(tokens: list[Token]) -> Iterator[list[str]]:
    for count in range(1, min(LINES_MAX, len(tokens)) + 1):
        yield _evenly(tokens, count)


def _evenly(tokens: list[Token], count: int) -> list[str]:
    """Broken into at most `count` lines so that the widest is as narrow as can be."""
    low = max(token.width for token in tokens)
    high = sum(token.width + token.gap for token in tokens)
    for _ in range(14):  # halving the difference: to a thousandth of an em
        middle = (low + high) / 2
        low, high = (low, middle) if len(_greedily(tokens, middle)) <= count else (middle, high)
    return [
        "".join(" " * bool(t.gap and place) + t.text for place, t in enumerate(line))
        for line in _greedily(tokens, high)
    ]


def _greedily(tokens: list[Token], ems: float) -> list[list[Token]]:
    lines: list[list[Token]] = []
    width = 0.0
    for token in tokens:
        width += token.gap + token.width
        if not lines or width > ems:
            lines.append([])
            width = token.width
        lines[-1].append(token)
    return lines


def _sizes(lines: list[str], box: Box, largest: float) -> list[tuple[str, float]]:
    """Each line as wide as the box, as far as the heights allow it."""
    sizes = [min(largest, box.width / measure(line)) for line in lines]
    sizes = [min(size, min(sizes) * SPREAD) for size in sizes]
    height = sum(size * pitch(line) for line, size in zip(lines, sizes, strict=True))
    return [(line, size * min(1, box.height / height)) for line, size in zip(lines, sizes, strict=True)]


def _placed(lines: list[tuple[str, float]], box: Box, top: float) -> Iterator[Line]:
    """From the side on which their script begins."""
    bottom = top
    for text, size in lines:
        bottom += size * pitch(text)
        below = 0.09 if in_capitals(text) else 0.26  # what letters need under their baseline
        length = size * measure(text)
        x = box.x + box.width - length if reads_from_the_right(text) else box.x
        yield Line(text, x, bottom - size * below, size, length)


def reads_from_the_right(text: str) -> bool:
    strong = (kind for kind in map(unicodedata.bidirectional, text) if kind in {"L", "R", "AL"})
    return next(strong, "L") != "L"
