"""Addresses that stand in a text as they are: https://example.com becomes a link."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

SCHEME = re.compile(r"(?<![A-Za-z0-9+.-])https?\Z", re.IGNORECASE)
REST = re.compile(r"://[^\s<>\"“”„«»]+")
# Belongs to the sentence around it, not to the address.
TRAILING = ".,;:!?'’*_~|"
ADDRESS_MAX = 2_000


def install(parser: MarkdownIt) -> None:
    parser.inline.ruler.after("text", "bare_link", bare_link)


def bare_link(state: StateInline, silent: bool) -> bool:
    """At the colon of an address; its scheme has been read as text already."""
    found = REST.match(state.src, state.pos, min(state.posMax, state.pos + ADDRESS_MAX))
    if silent or not found or state.linkLevel:
        return False
    scheme = SCHEME.search(state.pending[-len("xhttps") :])
    rest = _without_trailing(found[0])
    if not scheme or len(rest) <= len("://"):
        return False
    href = state.md.normalizeLink(scheme[0] + rest)
    if not state.md.validateLink(href):
        return False
    state.pending = state.pending[: -len(scheme[0])]
    token = state.push("link_open", "a", 1)
    token.attrs, token.markup, token.info = {"href": href}, "bare", "auto"
    state.push("text", "", 0).content = scheme[0] + rest
    state.push("link_close", "a", -1)
    state.pos += len(rest)
    return True


def _without_trailing(rest: str) -> str:
    """Drop what ends the sentence; a bracket stays if it was opened in the address."""
    unopened = rest.count(")") - rest.count("(")
    end = len(rest)
    while end and (rest[end - 1] in TRAILING or (rest[end - 1] == ")" and unopened > 0)):
        unopened -= rest[end - 1] == ")"
        end -= 1
    return rest[:end]
