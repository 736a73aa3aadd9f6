"""Icons come from one picture: every name stands for a symbol of it, and no symbol stands there for nothing."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from django.conf import settings
from django.template import Context, Template

from films.templatetags.icons import SPRITE, icon
from tests.architecture.sources import named, tracked

SVG = "{http://www.w3.org/2000/svg}"
TEMPLATES = tracked("templates/**.html")
CALLED = re.compile(r"\{% icon (?P<name>\S+)")
# Looks each icon up by its own name, in the style guide.
BY_VARIABLE = {"templates/community/styleguide/_icon.html"}


def symbols() -> list[ET.Element]:
    root = ET.parse(Path(settings.BASE_DIR) / "static" / SPRITE).getroot()  # noqa: S314 - a file of ours
    return root.findall(f"{SVG}symbol")


def names_in(path: Path) -> set[str]:
    return {called.strip('"') for called in CALLED.findall(path.read_text())}


@pytest.mark.parametrize("path", [path for path in TEMPLATES if named(path) not in BY_VARIABLE], ids=named)
def test_a_template_names_symbols_that_exist(path: Path) -> None:
    assert names_in(path) <= {symbol.attrib["id"] for symbol in symbols()}


def test_every_symbol_is_used() -> None:
    assert {symbol.attrib["id"] for symbol in symbols()} <= set().union(*map(names_in, TEMPLATES))


def test_symbols_have_names_of_their_own_and_take_the_colour_of_the_words() -> None:
    names = [symbol.attrib["id"] for symbol in symbols()]
    assert sorted(names) == sorted(set(names))
    for symbol in symbols():
        assert "viewBox" in symbol.attrib
        assert {symbol.attrib["fill"], symbol.get("stroke", "none")} == {"none", "currentColor"}


@pytest.mark.parametrize("path", TEMPLATES, ids=named)
def test_no_template_draws(path: Path) -> None:
    """Posters, avatars, the pulse and rulers are drawn by the server, in Python."""
    assert "<svg" not in path.read_text()


def test_an_icon_says_nothing_aloud() -> None:
    assert icon("bell", "bell__mark") == (
        '<svg class="icon bell__mark" width="20" height="20" aria-hidden="true" focusable="false">'
        '<use href="/static/img/icons.svg#bell"></use></svg>'
    )


def test_an_icon_escapes_what_it_is_given() -> None:
    page = Template("{% load icons %}{% icon name %}").render(Context({"name": '"><script>'}))
    assert "<script>" not in page
