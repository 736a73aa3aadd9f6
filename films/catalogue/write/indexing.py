"""Search brought up to date after rows were written in bulk, once for many films.

Bulk writes send no signals, so that nothing is indexed row by row; whoever makes them calls
`reindex` at the end.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import Q
from modelsearch.backends import get_search_backends

from films.models import Character, Dialogue, Film, PackedItem, Person, Quote, Scene, Track, Trivia
from films.search.indexing import index_rows

AT_ONCE = 50  # films whose rows are counted together
HANGING: tuple[Any, ...] = (Character, Scene, Dialogue, Quote, Trivia, Track)
# Stands among what was loaded of a film, until search has heard of it: a killed load is caught up with.
UNINDEXED = ("search", "unindexed")


def reindex(films: Collection[int]) -> None:
    """Index everything that hangs on these films, by primary key, if search follows changes at all."""
    if not any(get_search_backends(with_auto_update=True)):
        return
    pks = sorted(films)
    for start in range(0, len(pks), AT_ONCE):
        _reindex(pks[start : start + AT_ONCE])


def index_what_was_loaded() -> None:
    """Index every film that was loaded and is not indexed since."""
    section, key = UNINDEXED
    marks = PackedItem.objects.filter(section=section, key=key)
    films = list(marks.values_list("film", flat=True))
    if films:
        reindex(films)
        marks.filter(film__in=films).delete()


def _reindex(films: list[int]) -> None:
    index_rows(Film, films)
    index_rows(Person, _ids(Person.objects.filter(Q(credits__film__in=films) | Q(characters__film__in=films))))
    for model in HANGING:
        index_rows(model, _ids(model.objects.filter(film__in=films)))


def _ids(rows: Any) -> Iterable[int]:
    return set(rows.values_list("pk", flat=True))
