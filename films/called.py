"""The films that somebody means by what they typed: an address, a title, a title with its year."""

from __future__ import annotations

import re

from django.db.models import Q

from films.models import Film
from films.search.scope import films_called

WITH_YEAR = re.compile(r"(?P<title>.+?)\s*\((?P<year>\d{4})[^)]*\)")
SEVERAL_MAX = 20


def films_meant(typed: str) -> list[Film]:
    """None if there is no such film, several if they share what was typed; at most two queries."""
    match = WITH_YEAR.fullmatch(typed.strip())
    title = match["title"] if match else typed.strip()
    films = Film.objects.published().filter(
        Q(slug=title.casefold()) | Q(title__iexact=title) | Q(original_title__iexact=title)
    )
    found = list(films[:SEVERAL_MAX]) or list(films_called(title))
    return [film for film in found if film.year == int(match["year"])] if match else found
