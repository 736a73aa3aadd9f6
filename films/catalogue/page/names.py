"""Names that may be one: Latin letters for other scripts, and how alike two spellings are. Pure."""

from __future__ import annotations

import re
import unicodedata
from enum import IntEnum

from films.catalogue.page.text import fold

# As names are usually given in English; scholars differ. Accents are gone before: й is и, ё is е.
CYRILLIC = "а б в г д е ж з и к л м н о п р с т у ф х ц ч ш щ ъ ы ь э ю я і є ґ"
CYRILLIC_IN_LATIN = "a b v g d e zh z i k l m n o p r s t u f kh ts ch sh shch - y - e yu ya i ye g"
GREEK = "α β γ δ ε ζ η θ ι κ λ μ ν ξ ο π ρ σ ς τ υ φ χ ψ ω"
GREEK_IN_LATIN = "a v g d e z i th i k l m n x o p r s s t y f ch ps o"
OTHERS = "ß æ œ ø ł đ ð þ ı"
OTHERS_IN_LATIN = "ss ae oe o l d d th i"
LETTERS = {
    ord(letter): written.strip("-")
    for letters, latin in (
        (CYRILLIC, CYRILLIC_IN_LATIN),
        (GREEK, GREEK_IN_LATIN),
        (OTHERS, OTHERS_IN_LATIN),
    )
    for letter, written in zip(letters.split(), latin.split(), strict=True)
}
# Spellings that sound alike, in the order they are applied.
VARIANTS = (
    ("ph", "f"), ("kh", "h"), ("th", "t"), ("ck", "k"), ("qu", "k"), ("ks", "x"), ("c", "k"), ("q", "k"),
    ("w", "v"), ("y", "i"), ("j", "i"), ("z", "s"),
)  # fmt: skip
JOINERS = str.maketrans("", "", "'-.")
LETTERS_MIN = 5  # shorter names differ by a letter too easily: Mary, Mark, Marc
LETTERS_OF_TWO_SLIPS = 8  # from this length on, two letters may differ


class Likeness(IntEnum):
    NONE = 0
    NEAR = 1  # a letter or two differ: Veronica, Veronice; but Martin, Martina too
    SPELLING = 2  # two ways to write one sound: Veronica, Veronika, Вероника
    SAME = 3


def in_latin(text: str) -> str:
    """The text in lower-case Latin letters without accents, as far as its letters are known here."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).translate(LETTERS)


def compare_names(one: str, other: str) -> Likeness:
    """How alike two names are, word by word; as unlike as their most unlike words."""
    words, other_words = fold(one).split(), fold(other).split()
    if len(words) != len(other_words):
        return Likeness.NONE
    return min((_compare_words(*pair) for pair in zip(words, other_words, strict=True)), default=Likeness.NONE)


def _compare_words(one: str, other: str) -> Likeness:
    if one == other:
        return Likeness.SAME
    one, other = in_latin(one).translate(JOINERS), in_latin(other).translate(JOINERS)
    shorter = min(len(one), len(other))
    if not (one.isalpha() and other.isalpha()):
        return Likeness.NONE  # numbers tell soldiers apart
    if one == other:
        return Likeness.SPELLING
    if shorter < LETTERS_MIN:
        return Likeness.NONE
    if _sound(one) == _sound(other):
        return Likeness.SPELLING
    slips = 2 if shorter >= LETTERS_OF_TWO_SLIPS else 1
    return Likeness.NEAR if _sound(one)[0] == _sound(other)[0] and _differ_by(one, other, slips) else Likeness.NONE


def _sound(word: str) -> str:
    for written, sound in VARIANTS:
        word = word.replace(written, sound)
    return re.sub(r"(.)\1", r"\1", word)


def _differ_by(one: str, other: str, most: int) -> bool:
    """Whether `most` letters added, left out or changed make one word of the other (Levenshtein)."""
    if abs(len(one) - len(other)) > most:
        return False
    above = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        here = [row]
        for column, other_letter in enumerate(other, start=1):
            changed = above[column - 1] + (letter != other_letter)
            here.append(min(changed, above[column] + 1, here[-1] + 1))
        above = here
    return above[-1] <= most
