"""House rules of templates, stylesheets and scripts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.architecture.sources import HOUSE, named, tracked

TEMPLATES = tracked("templates/**.html")
STYLESHEETS = [path for path in tracked("static/**.css") if "vendor" not in path.parts]
SCRIPTS = [path for path in tracked("static/**.js") if "vendor" not in path.parts]
LINES_MAX = {".html": 200, ".css": 300, ".js": 80}
DEPTH_MAX = 2
DATA = ("application/ld+json", "application/json")
COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b|\b(?:rgba?|hsla?|oklch|oklab|lab|lch|color)\(", re.ASCII)


def without_comments(text: str) -> str:
    return re.sub(r"/\*.*?\*/|\{#.*?#\}|\{% comment %\}.*?\{% endcomment %\}", "", text, flags=re.DOTALL)


@pytest.mark.parametrize("path", [*TEMPLATES, *STYLESHEETS, *SCRIPTS], ids=named)
def test_a_file_stays_short(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= LINES_MAX[path.suffix]


@pytest.mark.parametrize("path", TEMPLATES, ids=named)
def test_nothing_is_marked_safe(path: Path) -> None:
    assert not re.search(r"\|\s*safe\b|\{%\s*autoescape off", path.read_text())


@pytest.mark.parametrize("path", [path for path in TEMPLATES if "email" not in path.parts], ids=named)
def test_style_and_script_stand_in_files_of_their_own(path: Path) -> None:
    text = without_comments(path.read_text())
    assert not re.search(r"\sstyle=|<style\b|\son[a-z]+=\"|javascript:", text)
    for attributes in re.findall(r"<script\b([^>]*)>", text):
        assert "src=" in attributes or any(kind in attributes for kind in DATA)


def included(path: Path) -> list[Path]:
    names = re.findall(r"\{%\s*include\s+\"([^\"]+)\"", path.read_text())
    return [HOUSE / "templates" / name for name in names if (HOUSE / "templates" / name).exists()]


def depth(path: Path) -> int:
    return 1 + max(map(depth, included(path))) if included(path) else 0


@pytest.mark.parametrize("path", TEMPLATES, ids=named)
def test_templates_nest_two_deep_at_most(path: Path) -> None:
    assert depth(path) <= DEPTH_MAX


@pytest.mark.parametrize("path", STYLESHEETS, ids=named)
def test_colours_are_named_in_tokens_only(path: Path) -> None:
    if path.name != "tokens.css":
        assert not COLOUR.findall(without_comments(path.read_text()))


@pytest.mark.parametrize("path", [path for path in STYLESHEETS if path.parent.name == "components"], ids=named)
def test_a_class_is_named_after_its_file(path: Path) -> None:
    classes = set(
        re.findall(r"\.(-?[a-zA-Z_][\w-]*)", re.sub(r"\"[^\"]*\"|url\([^)]*\)", "", without_comments(path.read_text())))
    )
    strangers = {name for name in classes if not re.fullmatch(rf"{path.stem}(?:__[\w-]+|--[\w-]+)*", name)}
    assert not strangers


@pytest.mark.parametrize("path", STYLESHEETS, ids=named)
def test_directions_are_logical(path: Path) -> None:
    physical = re.findall(
        r"(?:margin|padding|border)-(?:left|right)\b|text-align:\s*(?:left|right)", without_comments(path.read_text())
    )
    assert not physical
