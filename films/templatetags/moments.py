"""How pages put moments into words: times, sources, quotation marks."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from films.models import Moment
from films.quotation_marks import set_in_quotation_marks
from films.structured_data import StructuredData
from films.timecode import write_minute, write_timecode

register = template.Library()

RULER_MARKS = 200  # no moment is drawn narrower than one of them
RULER = (
    '<svg class="moment__ruler" viewBox="0 0 {0} 1" preserveAspectRatio="none" aria-hidden="true">'
    '<rect class="moment__ruler-film" width="{0}" height="1" />'
    '<rect class="moment__ruler-moment" x="{1}" width="{2}" height="1" /></svg>'
)

ADDRESS = re.compile(r"(https?://[^\s<>\"“”]*[^\s<>\"“”.,;:!?'])")


@register.filter
def when(moment: Moment) -> str:
    """Where it stands in the film or episode; empty where we do not know."""
    if moment.starts_at is None:
        return ""
    write = write_minute if moment.is_estimated else write_timecode
    start, end = write(moment.starts_at), write(moment.ends_at or moment.starts_at)
    if start == end:
        return (_("at about %(start)s") if moment.is_estimated else _("at %(start)s")) % {"start": start}
    words = _("from about %(start)s to %(end)s") if moment.is_estimated else _("from %(start)s to %(end)s")
    return words % {"start": start, "end": end}


@register.filter
def quoted(text: str, language: str = "") -> str:
    """Between the quotation marks of its language; only for words that stand so in the film."""
    return set_in_quotation_marks(text, language)


@register.filter
def linked(source: str) -> SafeString:
    """A source as text, its web addresses as links that vouch for nothing."""
    return format_html_join("", "{}", ((_link(part),) for part in ADDRESS.split(source)))


def _link(part: str) -> str:
    if not ADDRESS.fullmatch(part):
        return part
    address = part
    while address.endswith(")") and address.count(")") > address.count("("):
        address = address[:-1]
    link = format_html('<a href="{0}" rel="nofollow noopener">{0}</a>', address)
    return format_html("{}{}", link, part.removeprefix(address))


@register.simple_tag
def ruler(moment: Moment) -> str:
    """Draw where in the film or episode the moment stands; the words beside it say it to those who listen."""
    whole = moment.episode or moment.film
    seconds = 60 * (whole.running_minutes or 0)
    if moment.starts_at is None or moment.starts_at >= seconds:
        return ""
    length = max((moment.ends_at or 0) - moment.starts_at, seconds // RULER_MARKS)
    return format_html(RULER, seconds, moment.starts_at, length)


@register.simple_tag
def structured_data(thing: Mapping[str, Any]) -> StructuredData:
    return StructuredData(thing)
