"""Quotes: their list, by whoever speaks them, and the page of one."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from films.addresses import in_film, of_film
from films.asking import Reader, Request
from films.models import Character, Film, Kind, Quote
from films.structured_data import quotation
from films.views.moment import moment_list, moment_page


@require_safe
@of_film
def quote_list(request: Request, film: Film) -> HttpResponse:
    quotes = film.moments.published().of_kind(Kind.QUOTE)
    speakers = Character.objects.of_film(film).published().filter(pk__in=quotes.values("speaker")).in_order()
    return moment_list(request, film, Kind.QUOTE, speakers=speakers)


@require_safe
@in_film
def quote_detail(request: Request, film_slug: str, slug: str) -> HttpResponse:
    quotes = Quote.objects.of_film_at(film_slug).select_related("line__dialogue__film")
    return moment_page(request, quotes, slug, _line_and_quotation)


def _line_and_quotation(quote: Quote, reader: Reader) -> dict[str, Any]:
    line = quote.line if quote.line and quote.line.is_published and quote.line.dialogue.is_published else None
    is_whole = not quote.is_withheld and not quote.is_removed
    travels = is_whole and quote.is_verbatim and not quote.reveal_at and not quote.is_doubtful
    return {
        "line": line,
        "quotation": quotation(quote) if travels else None,
    }
