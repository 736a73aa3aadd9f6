"""In which language words on a page are read aloud, where it is not the interface's own.

Texts about films are in the catalogue's language. What members write is in whichever they like: HTML's word for
that is an empty `lang`.
"""

from __future__ import annotations

import re

from django.conf import settings
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

UNKNOWN = ""
PLACE = re.compile(r"%\((\w+)\)[sd]")


def lang(language: str | None) -> str:
    """An attribute, with the space before it; nothing for the interface's own language, or for None."""
    return "" if language in (None, get_language()) else format_html(' lang="{}"', language)


def in_language(language: str | None, words: object) -> SafeString:
    """The words as markup, for the middle of a sentence: in an element of their own where the language differs."""
    attribute = lang(language)
    return format_html("<span{}>{}</span>", attribute, words) if attribute else format_html("{}", words)


def catalogue_words(words: object) -> SafeString:
    return in_language(settings.CATALOGUE_LANGUAGE, words)


def filled(sentence: str | Promise, **words: object) -> SafeString:
    """A translated sentence with its places `%(name)s` filled; words that are no markup are escaped."""
    return format_html(PLACE.sub(r"{\1}", str(sentence)), **words)
