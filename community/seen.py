"""What of a text can be seen, whatever Unicode calls its characters."""

from __future__ import annotations

import re
import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

# Controls, formats (bidi overrides, zero widths), halves of characters, private and unassigned ones, line ends.
UNSEEN_CATEGORIES = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
JOINERS = "\u200c\u200d"  # some scripts and most emoji cannot be written without
BLANKS = "\u115f\u1160\u2800\u3164\uffa0\U0001d159"  # letters and symbols, says Unicode, that show nothing
VISIBLE = ("L", "N", "S", "P")
# Those of next year are unassigned in our Unicode, and shown by phones all the same.
NEW_EMOJI = range(0x1F000, 0x1FB00)
# In a line of text: what turns it round, and what takes no room. Joiners, flags and marks of direction have a use.
HIDDEN = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u200b\u202a-\u202e\u2060-\u206f\ufeff]")


def is_unseen(character: str) -> bool:
    return character in BLANKS or (unicodedata.category(character) in UNSEEN_CATEGORIES and character not in JOINERS)


def can_be_seen(text: str) -> bool:
    """Whether there is a letter, a number, a sign or an emoji in it."""
    return any(map(_shows, text))


def must_be_seen(text: str) -> None:
    """A validator for what others, or its author later, shall read."""
    if not can_be_seen(text):
        raise ValidationError(_("Nothing of this can be seen: write at least one letter, number or sign."), "unseen")


def on_one_line(text: str) -> str:
    """With its spaces set right, and without what is hidden in it, unless there is nothing else."""
    return " ".join(HIDDEN.sub("", text).split()) or text


def _shows(character: str) -> bool:
    category = unicodedata.category(character)
    if category == "Cn":
        return ord(character) in NEW_EMOJI
    return category.startswith(VISIBLE) and character not in BLANKS
