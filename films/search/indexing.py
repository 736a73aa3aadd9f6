"""Brings the index up to date after a change that saved no single object: an import, a merge, new lines."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from modelsearch.backends import get_search_backend

from films.models import Character, Film, Moment, Person
from films.models.searchable import Searchable

AT_ONCE = 500  # rows in memory

AnySearchable = type[Film] | type[Person] | type[Character] | type[Moment]


@transaction.atomic
def index_rows(model: AnySearchable, ids: Iterable[int]) -> None:
    """Read these anew and store what search knows of them; about a millisecond each."""
    backend = get_search_backend()
    waiting = sorted(set(ids))
    for start in range(0, len(waiting), AT_ONCE):
        rows = model.get_indexed_objects().filter(pk__in=waiting[start : start + AT_ONCE])
        backend.add_bulk(model, list(rows))


def index_objects(*objects: Searchable) -> None:
    """The same, for a few that are at hand; a moment may come as itself or as its child."""
    for each in objects:
        indexed = each.get_indexed_instance()
        if indexed is not None:
            index_rows(type(indexed), [indexed.pk])


@transaction.atomic
def index_film(film: Film) -> None:
    """A film with its people, characters and moments."""
    index_rows(Film, [film.pk])
    index_rows(Person, [*film.credits.values_list("person", flat=True), *_players(film)])
    index_rows(Character, film.characters.values_list("pk", flat=True))
    for model in Moment.__subclasses__():
        index_rows(model, model.objects.of_film(film).values_list("pk", flat=True))


def _players(film: Film) -> Iterable[int]:
    return film.characters.exclude(played_by=None).values_list("played_by", flat=True)
