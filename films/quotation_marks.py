"""The marks in which each language sets what somebody said."""

from __future__ import annotations

from django.utils.translation import get_language

# By the primary subtag of a language tag; what is not listed is set as in English.
MARKS = {
    "cs": ("„", "“"),
    "da": ("»", "«"),
    "de": ("„", "“"),
    "el": ("«", "»"),
    "es": ("«", "»"),
    "fi": ("”", "”"),
    "fr": ("«\u00a0", "\u00a0»"),
    "it": ("«", "»"),
    "ja": ("「", "」"),
    "no": ("«", "»"),
    "pl": ("„", "”"),
    "ru": ("«", "»"),
    "sv": ("”", "”"),
    "uk": ("«", "»"),
    "zh": ("「", "」"),
}
ENGLISH = ("“", "”")


def set_in_quotation_marks(text: str, language: str) -> str:
    """`text` between the marks of its language, named by a BCP 47 tag such as `ru` or `en-GB`."""
    opening, closing = MARKS.get(language.partition("-")[0].lower(), ENGLISH)
    return f"{opening}{text}{closing}"


def named(thing: object) -> str:
    """Its name as a sentence of the interface sets it, in the language of whoever reads."""
    return set_in_quotation_marks(str(thing), get_language() or "")
