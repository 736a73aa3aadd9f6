"""Every text of the interface can reach a translator: none stands bare in a template."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.sources import named, tracked

TEMPLATES = [path for path in tracked("templates/**") if path.suffix in (".html", ".txt") and path.name != "robots.txt"]
NAMES = ("Reelive", "UTC")  # the same in every language
# What is no text, or one that machines read and people type just so.
NO_TEXT = (
    r"\{#.*?#\}",
    r"\{%\s*comment\b.*?endcomment\s*%\}",
    r"\{%\s*blocktranslate\b.*?endblocktranslate\s*%\}",
    r"\{%\s*block (?:bodyclass|about)\s*%\}\?film=.*?\{%\s*endblock\s*%\}",
    r"\{%\s*block bodyclass\s*%\}.*?\{%\s*endblock\b.*?%\}",
    r"<(script|style|code|kbd|pre)\b.*?</\1>",
    r"<(?P<tag>\w+)\b[^>]*\stranslate=\"no\".*?</(?P=tag)>",
    r"\{\{.*?\}\}|\{%.*?%\}",
)
READ_ALOUD = re.compile(r"\b(?:alt|title|aria-label|placeholder|label)=\"([^\"]*)\"")
TAG = re.compile(r"<!--.*?-->|<[^>]*>|&\w+;", re.DOTALL)
WORD = re.compile(r"[^\W\d_]{2,}|[A-Za-z]")


def bare_texts(source: str) -> Iterator[str]:
    for pattern in NO_TEXT:
        source = re.sub(pattern, " ", source, flags=re.DOTALL)
    yield from READ_ALOUD.findall(source)
    yield from TAG.sub("\n", source).splitlines()


def words(source: str) -> list[str]:
    return [word for text in bare_texts(source) for word in WORD.findall(text) if word not in NAMES]


@pytest.mark.parametrize("path", TEMPLATES, ids=named)
def test_no_text_stands_bare(path: Path) -> None:
    assert words(path.read_text()) == []


@pytest.mark.parametrize(
    "source",
    [
        "<p>Hello</p>",
        '<img alt="A still">',
        "{% if member %}Hello{% endif %}",
        '<a href="/" title="Home">{{ name }}</a>',
        "{% translate 'Hello' %} you",
    ],
)
def test_what_stands_bare_is_found(source: str) -> None:
    assert words(source)


@pytest.mark.parametrize(
    "source",
    ["{% translate 'Hello' %}", "{% blocktranslate %}Hello{% endblocktranslate %}", "<code>film:up</code>",
     '<p translate="no">n ^ (a / b)</p>', "{# a remark #}", "Reelive", '<p class="lead" lang="en">{{ text }}</p>'],
)  # fmt: skip
def test_what_is_translated_or_no_text_is_not(source: str) -> None:
    assert words(source) == []
