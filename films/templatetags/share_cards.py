"""How pages hand their picture on: to machines that show links, and to readers who want to share it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import template
from django.conf import settings
from django.template import RequestContext

from films.attribution import carried
from films.models import Film, Line, Moment, Quote
from films.share_cards.shapes import SQUARE, WIDE
from films.share_cards.sharing import Card, card_of, card_of_film, card_of_site, may_be_shared

register = template.Library()


@register.inclusion_tag("films/share_card/_head.html", takes_context=True)
def share_picture(
    context: RequestContext, thing: Film | Moment | None = None, lines: Iterable[Line] = ()
) -> dict[str, Any]:
    """The picture that stands for this page where somebody links to it; a dialogue's comes from its `lines`."""
    request = getattr(context, "request", None)
    if request is None:  # a page for a server in trouble
        return {}
    card = _card(context, thing, lines)
    return {"card": card, "address": request.build_absolute_uri(card.address)}


@register.inclusion_tag("films/share_card/_sheet.html", takes_context=True)
def share_sheet(context: RequestContext, moment: Moment, lines: Iterable[Line] = ()) -> dict[str, Any]:
    """Ways to take a moment along: its words, its link, its picture. Nothing for what the film may not hold."""
    reader = context["request"].reader
    is_shared = may_be_shared(moment, reader)
    return {
        "moment": moment,
        "language": moment.language if isinstance(moment, Quote) else settings.CATALOGUE_LANGUAGE,
        "permalink": context["permalink"],
        "words": carried(moment, lines if is_shared else (), is_whole=is_shared),
        "square": card_of(moment, reader, lines, SQUARE.name),
        "wide": card_of(moment, reader, lines, WIDE.name),
    }


def _card(context: RequestContext, thing: Film | Moment | None, lines: Iterable[Line]) -> Card:
    if isinstance(thing, Film):
        return card_of_film(thing)
    if thing is None:
        return card_of_site()
    return card_of(thing, context["request"].reader, lines) or card_of_film(thing.film)
