"""How pages show what members wrote."""

from __future__ import annotations

import datetime as dt

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timesince import timesince
from django.utils.translation import gettext as _

from community.markup.showing import Prose
from community.models.progress import SEEN
from community.models.writing import Writing
from films.playhead import read_playhead, say_playhead

register = template.Library()

DATE_AFTER_DAYS = 30  # what is older has its date said instead of its age
AGE = '<time datetime="{}" title="{}">{}</time>'


@register.simple_tag
def prose(writing: Writing) -> Prose:
    """Its text as HTML, to stand in an element of the class `writing`."""
    return Prose(writing.body_html)


@register.simple_tag
def age(then: dt.datetime) -> SafeString:
    """Says "3 hours ago", or the date of what is long ago; the exact time is one touch away."""
    exact = date_format(timezone.localtime(then), "DATETIME_FORMAT")
    return format_html(AGE, then.isoformat(), exact, _say_age(then, timezone.now()))


@register.filter
def told_until(writing: Writing) -> str:
    """How far it gives the story away: "minute 43"; empty where it does not. Asks nothing of the database."""
    if not writing.reveal_at:
        return ""
    if writing.reveal_at == SEEN:
        return _("the very end")
    ordinal = read_playhead(writing.reveal_at).ordinal
    return (
        _("episode %(ordinal)d of the series") % {"ordinal": ordinal}
        if ordinal
        else say_playhead(writing.reveal_at, {})
    )


def _say_age(then: dt.datetime, now: dt.datetime) -> str:
    if now - then < dt.timedelta(minutes=1):
        return _("just now")
    if now - then > dt.timedelta(days=DATE_AFTER_DAYS):
        return date_format(timezone.localtime(then), "DATE_FORMAT")
    return _("%(age)s ago") % {"age": timesince(then, now, depth=1)}
