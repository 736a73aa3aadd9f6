"""What holds for every text, whatever its author is up to."""

from __future__ import annotations

import re
import sys
from html.parser import HTMLParser
from types import FrameType
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from community.limits import POST_MAX
from community.markup import mentions, moment_links, render
from community.markup.sanitising import TAGS, sanitised
from community.markup.showing import Prose, gist

PIECES = [
    ">!", "!<", ">", "-", "1.", "#", "```", "~~", "*", "**", "_", "[", "]", "(", ")", "](", "![", "<", "&", "&amp;",
    "&#106;", "\\", "@", "@alice", ":", "//", "/m/5/", "\n", "\n\n", "\n    ", "\t", " ", "http://x.org", "javascript:",
    "data:", 'onclick="x"', "<script>", "</p>", "\x00", "<a href=", "style=", "%00", "%ED%A0%80", "&#xD800;", "\u202e",
    "'", '"', "x", "щ", "🎬",
]  # fmt: skip
texts = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=60).map("".join))

SIZE_FACTOR_MAX = 30  # letters of HTML for one that is typed; a card of a moment is far longer, but few unfold
# Texts that made parsers of Markdown slow or large: each is repeated until it is as long as a post may be.
HOSTILE = [
    "![", "[", "]", "](", "*a ", "**a_b", "_a__b", ">!", ">!\n", ">!a\n\n", ">!a!<", ">!x!< y\n", ">!a\n  \n",
    "a\n>!x", "!<", "> ", ">", "- ", "-\n+\n", "1. ", "`a``b", "http://a.b ", "http://", "http://a.b/((((", "@abc ",
    "@a-", "@@", "~~a", "/m/5/\n", "<", "<a", "<http://a", "&", "&amp;", "[a](", "[a](<b", "[a](b)", "![a](b)",
    "# a\n", ":", "\\", "\n", "\t- ", "- >!a\n  b\n", "> >!a\n", "---\n", "a\n===\n", "```\n", "  - a\n",
    "[![a](b)](c)", "\u202e", "<!--", "<![CDATA[",
]  # fmt: skip


class Elements(HTMLParser):
    """What a browser would make of some HTML: elements with their attributes, and not what only looks like one."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, list[tuple[str, str | None]]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, attrs))


@pytest.fixture(autouse=True)
def _known_to_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mentions, "usernames", lambda names: dict(zip(names, names, strict=True)))
    monkeypatch.setattr(moment_links, "moments_at", lambda paths: {})


@given(texts)
@example("&#xD800; %ED%A0%80 http://%ED%A0%80 <http://%ff>")
@example("[]() [x]() ![y]() [![z]()]()")
@example("[x](java\nscript:alert(1)) [y](<javascript:x>) [z](\tjavascript:x)")
@example('href=" @SCRIPT http://a.b/?onload=x style=')
def test_no_text_makes_anything_run(source: str) -> None:
    parsed = Elements()
    parsed.feed(render(source).html)
    assert {tag for tag, _ in parsed.found} <= TAGS
    attributes = [pair for _, pairs in parsed.found for pair in pairs]
    assert {name for name, _ in attributes} <= {"href", "rel", "class", "start", "data-accent"}
    hrefs = [value or "" for name, value in attributes if name == "href"]
    assert all(re.match(r"https?://|mailto:|/(?!/)", href) for href in hrefs)


@given(texts)
def test_links_to_other_sites_always_say_whose_they_are(source: str) -> None:
    links = re.findall(r'<a [^>]*href="http[^>]*>', render(source).html)
    assert all(link.startswith('<a href="http') and "ugc nofollow noopener" in link for link in links)


@given(texts)
def test_what_is_clean_stays_as_it_is(source: str) -> None:
    html = render(source).html
    assert sanitised(html) == html


@given(texts)
def test_every_text_can_be_shown(source: str) -> None:
    html = render(source).html
    shown = Prose(html).__html__()
    assert shown.count("<input") == html.count('<span class="spoiler">')
    assert shown.count("<summary") == html.count("<details")
    assert "\n" not in gist(html)


@given(texts)
def test_no_text_grows_without_bound(source: str) -> None:
    assert len(render(source).html) <= SIZE_FACTOR_MAX * len(source)


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_texts_stay_small(piece: str) -> None:
    source = (piece * POST_MAX)[:POST_MAX]
    assert len(render(source).html) <= SIZE_FACTOR_MAX * POST_MAX


@pytest.mark.parametrize("piece", HOSTILE)
def test_twice_the_text_is_about_twice_the_work(piece: str) -> None:
    few, many = ((piece * POST_MAX)[: POST_MAX // size] for size in (8, 4))
    assert calls_of(many) <= 3 * calls_of(few) + 1_000


def test_nesting_has_an_end() -> None:
    for source in (
        ">" * POST_MAX,
        "- " * POST_MAX,
        "![" * 9_000 + "](a)" * 500,
        ">!" * POST_MAX,
        "[" * 5_000 + "](a)" * 2_000,
    ):
        assert len(render(source[:POST_MAX]).html) < SIZE_FACTOR_MAX * POST_MAX


def calls_of(source: str) -> int:
    """How many lines of Python it takes; a clock would measure the machine."""
    counted = 0

    def count(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal counted
        counted += 1
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        render(source)
    finally:
        sys.settrace(before)
    return counted
