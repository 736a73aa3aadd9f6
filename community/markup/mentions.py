"""@names in a text: links to those members that there are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from django.db.models.functions import Lower
from markdown_it.token import Token

from community.markup.parsing import inlines, link_tokens, text_token
from community.members.usernames import USERNAME_MAX, USERNAME_MIN
from community.models import Member

LINKED_MAX = 50  # different names in one text; as many are looked up
MENTION = re.compile(
    rf"(?<![\w@/.+-])@([A-Za-z0-9][A-Za-z0-9_-]{{{USERNAME_MIN - 2},{USERNAME_MAX - 2}}}[A-Za-z0-9])"
    r"(?![_-]*\w)"
)
# Kept in texts for good, as addresses of members are.
ADDRESS = "/members/{}/"


def link_mentions(tokens: list[Token]) -> list[str]:
    """Make links of the names of members, in one query; returns these as their owners write them, once each."""
    texts = [(inline, child) for inline in inlines(tokens) for child in _outside_links(inline)]
    typed = list(dict.fromkeys(name.lower() for _, text in texts for name in MENTION.findall(text.content)))
    members = usernames(typed[:LINKED_MAX]) if typed else {}
    if members:
        for inline in {id(inline): inline for inline, _ in texts}.values():
            inline.children = list(_linked(inline, members))
    return [members[name] for name in typed if name in members]


def usernames(lowered: list[str]) -> dict[str, str]:
    """From names in small letters to usernames, of those who can still be told of something."""
    found = Member.objects.filter(is_active=True).annotate(lowered=Lower("username")).filter(lowered__in=lowered)
    return dict(found.values_list("lowered", "username"))


def _outside_links(inline: Token) -> Iterator[Token]:
    """The pieces of text that are no part of a link, nor code."""
    links = 0
    for child in inline.children or []:
        links += child.nesting if child.tag == "a" else 0
        if child.type == "text" and not links:
            yield child


def _linked(inline: Token, members: Mapping[str, str]) -> Iterator[Token]:
    outside = {id(child) for child in _outside_links(inline)}
    for child in inline.children or []:
        yield from _split(child.content, members) if id(child) in outside else [child]


def _split(text: str, members: Mapping[str, str]) -> Iterator[Token]:
    """Text and names take turns, as `re.split` gives them."""
    for place, part in enumerate(MENTION.split(text)):
        username = members.get(part.lower()) if place % 2 else None
        if username:
            yield from link_tokens(f"@{username}", ADDRESS.format(username))
        elif place % 2 or part:
            yield text_token(f"@{part}" if place % 2 else part)
