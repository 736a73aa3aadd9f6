"""Trivia: the list, and the page of one fact."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from films.addresses import in_film, of_film
from films.asking import Request
from films.models import Film, Kind, Trivia
from films.views.moment import moment_list, moment_page


@require_safe
@of_film
def trivia_list(request: Request, film: Film) -> HttpResponse:
    return moment_list(request, film, Kind.TRIVIA)


@require_safe
@in_film
def trivia_detail(request: Request, film_slug: str, slug: str) -> HttpResponse:
    return moment_page(request, Trivia.objects.of_film_at(film_slug), slug)
