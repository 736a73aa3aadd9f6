"""How a match is marked, and what is cut away around it."""

from __future__ import annotations

from html import unescape

import pytest
from django.utils.html import strip_tags
from hypothesis import given
from hypothesis import strategies as st

from films.search.marking import SNIPPET, marked, snippet_of
from films.search.query import parse

PROSE = "word " * 100


@pytest.mark.parametrize(
    ("text", "typed", "html"),
    [
        ("The House on fire", "house", "The <mark>House</mark> on fire"),
        ("Ёлка и café", "елка cafe", "<mark>Ёлка</mark> и <mark>café</mark>"),
        ("晩春 is Late Spring", "晩春", "<mark>晩春</mark> is Late Spring"),
        ("the house, the fire", '"the house"', "<mark>the house</mark>, the fire"),
        ("balloons", "ballo", "<mark>balloons</mark>"),
        ("a <b> & house", "house", "a &lt;b&gt; &amp; <mark>house</mark>"),
        ("house house", "house -fire", "<mark>house</mark> <mark>house</mark>"),
        ("nothing", "house", "nothing"),
        ("<script>", "script", "&lt;<mark>script</mark>&gt;"),
    ],
)
def test_matches_are_marked_in_escaped_text(text: str, typed: str, html: str) -> None:
    assert marked(text, parse(typed).terms) == html


@given(st.text(max_size=400), st.text(max_size=60))
def test_marking_changes_no_letter(text: str, typed: str) -> None:
    html = marked(text, parse(typed).terms)
    assert unescape(html.replace("<mark>", "").replace("</mark>", "")) == unescape(text.replace("&", "&amp;"))


def test_a_snippet_is_cut_around_the_match() -> None:
    snippet = snippet_of([PROSE + "house " + PROSE], parse("house").terms).text
    assert "<mark>house</mark>" in snippet
    assert snippet.startswith("…word")
    assert snippet.endswith("word…")
    assert len(strip_tags(snippet)) <= SNIPPET + 2


def test_a_snippet_comes_from_the_text_that_holds_most() -> None:
    snippet = snippet_of(["a house", "a house on fire"], parse("house fire").terms)
    assert (snippet.place, strip_tags(snippet.text)) == (1, "a house on fire")


def test_a_snippet_without_a_match_is_the_beginning() -> None:
    assert snippet_of(["", "It begins. " + PROSE], parse("house").terms).text.startswith("It begins.")


def test_nothing_to_tell_makes_an_empty_snippet() -> None:
    assert snippet_of(["", " "], parse("house").terms).text == ""


@given(st.lists(st.text(max_size=400), max_size=3), st.text(max_size=60))
def test_a_snippet_is_always_a_part_of_its_text(texts: list[str], typed: str) -> None:
    snippet = snippet_of(texts, parse(typed).terms)
    part = unescape(snippet.text.replace("<mark>", "").replace("</mark>", ""))
    assert not part or part.strip("…") in unescape(texts[snippet.place].replace("&", "&amp;"))
