"""The way back up from a page."""

from __future__ import annotations

from typing import NamedTuple

from django.conf import settings
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from films.models import SECTION_TITLES, Film, Kind


class Crumb(NamedTuple):
    label: str | Promise
    path: str = ""  # the page itself has none
    language: str | None = None  # of its label, where that is no text of the interface


def catalogue_crumb(name: str, path: str = "") -> Crumb:
    """For a title or a name of ours."""
    return Crumb(name, path, settings.CATALOGUE_LANGUAGE)


def film_crumbs(film: Film) -> list[Crumb]:
    return [Crumb(_("Films"), reverse("films:film-list")), catalogue_crumb(film.title, film.get_absolute_url())]


def section_crumbs(film: Film, kind: Kind) -> list[Crumb]:
    return [*film_crumbs(film), Crumb(SECTION_TITLES[kind], reverse(f"films:{kind}-list", args=[film.slug]))]
