"""The soundtrack: its list, and the page of one track."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from films.addresses import in_film, of_film
from films.asking import Request
from films.models import Film, Kind, Track
from films.views.moment import moment_list, moment_page


@require_safe
@of_film
def track_list(request: Request, film: Film) -> HttpResponse:
    return moment_list(request, film, Kind.TRACK)


@require_safe
@in_film
def track_detail(request: Request, film_slug: str, slug: str) -> HttpResponse:
    return moment_page(request, Track.objects.of_film_at(film_slug), slug)
