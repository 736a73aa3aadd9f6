"""The tokens as they stand in their stylesheet, drawn so that each shows itself: nothing here says a value twice."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString

from films.models.film import ACCENTS

TOKENS = Path(settings.BASE_DIR) / "static" / "css" / "tokens.css"
SPRITE = TOKENS.parents[1] / "img" / "icons.svg"
SYMBOL = re.compile(r'<symbol id="([\w-]+)"')
MEANING = re.compile(r"^    --(?P<name>[\w-]+): (?P<value>[^;]+);", re.MULTILINE)
COLOURS = ("accent", "on-accent", "accent-wash", "glow")  # and whatever is one colour by day and one by night
SWATCH = (
    '<svg class="styleguide__swatch" aria-hidden="true" focusable="false">'
    '<rect width="100%" height="100%" fill="var(--{})" /></svg>'
)
STRETCH = (
    '<svg class="styleguide__stretch" aria-hidden="true" focusable="false">'
    '<rect width="var(--{})" height="100%" fill="var(--accent)" /></svg>'
)
LETTERS = (
    '<svg class="styleguide__letters" height="calc(1.4 * var(--{0}))" aria-hidden="true" focusable="false">'
    '<text y="1em" font-size="var(--{0})" fill="currentColor">{1}</text></svg>'
)


class Token(NamedTuple):
    name: str
    drawn: SafeString


def meanings() -> dict[str, str]:
    """What tokens.css says after its raw values, by name."""
    return {
        found["name"]: found["value"] for found in MEANING.finditer(TOKENS.read_text().partition("/* Meanings.")[2])
    }


def colours() -> list[Token]:
    named = [name for name, value in meanings().items() if value.startswith("light-dark(")]
    return [Token(name, format_html(SWATCH, name)) for name in dict.fromkeys([*named, *COLOURS])]


def accents() -> list[Token]:
    """By their numbers; each stands in an element of its own accent."""
    return [Token(str(number), format_html(SWATCH, "accent")) for number in range(ACCENTS)]


def sizes(words: str) -> list[Token]:
    return [Token(name, format_html(LETTERS, name, words)) for name in meanings() if name.startswith("size-")]


def spaces() -> list[Token]:
    named = [name for name in meanings() if name.startswith(("space-", "gutter", "touch"))]
    return [Token(name, format_html(STRETCH, name)) for name in named]


def icon_names() -> list[str]:
    """All symbols of the sprite."""
    return SYMBOL.findall(SPRITE.read_text())
