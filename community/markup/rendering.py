"""From what was typed to what is stored and shown."""

from __future__ import annotations

from typing import NamedTuple

from community.limits import MENTIONS_MAX
from community.markup.links import settle_links
from community.markup.mentions import link_mentions
from community.markup.moment_links import unfold_moments
from community.markup.parsing import lower_headings, make_parser
from community.markup.sanitising import sanitised

parser = make_parser()


class Rendered(NamedTuple):
    """A text as HTML, and the usernames of those to be told that it mentions them."""

    html: str
    mentioned: tuple[str, ...]


def render(source: str) -> Rendered:
    """Make HTML of Markdown, once, when it is written; never raises, and asks at most two queries.

    It holds no word of the interface, so that one text serves readers of all languages.
    """
    tokens = parser.parse(source)
    lower_headings(tokens)
    settle_links(tokens)
    unfold_moments(tokens)
    mentioned = link_mentions(tokens)
    html = parser.renderer.render(tokens, parser.options, {})
    return Rendered(sanitised(html), tuple(mentioned[:MENTIONS_MAX]))
