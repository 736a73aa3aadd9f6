"""The way back up from a page of talk."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from films.crumbs import Crumb, film_crumbs
from films.models import Film


def talk_crumbs(film: Film | None) -> list[Crumb]:
    """To the talk of a film, or to all of it."""
    if film is None:
        return [Crumb(_("Talk"), reverse("community:talk"))]
    return [*film_crumbs(film), Crumb(_("Talk"), reverse("community:film-talk", args=[film.slug]))]
