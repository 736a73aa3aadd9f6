"""The first page: a moment of the day, what is being relived and talked about, films."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from community.reader import Request
from community.talks.lively import hottest_posts, lively_talk
from films.cards import bring_opening_lines
from films.models import Film, Moment
from films.picks import a_line_from_each, moment_of_the_day, relived_of_late

FILMS = 12
RELIVED = 6
POSTS = 3
TALK = 6
NEWEST = 6


@require_safe
def home(request: Request) -> HttpResponse:
    films = list(Film.objects.published().newest()[:FILMS])
    today = moment_of_the_day(timezone.localdate(), reader=request.reader)
    relived = relived_of_late(RELIVED, now=timezone.now(), reader=request.reader)
    lines = [] if relived.moments else a_line_from_each(films, reader=request.reader)
    bring_opening_lines([today] if today else [], relived.moments, lines)
    posts = hottest_posts(POSTS, reader=request.reader)
    newest = Moment.objects.public().newest().select_related("film")
    context = {
        "films": films,
        "today": today,
        "relived": relived,
        "lines": lines,
        "posts": posts,
        "talk": lively_talk(TALK, besides=posts, reader=request.reader),
        "newest": request.reader.lens(newest, where="lists")[:NEWEST],
    }
    return render(request, "community/home.html", context)
