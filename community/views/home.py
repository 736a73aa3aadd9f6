"""The first page: films, a moment of the day, the moments loved most."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from films.asking import Request
from films.cards import bring_opening_lines
from films.models import Film, Moment
from films.picks import a_line_from_each, loved_most, moment_of_the_day

FILMS = 12
LOVED = 6
NEWEST = 6


@require_safe
def home(request: Request) -> HttpResponse:
    films = list(Film.objects.published().newest()[:FILMS])
    today = moment_of_the_day(timezone.localdate())
    loved = loved_most(LOVED, reader=request.reader)
    lines = [] if loved else a_line_from_each(films)
    bring_opening_lines([today] if today else [], loved, lines)
    context = {
        "films": films,
        "today": today,
        "loved": loved,
        "lines": lines,
        "newest": Moment.objects.public().newest().select_related("film")[:NEWEST],
    }
    return render(request, "community/home.html", context)
