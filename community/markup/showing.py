"""Stored HTML on a page: the words of the interface come in, in the reader's language."""

from __future__ import annotations

import html
import re

from django.conf import settings
from django.utils.html import conditional_escape, strip_tags
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from films.models import Kind

# Quotation marks in a text are escaped within attributes and mean nothing outside, so only we can have written these.
MARKS = re.compile(
    r'(?P<inline><span class="spoiler">)|(?P<block><details class="spoiler">)'
    r'|(?P<kind><span class="moment-link__kind")>(?P<of>[a-z]+)'
    r'|(?P<ours><span class="moment-link__(?:title|film)")>'
)
HIDDEN = re.compile(
    r'<details class="spoiler">.*?</details>|<span class="spoiler"><span class="spoiler__text">.*?</span></span>',
    re.DOTALL,
)
SPACE = re.compile(r"\s+")
# Works without script: what stands after it is hidden until it is checked. Its name is its label for everybody.
SWITCH = '<input class="spoiler__switch" type="checkbox" autocomplete="off" lang="{}" aria-label="{}">'


class Prose:
    """What `render` made, for templates to print as it is, where the language is unknown: what we say names its own."""

    def __init__(self, body_html: str) -> None:
        self.body_html = body_html

    def __html__(self) -> str:
        return MARKS.sub(_speak, self.body_html)


def gist(body_html: str) -> str:
    """Its words on one line, without what is hidden in spoilers."""
    text = html.unescape(strip_tags(HIDDEN.sub("…", body_html)))
    return SPACE.sub(" ", text).strip()


def _speak(mark: re.Match[str]) -> str:
    spoiler, language = conditional_escape(_("Spoiler")), get_language()
    if mark["inline"]:
        return mark["inline"] + SWITCH.format(language, spoiler)
    if mark["block"]:
        return f'{mark["block"]}<summary lang="{language}">{spoiler}</summary>'
    if mark["ours"]:
        return f'{mark["ours"]} lang="{settings.CATALOGUE_LANGUAGE}">'
    kind = mark["of"]
    words = conditional_escape(Kind(kind).label if kind in Kind.values else kind)
    return f'{mark["kind"]} lang="{language}">{words}'
