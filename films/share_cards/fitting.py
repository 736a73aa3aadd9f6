"""Text broken into lines as large as a box allows; pure, given something that measures."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator

Measure = Callable[[str], float]
# Japanese and Chinese break anywhere but before these, and after those.
NOT_FIRST = "、。，．・：；！？）］｝」』】〉》ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々…!?)]}’”"
NOT_LAST = "（［｛「『【〈《([{‘“«„"
HYPHENS = "-–—/"


def break_lines(text: str, width: float, measure: Measure) -> list[str]:
    """Lines no wider than `width`; a word stays whole unless it alone is wider. Line ends in the text are kept."""
    return [line for paragraph in text.splitlines() for line in _fill(_words(paragraph), width, measure)]


def balance(text: str, width: float, measure: Measure) -> list[str]:
    """As few lines as `break_lines` needs, all of about the same length."""
    lines = break_lines(text, width, measure)
    narrow, wide = min(widest_word(text, measure), width), width
    for _ in range(8):
        middle = (narrow + wide) / 2
        tried = break_lines(text, middle, measure)
        lines, narrow, wide = (tried, narrow, middle) if len(tried) <= len(lines) else (lines, middle, wide)
    return lines


def widest_word(text: str, measure: Measure) -> float:
    return max((measure(word.rstrip()) for word in _words(text)), default=0)


def largest(sizes: Iterable[int], fits: Callable[[int], bool]) -> int | None:
    """The first of falling sizes that fits."""
    return next((size for size in sizes if fits(size)), None)


def shortened(text: str, letters: int) -> str:
    """Its opening, cut between words, with an ellipsis where something is missing."""
    if len(text) <= letters:
        return text
    kept = ""
    for word in _words(text):
        if len(kept) + len(word) > letters:
            break
        kept += word
    return f"{kept.rstrip().rstrip(',;:.–—')}…" if kept else ""


def _fill(words: Iterable[str], width: float, measure: Measure) -> Iterator[str]:
    line = ""
    for word in words:
        if line and measure((line + word).rstrip()) > width:
            yield line.rstrip()
            line = ""
        line += word
        while measure(line.rstrip()) > width and len(line.rstrip()) > 1:
            kept = _as_much_as_fits(line, width, measure)
            yield kept
            line = line[len(kept) :]
    yield line.rstrip()


def _as_much_as_fits(word: str, width: float, measure: Measure) -> str:
    end = 1
    while end < len(word) and measure(word[: end + 1]) <= width:
        end += 1
    return word[:end]


def _words(text: str) -> Iterator[str]:
    """Pieces that stay whole, each with the space behind it."""
    for word in re.findall(r"\S+\s*|^\s+", text):
        piece = ""
        for letter in word:
            if piece and _may_break(piece, letter):
                yield piece
                piece = ""
            piece += letter
        yield piece


def _may_break(piece: str, letter: str) -> bool:
    if letter.isspace() or letter in NOT_FIRST or piece[-1] in NOT_LAST:
        return False
    is_after_hyphen = piece[-1] in HYPHENS and letter.isalpha() and piece[:-1].strip(NOT_LAST) != ""
    return is_after_hyphen or _stands_alone(letter) or _stands_alone(piece[-1])


def _stands_alone(letter: str) -> bool:
    return unicodedata.east_asian_width(letter) in "WF"
