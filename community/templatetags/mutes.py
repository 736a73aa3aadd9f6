"""Ways to mute, and rules in words."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django import template
from django.template import Context
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from community.models import Comment, Member, Mute, Tag
from community.models.mute import EVERYWHERE, places_of
from community.mutes.naming import label_of
from community.pages.back import page_of
from films.languages import UNKNOWN, catalogue_words, filled, in_language
from films.models import Character, Film
from films.quotation_marks import named

register = template.Library()
Kind = Mute.Kind


@register.filter
def places_in_words(mute: Mute) -> str:
    if mute.places == EVERYWHERE:
        return _("everywhere")
    return ", ".join(str(where.label) for where in places_of(mute.places))


register.filter("rule_label", label_of)


@register.simple_tag(takes_context=True)
def mute_link(
    context: Context, thing: Member | Film | Character | Tag, *, place: Comment | None = None
) -> SafeString | str:
    """Leads a member to the form that mutes it, or to the rule that does, and back to the `place` on the page.

    Nothing for visitors, nor on one's own page.
    """
    request: Any = context["request"]
    if request.reader.member in (None, thing):
        return ""
    kind, what = _named(thing)
    back = f"{page_of(request).partition('#')[0]}{f'#comment-{place.pk}' if place else ''}"
    asked = urlencode({"kind": kind, "what": what, "next": back})
    said = _("Muted: %(what)s") if request.reader.mutes(kind, thing.pk) else _("Mute %(what)s")
    said = filled(said, what=_said(thing))
    address = reverse("community:mute-new")  # which knows the rule that there is
    return format_html('<a class="mute-link" href="{}?{}" rel="nofollow">{}</a>', address, asked, said)


def _named(thing: Member | Film | Character | Tag) -> tuple[str, str]:
    if isinstance(thing, Member):
        return Kind.PERSON, thing.username
    if isinstance(thing, Character):
        return Kind.CHARACTER, f"{thing.film.slug}/{thing.slug}"
    return (Kind.FILM if isinstance(thing, Film) else Kind.TAG), thing.slug


def _said(thing: Member | Film | Character | Tag) -> str:
    if isinstance(thing, Member):
        return f"@{thing.username}"
    return in_language(UNKNOWN, named(thing)) if isinstance(thing, Tag) else catalogue_words(named(thing))
