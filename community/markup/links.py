"""What links become: our own are paths, others are vouched for by nobody, and pictures are links too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import zip_longest

from markdown_it.token import Token

from community.markup.addresses import attributes_of
from community.markup.parsing import inlines, link_tokens, text_token


def settle_links(tokens: list[Token]) -> None:
    for inline in inlines(tokens):
        children = list(_that_lead_somewhere(_without_pictures(inline.children or [])))
        inline.children = list(_with_words(children))
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


def _that_lead_somewhere(children: Iterable[Token]) -> Iterator[Token]:
    """A link without an address, as `[here]()` makes one, is its words and nothing else."""
    leads_nowhere = False
    for child in children:
        if child.type == "link_open":
            leads_nowhere = not child.attrs["href"]
        if not (leads_nowhere and child.type in ("link_open", "link_close")):
            yield child


def _with_words(children: list[Token]) -> Iterator[Token]:
    """A link of no words is called by its address: nobody could find it otherwise."""
    for child, after in zip_longest(children, children[1:]):
        yield child
        if child.type == "link_open" and after and after.type == "link_close":
            yield text_token(str(child.attrs["href"]))
