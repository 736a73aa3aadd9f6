"""Finds out whom and what `film:`, `by:` and `person:` mean."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import Length

from films.models import Character, Film, Person
from films.search.matching import IN_NAMES, matching
from films.search.query import WORDS_MAX, Operator, Query, Term
from films.search.words import fold, occurrences, words_of

CANDIDATES_MAX = 200
UNLIKE = 3  # a distance at which a name is another


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
    film = _chosen(query.operator("film"), Film.objects.published())
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
    chosen = _chosen(Operator("film", name), Film.objects.published()) if fold(name) else None
    return chosen.rows if chosen else ()


def _chosen(operator: Operator | None, among: QuerySet[Any]) -> Chosen | None:
    """Those that are called so, or as close to it as any is: no "Upstairs" where there is an "Up"."""
    if operator is None:
        return None
    sought = tuple(fold(operator.value).split())
    terms = [Term(word, (word,)) for word in sought[:-1]] + [Term(sought[-1], sought[-1:], is_start=True)]
    named = among.filter(pk__in=matching(among.model, terms[:WORDS_MAX], where=IN_NAMES))
    shortest_first = named.order_by(Length("title" if among.model is Film else "name"), "pk")
    ranked = [(_distance(row, sought), row) for row in shortest_first[:CANDIDATES_MAX]]
    nearest = min((distance for distance, _row in ranked), default=UNLIKE)
    return Chosen(operator, tuple(row for distance, row in ranked if distance == nearest < UNLIKE))


def _distance(row: Any, sought: tuple[str, ...]) -> int:
    """0 if it is called exactly so, 1 if a name holds these words, 2 if it holds the last of them half typed."""
    names = [list(words_of(name)) for name in chain(row.names(), row.handles())]
    if any(tuple(word.folded for word in words) == sought for words in names):
        return 0
    if any(any(True for _ in occurrences(words, sought)) for words in names):
        return 1
    return 2 if any(any(True for _ in occurrences(words, sought, is_start=True)) for words in names) else UNLIKE
