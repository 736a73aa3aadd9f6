"""Which film a pasted page is about: one of the catalogue, or a new one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from django.db.models import Q
from django.utils.translation import gettext as _

from films.catalogue.page.model import Page, RelatedTitle
from films.catalogue.page.names import in_latin
from films.catalogue.page.text import Fault, PageError, fold
from films.models import Film
from films.slugs import fresh, slug_from

NEAR_YEARS = 2  # sources differ so much on when a film was first shown


class FilmUnclearError(PageError):
    """What the page alone does not tell of its film, and so has to be asked."""

    def __init__(self, field: Literal["film", "year"], sentence: str) -> None:
        super().__init__([Fault(0, sentence)])
        self.field = field


class ChosenFilm(NamedTuple):
    film: Film | None  # None: it is not in the catalogue yet
    title: str
    year: int
    slug: str
    namesakes: Sequence[Film]  # others of the same title, where the film is new


class RelatedFilm(NamedTuple):
    item: RelatedTitle
    film: Film | None  # None: not in the catalogue yet, or more than one of that title
    is_linked: bool  # already


def choose_film(page: Page, *, film: Film | None, year: int | None) -> ChosenFilm:
    """The film that was named, or the one of the page's title (and year, if given). Raises FilmUnclearError."""
    if film is None and not page.film_title:
        raise FilmUnclearError("film", _("the page does not say which film it is about"))
    film = film or _find_film(page.film_title, year)
    if film is not None:
        return ChosenFilm(film, film.title, film.year, film.slug, ())
    if year is None:
        title = {"title": page.film_title}
        raise FilmUnclearError("year", _("“%(title)s” is not in the catalogue, and the page has no year") % title)
    namesakes = films_called(page.film_title)
    return ChosenFilm(None, page.film_title, year, _new_slug(page.film_title, year), namesakes)


def _find_film(title: str, year: int | None) -> Film | None:
    namesakes = films_called(title)
    matching = [each for each in namesakes if year in (None, each.year)]
    if len(matching) > 1:
        named = {"title": title, "slugs": ", ".join(each.slug for each in matching)}
        raise FilmUnclearError("film", _("several films are called “%(title)s” (%(slugs)s)") % named)
    near = [each for each in namesakes if year and abs(each.year - year) <= NEAR_YEARS]
    if near and not matching:
        named = {"title": title, "year": str(near[0].year), "slug": near[0].slug}
        raise FilmUnclearError("film", _("“%(title)s” is in the catalogue with the year %(year)s (%(slug)s)") % named)
    return matching[0] if matching else None


def _new_slug(title: str, year: int) -> str:
    """From the title; with the year where another film has that address."""
    wanted = slug_from(in_latin(title), otherwise="film")
    if Film.objects.filter(slug=wanted).exists():
        wanted = slug_from(f"{in_latin(title)} {year}", otherwise="film")
    return fresh(wanted, set(Film.objects.filter(slug__startswith=wanted).values_list("slug", flat=True)))


def films_called(title: str) -> list[Film]:
    """Films of that title or original title, in whatever case and typography."""
    return _by_title().get(fold(title), [])


def find_related(page: Page, film: Film | None) -> list[RelatedFilm]:
    by_title = _by_title() if page.related else {}
    linked = set(film.related.values_list("pk", flat=True)) if film else set()
    found = []
    for item in page.related:
        matching = [each for each in by_title.get(fold(item.title), []) if film is None or each.pk != film.pk]
        match = matching[0] if len(matching) == 1 else None
        found.append(RelatedFilm(item, match, match is not None and match.pk in linked))
    return found


def _by_title() -> dict[str, list[Film]]:
    """Every film by its folded titles: no database folds as we do."""
    films: dict[str, list[Film]] = {}
    rows = Film.objects.filter(Q(merged_into=None)).only("slug", "title", "original_title", "year", "kind")
    for film in rows.order_by("year", "id"):
        for title in {fold(film.title), fold(film.original_title)} - {""}:
            films.setdefault(title, []).append(film)
    return films
