"""The way back up from a page: pairs of label and path; the page itself has no path."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from films.models import SECTION_TITLES, Film, Kind

Crumb = tuple[str, str]


def film_crumbs(film: Film) -> list[Crumb]:
    return [(_("Films"), reverse("films:film-list")), (film.title, film.get_absolute_url())]


def section_crumbs(film: Film, kind: Kind) -> list[Crumb]:
    return [*film_crumbs(film), (str(SECTION_TITLES[kind]), reverse(f"films:{kind}-list", args=[film.slug]))]
