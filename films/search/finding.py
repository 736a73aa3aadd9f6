"""What a query finds, as ids by kind, best first; whoever shows them drops what a reader may not see."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from django.db import models
from django.db.models import Case, F, Q, QuerySet, Value, When

from films.models import Character, Film, Kind, Line, Moment, Person
from films.search.matching import IN_NAMES, matching
from films.search.query import Query, Term
from films.search.scope import Chosen, Scope

FOUND_MAX = 1_000  # of the named, and of moments; more than anybody reads
MOMENTS = tuple(str(kind) for kind in Kind)
AnyModel = TypeVar("AnyModel", bound=models.Model)
Found = dict[str, list[int]]
Row = tuple[str, int, str, int]  # kind, id, name, rank
EVERYTHING = ~Q(pk__in=[])
TOLD = 2  # the rank of what is not called so


def find(query: Query, scope: Scope, *, told: Q) -> Found:
    """Ids under each kind that has any, in the order of the page; two queries.

    Kinds come in their usual order, but first those in which something is called what was asked. `told` are
    the moments that may be told to whoever asks: a hit on the text of any other would give it away, so those
    are found by their titles alone.
    """
    if query.is_empty or scope.is_nowhere:
        return {}
    wanted = _wanted(query, scope)
    rows = [*_named(query, scope, wanted), *_moments(query, scope, wanted, told)]
    found = {kind: [pk for of_kind, pk, *_ in rows if of_kind == kind] for kind in wanted}
    called_so = {kind for kind, _pk, _name, rank in rows if rank < TOLD}
    return {kind: found[kind] for kind in sorted(wanted, key=lambda kind: kind not in called_so) if found[kind]}


def _wanted(query: Query, scope: Scope) -> list[str]:
    """Nobody speaks a film, and who worked on one is told on its page."""
    possible: Sequence[str] = MOMENTS
    if not scope.by:
        possible = ("film", "character", *MOMENTS) if any(scope.chosen()) else ("film", "person", "character", *MOMENTS)
    return [kind for kind in possible if kind not in query.excluded_kinds and (not query.kinds or kind in query.kinds)]


def _named(query: Query, scope: Scope, kinds: Sequence[str]) -> Iterable[Row]:
    """Films, people and characters in the order of their names."""
    films = _within(Film.objects.published(), scope.film, lambda rows: Q(pk__in=[film.pk for film in rows]))
    films = _within(films, scope.person, lambda rows: Q(pk__in=_worked_on(rows)))
    characters = _of_films(Character.objects.published().filter(film__is_published=True), scope)
    everything = {
        "film": _rows(films, query, Value("film"), "title"),
        "person": _rows(Person.objects.published(), query, Value("person"), "name"),
        "character": _rows(characters, query, Value("character"), "name"),
    }
    wanted = [everything[kind] for kind in kinds if kind in everything]
    if not wanted:
        return []
    return wanted[0].union(*wanted[1:]).order_by("rank", "called")[:FOUND_MAX]


def _moments(query: Query, scope: Scope, kinds: Sequence[str], told: Q) -> Iterable[Row]:
    """Moments of every kind, the best loved first."""
    wanted = [kind for kind in MOMENTS if kind in kinds]
    if not wanted:
        return []
    moments = _of_films(Moment.objects.public().filter(kind__in=wanted), scope)
    moments = _within(moments, scope.by, lambda characters: _spoken_by(characters, told))
    rows = _rows(moments, query, F("kind"), "title", told=told)
    return rows.order_by("rank", "-wilson", "-id")[:FOUND_MAX]


def _of_films(queryset: QuerySet[AnyModel], scope: Scope) -> QuerySet[AnyModel]:
    queryset = _within(queryset, scope.film, lambda rows: Q(film__in=rows))
    return _within(queryset, scope.person, lambda rows: Q(film__in=_worked_on(rows)))


def _within(
    queryset: QuerySet[AnyModel], chosen: Chosen | None, condition: Callable[[tuple[Any, ...]], Q]
) -> QuerySet[AnyModel]:
    if chosen is None:
        return queryset
    asked = condition(chosen.rows)
    return queryset.filter(~asked if chosen.operator.is_excluded else asked)


def _worked_on(people: Iterable[Person]) -> QuerySet[Film, Any]:
    return Film.objects.with_people(people).values("pk")


def _spoken_by(characters: Iterable[Character], told: Q) -> Q:
    lines = Line.objects.published().filter(speaker__in=characters)
    return Q(speaker__in=characters) | told & Q(pk__in=lines.values("dialogue"))


def _rows(
    queryset: QuerySet[Any, Any], query: Query, kind: Value | F, name: str, *, told: Q = EVERYTHING
) -> QuerySet[Any, Row]:
    """Of those that hold what was asked and nothing that was excluded; what is not `told` is asked by its names."""
    if query.terms:
        in_names = Q(pk__in=matching(queryset.model, query.terms, where=IN_NAMES))
        queryset = queryset.filter(pk__in=matching(queryset.model, query.terms)).filter(told | in_names)
    for term in query.exclusions:
        queryset = queryset.exclude(pk__in=matching(queryset.model, [term], where=IN_NAMES))
        queryset = queryset.exclude(told & Q(pk__in=matching(queryset.model, [term])))
    named = queryset.order_by().annotate(found_as=kind, called=F(name), rank=_rank(queryset.model, query.terms))
    rows: QuerySet[Any, Row] = named.values_list("found_as", "pk", "called", "rank")
    return rows


def _rank(model: type[models.Model], terms: Sequence[Term]) -> Case | Value:
    """0 if its names hold all that was asked, 1 if the last word only begins one of theirs, 2 if its texts tell it."""
    if not terms:
        return Value(0)
    whole = [replace(term, is_start=False) for term in terms]
    return Case(
        When(pk__in=matching(model, whole, where=IN_NAMES), then=Value(0)),
        When(pk__in=matching(model, terms, where=IN_NAMES), then=Value(1)),
        default=Value(TOLD),
    )
