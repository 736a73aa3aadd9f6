"""The films that somebody means by what they typed: an address, a title, a title with its year."""

from __future__ import annotations

import re

from django.db.models import Q

from films.models import Film
from films.search.scope import films_called

WITH_YEAR = re.compile(r"(?P<title>.+?)\s*\((?P<year>\d{4})[^)]*\)")
SEVERAL_MAX = 20


def films_meant(typed: str) -> list[Film]:
    """Those that are called just so, or else those whose name comes closest; at most two queries."""
    title, year = _parted(typed)
    return films_titled(typed) or [film for film in films_called(title) if year in (None, film.year)]


def films_titled(typed: str) -> list[Film]:
    """None if there is no such film, several if they share what was typed; one query."""
    title, year = _parted(typed)
    films = Film.objects.published().filter(
        Q(slug=title.casefold()) | Q(title__iexact=title) | Q(original_title__iexact=title)
    )
    return list((films.filter(year=year) if year else films).order_by("year", "id")[:SEVERAL_MAX])


def _parted(typed: str) -> tuple[str, int | None]:
    """The title, and the year if it is named."""
    match = WITH_YEAR.fullmatch(typed.strip())
    return (match["title"], int(match["year"])) if match else (typed.strip(), None)
