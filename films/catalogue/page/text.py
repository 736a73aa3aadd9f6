"""A pasted page made lines: bytes decoded, every kind of line break known, nothing unreadable let in."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import gettext as _

from films import limits

MEBIBYTE = 1024 * 1024
# A file without one of these is UTF-8. UTF-32's begins with UTF-16's, so it is asked first.
MARKED_ENCODINGS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
BREAK = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
UNREADABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# Marks that show nothing: they neither fill a line nor tell two names apart.
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
ALIKE = str.maketrans(
    {**dict.fromkeys("‘’‚‛ʼʹ`´", "'"), **dict.fromkeys("“”„‟«»", '"'), **dict.fromkeys("‐‑‒–—―", "-")}
)
FOLDED_MAX = 2_000  # characters; nothing longer is ever compared, and folding has its cost


class Fault(NamedTuple):
    number: int  # of the line; 0 for the page as a whole
    sentence: str

    def __str__(self) -> str:
        return _("line %(number)d: %(sentence)s") % self._asdict() if self.number else self.sentence


class PageError(Exception):
    """Why a page cannot be taken in at all; nothing of it has been stored."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("; ".join(map(str, faults)))
        self.faults = list(faults)


@dataclass(frozen=True)
class Row:
    """One line of the page that shows something."""

    number: int  # as an editor counts, from 1
    text: str  # without the space around it
    folded: str  # for comparing
    is_tight: bool  # no empty line before it


def decode_page(content: bytes) -> str:
    """Read the bytes of a file: UTF-8, or what its byte order mark says. Raises PageError."""
    if len(content) > limits.PAGE_BYTES_MAX:
        sizes = {"size": len(content) / MEBIBYTE, "most": limits.PAGE_BYTES_MAX // MEBIBYTE}
        raise refusal(_("it has %(size).1f MB: at most %(most)d MB") % sizes)
    encoding, skipped = "utf-8", 0
    for mark, marked_encoding in MARKED_ENCODINGS:
        if content.startswith(mark):
            encoding, skipped = marked_encoding, len(mark)
            break
    try:
        text = content[skipped:].decode(encoding)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, skipped + error.start) + 1
        raise refusal(_("this is not a text file in UTF-8"), line) from None
    if "\x00" in text:
        raise refusal(_("this is not a text file: it holds a NUL"), len(BREAK.split(text[: text.index("\x00")])))
    return text


def split_rows(text: str) -> list[Row]:
    """The lines that show something, numbered. Raises PageError for what no page of text holds."""
    rows: list[Row] = []
    is_tight = False
    lines = BREAK.split(text)
    if len(lines) > limits.PAGE_LINES_MAX:
        counts = {"count": len(lines), "most": limits.PAGE_LINES_MAX}
        raise refusal(_("it has %(count)d lines: at most %(most)d") % counts)
    for number, line in enumerate(lines, start=1):
        if unreadable := UNREADABLE.search(line):
            code = f"U+{ord(unreadable[0]):04X}"
            raise refusal(_("it holds the control character %(code)s: expected readable text") % {"code": code}, number)
        visible = line.replace("\ufeff", "").strip(" \t\u200b").strip()
        if INVISIBLE.sub("", visible).strip():
            rows.append(Row(number, visible, fold(visible), is_tight))
            is_tight = True
        else:
            is_tight = False
    if not rows:
        raise refusal(_("it is empty"))
    return rows


def refusal(sentence: str, number: int = 0) -> PageError:
    return PageError([Fault(number, sentence)])


def fold(text: str) -> str:
    """For comparing: without case, typographic variants, invisible marks and double spaces."""
    if len(text) > FOLDED_MAX:
        return text
    plain = INVISIBLE.sub("", unicodedata.normalize("NFKC", text).translate(ALIKE))
    return " ".join(plain.casefold().split())
