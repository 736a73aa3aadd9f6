"""Reads what was found, ready to be shown: groups of hits, their matches marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils.safestring import SafeString

from films.asking import Reader
from films.models import Character, Film, Line, Moment, Person
from films.search.finding import FOUND_MAX, MOMENTS, Found
from films.search.marking import Snippet, marked, snippet_of
from films.search.query import Query, Term, written
from films.search.wording import TITLES

BEST = 3  # of a kind, beside the other kinds
PER_PAGE = 20
Rows = dict[tuple[str, int], Any]  # by kind and id


@dataclass(frozen=True)
class Hit:
    row: Any
    title: SafeString
    snippet: SafeString  # empty where it is kept back from the reader
    language: str = ""  # of the snippet, where it is not the page's


@dataclass(frozen=True)
class Group:
    """Some of one kind, out of `count`; `is_cut` if there may be more than were counted."""

    kind: str
    count: int
    hits: list[Hit]
    alone: str  # what to type for this kind alone
    page: int = 1

    @property
    def title(self) -> str:
        return str(TITLES[self.kind])

    @property
    def rows(self) -> list[Any]:
        return [hit.row for hit in self.hits if isinstance(hit.row, Moment)]

    @property
    def is_cut(self) -> bool:
        return self.count >= FOUND_MAX

    @property
    def next(self) -> int | None:
        return self.page + 1 if self.page * PER_PAGE < self.count else None

    @property
    def previous(self) -> int | None:
        return self.page - 1 if self.page > 1 else None


def list_the_best(query: Query, found: Found, reader: Reader, *, films: Iterable[Film] = ()) -> list[Group]:
    """The best few of each kind that has any; `films` are at hand already."""
    shown = {kind: ids[:BEST] for kind, ids in found.items() if ids}
    rows = _rows(shown, {("film", film.pk): film for film in films}, reader)
    hits = {kind: _hits(query, kind, ids, rows) for kind, ids in shown.items()}
    return [_group(query, kind, len(found[kind]), hits[kind]) for kind in shown]


def list_one_kind(query: Query, found: Found, reader: Reader, *, page: int) -> Group:
    """One page, counted from 1, of the only kind that was asked for; without hits where there is no such page."""
    kind, *_ = query.kinds
    ids = found.get(kind, [])
    shown = ids[(page - 1) * PER_PAGE : page * PER_PAGE] if page else []
    hits = _hits(query, kind, shown, _rows({kind: shown}, {}, reader))
    return replace(_group(query, kind, len(ids), hits), page=page)


def _group(query: Query, kind: str, count: int, hits: list[Hit]) -> Group:
    return Group(kind, count, hits, written(query, kinds=(kind,)))


def _rows(shown: Found, rows: Rows, reader: Reader) -> Rows:
    """As the reader sees it, what is shown and not among `rows` yet: at most six queries, however much it is."""
    for kind, queryset in _NAMED.items():
        missing = [pk for pk in shown.get(kind, []) if (kind, pk) not in rows]
        if missing:
            rows |= {(kind, row.pk): row for row in queryset.filter(pk__in=missing)}
    moments = [pk for kind in MOMENTS for pk in shown.get(kind, [])]
    if moments:
        lines = Line.objects.published().select_related("speaker").in_order()
        told = reader.lens(Moment.objects.filter(pk__in=moments).with_details(), where="search")
        told = told.prefetch_related(Prefetch("as_dialogue__lines", queryset=lines))
        rows |= {(row.kind, row.pk): row for row in told}
    return rows


_NAMED: dict[str, QuerySet[Any]] = {
    "film": Film.objects.all(),
    "person": Person.objects.all(),
    "character": Character.objects.select_related("film", "played_by").prefetch_related("aliases"),
}


def _hits(query: Query, kind: str, ids: Iterable[int], rows: Rows) -> list[Hit]:
    """In the order of the ids; what was deleted since they were found is left out."""
    return [_hit(rows[kind, pk], query.terms) for pk in ids if (kind, pk) in rows]


def _hit(row: Any, terms: Sequence[Term]) -> Hit:
    name, *_ = row.names()
    if getattr(row, "is_withheld", False):
        return Hit(row, marked(name, terms), marked("", ()))
    return Hit(row, marked(name, terms), *_told(row, terms))


def _told(row: Any, terms: Sequence[Term]) -> tuple[SafeString, str]:
    """A part of its text, and that text's language."""
    snippet: Snippet = snippet_of(chain(row.texts(), islice(row.names(), 1, None)), terms)
    is_original = getattr(row, "kind", "") == "quote" and snippet.place == 1
    return snippet.text, row.detail.original_language if is_original else ""
