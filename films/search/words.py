"""Cuts text into the words that search compares: folded, in any script, with where each stands.

Both databases are given folded words only, so that they agree on what a word is: case and
diacritics are gone (ё is е, й stays й), and scripts written without spaces count each character
as a word, so that a phrase of them is found anywhere in a sentence.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

# Where marks live outside the rare scripts, and which of them only decorate a letter.
_BLOCKS = (range(0x300, 0x2000), range(0x20D0, 0x2100), range(0x302A, 0x3030), range(0x3099, 0x309B),
           range(0xA66F, 0xAC00), range(0xFE20, 0xFE30))  # fmt: skip
_MARKS = "".join(chr(code) for code in chain(*_BLOCKS) if unicodedata.category(chr(code))[0] == "M") + "ﾞﾟ"
_DECORATION = re.compile(
    "[\u0300-\u0305\u0307-\u036f\u0483-\u0487\u0591-\u05bd\u05bf-\u05c7\u064b-\u065f\u0670]|(?<!и)\u0306"
)
# Thai to Myanmar, Khmer, kana and ideographs.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3021-\u3035\u3038-\u309f\u30a1-\u30fa\u30fc-\u30ff"
    "\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9d\U00020000-\U0003ffff"
)
_WORD = re.compile(f"[{_UNSPACED}][{_MARKS}]*|(?![{_UNSPACED}])[^\\W_](?:(?![{_UNSPACED}])[^\\W_]|[{_MARKS}])*")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text: `text[start:end]`, and how search writes it."""

    start: int
    end: int
    folded: str


def words_of(text: str) -> Iterator[Word]:
    for match in _WORD.finditer(text):
        for folded in _folded(match.group()):
            yield Word(match.start(), match.end(), folded)


def fold(text: str) -> str:
    """The words alone, one space apart: what is stored in the index and asked of it."""
    return " ".join(word.folded for word in words_of(text))


def occurrences(words: Sequence[Word], sought: Sequence[str], *, is_start: bool = False) -> Iterator[tuple[int, int]]:
    """Where `sought` stands in a row among `words`, as (start, end) in the text.

    With `is_start` the last one need only begin a word.
    """
    length = len(sought)
    for place in range(len(words) - length + 1):
        row = words[place : place + length]
        last = row[-1].folded
        if all(word.folded == wanted for word, wanted in zip(row[:-1], sought[:-1], strict=True)) and (
            last == sought[-1] or (is_start and last.startswith(sought[-1]))
        ):
            yield row[0].start, row[-1].end


def _folded(written: str) -> Iterator[str]:
    if written.isascii():
        yield written.lower()
        return
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", written).casefold())
    composed = unicodedata.normalize("NFC", _DECORATION.sub("", plain))
    for match in _WORD.finditer(composed):  # one letter may unfold into several words
        yield match.group()
