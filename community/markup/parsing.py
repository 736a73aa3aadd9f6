"""The Markdown that members write: CommonMark without HTML, with strikethrough, spoilers and bare links."""

from __future__ import annotations

from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

from community.markup import bare_links, spoilers
from community.markup.addresses import is_allowed

HEADINGS_BEGIN_AT = 3  # a page has its own h1 and h2
HEADINGS_END_AT = 6


def make_parser() -> MarkdownIt:
    """Make one; it keeps no state between texts, so that all threads may share it."""
    # A new line in the text is one on the page, as people expect who never heard of Markdown.
    parser = MarkdownIt("commonmark", {"html": False, "breaks": True, "xhtmlOut": False})
    # A reference is said once and repeated for a few letters each: 10 KB became 4.2 MB.
    parser.disable("reference").enable("strikethrough")
    parser.use(spoilers.install).use(bare_links.install)
    parser.validateLink = is_allowed  # type: ignore[method-assign, assignment]
    return parser


def lower_headings(tokens: list[Token]) -> None:
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            level = int(token.tag[1]) + HEADINGS_BEGIN_AT - 1
            token.tag = f"h{min(level, HEADINGS_END_AT)}"


def inlines(tokens: list[Token]) -> Iterator[Token]:
    """The tokens that hold running text in their `children`."""
    return (token for token in tokens if token.type == "inline")


def text_token(text: str) -> Token:
    return Token("text", "", 0, content=text)


def link_tokens(text: str, href: str, **attributes: str) -> list[Token]:
    attrs: dict[str, str | int | float] = {"href": href, **attributes}
    return [Token("link_open", "a", 1, attrs=attrs), text_token(text), Token("link_close", "a", -1)]
