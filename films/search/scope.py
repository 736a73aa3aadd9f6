"""Finds out whom and what `film:`, `by:` and `person:` mean."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

from django.db.models import QuerySet

from films.models import Character, Film, Person
from films.search.matching import matching
from films.search.query import Operator, Query, Term
from films.search.words import fold, occurrences, words_of

CANDIDATES_MAX = 200


@dataclass(frozen=True)
class Chosen:
    """What one operator means here: nothing, one thing or several of the same name."""

    operator: Operator
    rows: tuple[Any, ...]

    @property
    def is_unknown(self) -> bool:
        return not self.rows


@dataclass(frozen=True)
class Scope:
    film: Chosen | None = None
    person: Chosen | None = None
    by: Chosen | None = None

    def chosen(self) -> Iterator[Chosen]:
        yield from (each for each in (self.film, self.person, self.by) if each)

    def films(self) -> tuple[Film, ...]:
        return self.film.rows if self.film else ()

    @property
    def is_nowhere(self) -> bool:
        """Whether it asks for the things of somebody or something that is not here."""
        return any(each.is_unknown and not each.operator.is_excluded for each in self.chosen())


def scope_of(query: Query) -> Scope:
    """At most one query for a film, one for a person and two for a speaker."""
    film = _chosen(query.operator("film"), Film.objects.published(), is_closest=True)
    speakers = Character.objects.published().filter(film__is_published=True).prefetch_related("aliases")
    if film and film.rows and not film.operator.is_excluded:
        speakers = speakers.filter(film__in=film.rows)
    return Scope(
        film,
        _chosen(query.operator("person"), Person.objects.published()),
        _chosen(query.operator("by"), speakers),
    )


def films_called(name: str) -> tuple[Film, ...]:
    """Published films of that name, or those whose name comes closest to it."""
    chosen = _chosen(Operator("film", name), Film.objects.published(), is_closest=True) if fold(name) else None
    return chosen.rows if chosen else ()


def _chosen(operator: Operator | None, among: QuerySet[Any], *, is_closest: bool = False) -> Chosen | None:
    """Those that are called so; with `is_closest` no "Upstairs" where there is an "Up"."""
    if operator is None:
        return None
    sought = tuple(fold(operator.value).split())
    terms = [Term(word, (word,)) for word in sought[:-1]] + [Term(sought[-1], sought[-1:], is_start=True)]
    holding = matching(among.model, terms)
    ranked = [(_distance(row, sought), row) for row in among.filter(pk__in=holding)[:CANDIDATES_MAX]]
    called_so = [(distance, row) for distance, row in ranked if distance is not None]
    nearest = min((distance for distance, _ in called_so), default=0)
    return Chosen(operator, tuple(row for distance, row in called_so if not is_closest or distance == nearest))


def _distance(row: Any, sought: tuple[str, ...]) -> int | None:
    """0 if it is called exactly so, 1 if a name begins so, 2 if a name holds it, None if only its texts do."""
    distances = [2 - closeness for name in chain(row.names(), row.handles()) for closeness in _closeness(name, sought)]
    return min(distances, default=None)


def _closeness(name: str, sought: tuple[str, ...]) -> Iterator[int]:
    words = list(words_of(name))
    for start, _ in occurrences(words, sought, is_start=True):
        is_whole = [word.folded for word in words] == list(sought)
        yield 2 if is_whole else int(start == words[0].start)
