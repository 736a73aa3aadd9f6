"""Dialogues: their list, and the page that plays one back."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from films.addresses import in_film, of_film
from films.asking import Reader, Request
from films.bubbles import in_bubbles
from films.groups import Group, in_groups
from films.models import Dialogue, Film, Kind, Moment
from films.views.moment import moment_list, moment_page

QUOTES_MAX = 50  # of one dialogue: each is voted on at its line, and stands below as a card


@require_safe
@of_film
def dialogue_list(request: Request, film: Film) -> HttpResponse:
    return moment_list(request, film, Kind.DIALOGUE)


@require_safe
@in_film
def dialogue_detail(request: Request, film_slug: str, slug: str) -> HttpResponse:
    return moment_page(request, Dialogue.objects.of_film_at(film_slug), slug, _lines_and_quotes)


def _lines_and_quotes(dialogue: Dialogue, reader: Reader) -> dict[str, Any]:
    told = dialogue.lines.none() if dialogue.is_withheld else dialogue.lines.published()
    lines = list(reader.with_talk(told.in_order().select_related("speaker__film"), film=dialogue.film))
    quotes = dialogue.film.moments.of_kind(Kind.QUOTE).filter(as_quote__line__dialogue=dialogue)
    narrowed = {"dialogue": dialogue.slug}
    groups = in_groups(quotes, film=dialogue.film, narrowed=narrowed, reader=reader, most=QUOTES_MAX)
    return {"lines": lines, "bubbles": in_bubbles(lines, _quotes_by_line(groups)), "groups": groups}


def _quotes_by_line(groups: list[Group]) -> dict[int, Moment]:
    """The quote that a line is, by the line's id, as far as this reader may see it; the first, where a line is two."""
    quotes = [quote for group in groups for quote in group.moments]
    told = [quote for quote in quotes if not (quote.is_withheld or quote.fold or quote.is_removed)]
    return {line: quote for quote in reversed(told) if (line := quote.as_quote.line_id)}
