"""Phrases as they are looked for: whatever the case, the width or the accents' encoding."""

from __future__ import annotations

import html
import re
import unicodedata

TAGS = re.compile(r"<[^>]*>")
BLOCK_ENDS = re.compile(r"</(?:p|li|blockquote|h[1-6]|pre|td|th|summary)>|<br ?/?>")
SPACES = re.compile(r"\s+")
# Joiners, fillers of Hangul and selectors of variants: no eye sees them, and Unicode files them with what it sees.
UNSEEN = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\uffa0\ufe00-\ufe0f\U000e0100-\U000e01ef]")


def folded(text: str) -> str:
    """Unicode's NFKC and full case folding, without what nobody sees and with single spaces."""
    seen = unicodedata.normalize("NFKC", _without_unseen(text)).casefold()
    return SPACES.sub(" ", unicodedata.normalize("NFKC", seen)).strip()


def _without_unseen(text: str) -> str:
    """Soft hyphens, marks of direction, tags and the like are of the category Cf."""
    if text.isascii():
        return text
    return "".join(letter for letter in UNSEEN.sub("", text) if unicodedata.category(letter) != "Cf")


def text_of(written: str) -> str:
    """What a reader reads of HTML that we made: emphasis amid a word hides no phrase."""
    return html.unescape(TAGS.sub("", BLOCK_ENDS.sub(" ", written)))


def holds(text: str, phrase: str, *, whole: bool) -> bool:
    """Whether a folded text holds a folded phrase; `whole` asks for it between the ends of words."""
    if phrase not in text:
        return False
    return not whole or re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", text) is not None
