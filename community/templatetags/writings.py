"""How pages show what members wrote."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import Protocol

from django import template
from django.template import Context
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from community.markup.showing import Prose
from community.models import Comment, Post
from community.models.progress import SEEN
from community.pages.languages import in_its_language, language_of
from community.reading.lenses import signed
from community.rewriting import may_disown_at
from films.languages import lang
from films.models import Film, Moment
from films.playhead import read_playhead, say_playhead

register = template.Library()
register.filter(signed)

DATE_AFTER_DAYS = 30  # what is older has its date said instead of its age
HOTTEST = 3  # posts on a film's own page
MINUTES_IN_HOUR, MINUTES_IN_DAY = 60, 24 * 60
MINUTES_TOLD_MAX = DATE_AFTER_DAYS * MINUTES_IN_DAY
AGE = '<time datetime="{}" title="{}">{}</time>'


ACTIONS = [("edit", gettext_lazy("Edit")), ("delete", gettext_lazy("Delete"))]
DISOWNING = [("disown", gettext_lazy("Disown"))]


register.filter("in_its_language", in_its_language)


class HasText(Protocol):
    body_html: str


@register.simple_tag
def prose(writing: HasText) -> Prose:
    """Its text as HTML, to stand in an element of the class `writing`."""
    return Prose(writing.body_html)


@register.simple_tag
def lang_of(thing: Post | Moment | Film) -> str:
    """An attribute, with the space before it, for the element that holds its name."""
    return lang(language_of(thing))


@register.simple_tag
def age(then: dt.datetime) -> SafeString:
    """Says "3 hours ago", or the date of what is long ago; the exact time is one touch away."""
    language, minutes = get_language() or "", (timezone.now() - then) // dt.timedelta(minutes=1)
    words = _say_age(minutes, language) if minutes < MINUTES_TOLD_MAX else _say("DATE_FORMAT", then, language)
    return format_html(AGE, then.isoformat(timespec="seconds"), _say("DATETIME_FORMAT", then, language), words)


@register.filter
def told_until(writing: Post | Comment) -> str:
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


@register.inclusion_tag("community/writing/_actions.html", takes_context=True)
def author_actions(context: Context, writing: Post | Comment) -> dict[str, object]:
    """Links for its author, and nothing for others: edit, delete and, once it is old enough, disown."""
    member = context["request"].reader.member
    if member is None or writing.is_deleted or writing.author_id != member.pk:
        return {"links": []}
    names = [*ACTIONS, *DISOWNING] if may_disown_at(writing) <= timezone.now() else ACTIONS
    kind = writing._meta.model_name
    links = [(label, reverse(f"community:{kind}-{name}", args=[writing.pk])) for name, label in names]
    if writing.is_removed:  # nothing is left to edit
        links[0] = (gettext_lazy("Why it was removed, and how to contest it"), reverse("community:removals"))
    return {"links": links}


@register.inclusion_tag("community/talk/_about.html", takes_context=True)
def talk_about(context: Context, film: Film) -> dict[str, object]:
    """The hottest posts about a film, and the way to write one; one query, none for who wants to hear nothing yet."""
    reader = context["request"].reader
    is_blind = reader.reach.is_blind_to(film)
    posts = Post.objects.public().of_film(film).with_short_cards().order_by("-hot", "-id")
    seen = [] if is_blind else reader.lens(posts, film=film, where="lists")[:HOTTEST]
    return {"film": film, "is_blind": is_blind, "posts": seen, "request": context["request"]}


# Remembered: a page of talk says 200 of them, and the next reader the same 200; saying one takes half a millisecond.
@lru_cache(maxsize=8_192)
def _say(style: str, then: dt.datetime, language: str) -> str:
    return date_format(timezone.localtime(then), style)


@lru_cache(maxsize=8_192)
def _say_age(minutes: int, language: str) -> str:
    if minutes < 1:
        return _("just now")
    if minutes < MINUTES_IN_HOUR:
        return ngettext("%(count)d minute ago", "%(count)d minutes ago", minutes) % {"count": minutes}
    if minutes < MINUTES_IN_DAY:
        hours = minutes // MINUTES_IN_HOUR
        return ngettext("%(count)d hour ago", "%(count)d hours ago", hours) % {"count": hours}
    days = minutes // MINUTES_IN_DAY
    return ngettext("%(count)d day ago", "%(count)d days ago", days) % {"count": days}


@register.inclusion_tag("community/_flood.html")
def flood(copies: tuple[Post | Comment, ...]) -> dict[str, object]:
    """One line for all that say the very same, which opens to who said it and leads to each."""
    return {"copies": copies}
