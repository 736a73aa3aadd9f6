"""What links become: our own are paths, others are vouched for by nobody, and pictures are links too."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from markdown_it.token import Token

from community.markup.addresses import attributes_of
from community.markup.parsing import inlines, link_tokens, text_token


def settle_links(tokens: list[Token]) -> None:
    for inline in inlines(tokens):
        inline.children = list(_with_words(list(_without_pictures(inline.children or []))))
        for child in inline.children:
            if child.type == "link_open":
                child.attrs = dict(attributes_of(str(child.attrs["href"])))


def _without_pictures(children: list[Token]) -> Iterator[Token]:
    """A picture would be fetched from elsewhere by everybody who reads; a link is followed by those who want."""
    links = 0
    for child in children:
        links += child.nesting if child.tag == "a" else 0
        if child.type != "image":
            yield child
        elif links:
            yield from [text_token(child.content)] if child.content else []
        else:
            address = str(child.attrs["src"])
            yield from link_tokens(child.content.strip() or address, address)


def _with_words(children: list[Token]) -> Iterator[Token]:
    """A link of no words is called by its address: nobody could find it otherwise."""
    for child, after in zip_longest(children, children[1:]):
        yield child
        if child.type == "link_open" and after and after.type == "link_close":
            yield text_token(str(child.attrs["href"]))
