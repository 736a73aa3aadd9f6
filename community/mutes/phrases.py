"""Phrases as they are looked for: whatever the case, the width or the accents' encoding."""

from __future__ import annotations

import html
import re
import unicodedata

TAGS = re.compile(r"<[^>]*>")
BLOCK_ENDS = re.compile(r"</(?:p|li|blockquote|h[1-6]|pre|td|th|summary)>|<br ?/?>")
SPACES = re.compile(r"\s+")
UNSEEN = dict.fromkeys((0x00AD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF))  # soft hyphens, joiners and the like


def folded(text: str) -> str:
    """Unicode's NFKC and full case folding, without what nobody sees and with single spaces."""
    seen = unicodedata.normalize("NFKC", text.translate(UNSEEN)).casefold()
    return SPACES.sub(" ", unicodedata.normalize("NFKC", seen)).strip()


def text_of(written: str) -> str:
    """What a reader reads of HTML that we made: emphasis amid a word hides no phrase."""
    return html.unescape(TAGS.sub("", BLOCK_ENDS.sub(" ", written)))


def holds(text: str, phrase: str, *, whole: bool) -> bool:
    """Whether a folded text holds a folded phrase; `whole` asks for it between the ends of words."""
    if phrase not in text:
        return False
    return not whole or re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", text) is not None
