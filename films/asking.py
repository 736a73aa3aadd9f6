"""Who asks for a page, as far as the catalogue's pages need to know; the app above puts the real reader there."""

from __future__ import annotations

from typing import Protocol

from django.db.models import Q, QuerySet
from django.http import HttpRequest

from films.models.dialogue import Line
from films.models.film import Film, FilmQuerySet
from films.models.moment_queryset import AnyMoment, MomentQuerySet


class Reader(Protocol):
    @property
    def tells_everything(self) -> bool:
        """Whether this one page was asked to keep nothing back."""
        ...

    def lens(
        self, rows: MomentQuerySet[AnyMoment], *, film: Film | None = None, where: str = ""
    ) -> MomentQuerySet[AnyMoment]:
        """The same moments as this reader sees them, each knowing their vote; costs no query of its own.

        In a list or a search, which `where` says, some may be folded, or left out by whatever shows them;
        on the page of a `film` not for being of that film.
        """
        ...

    def films(self, rows: FilmQuerySet) -> FilmQuerySet:
        """The same films, each knowing whether this reader follows it; costs no query of its own."""
        ...

    def with_talk(self, lines: QuerySet[Line], *, film: Film) -> QuerySet[Line]:
        """The same lines of a dialogue, each knowing `said_count`, how much was said about it; costs no query."""
        ...

    def hears_no_score_of(self, film: Film) -> bool:
        """Whether they want to see it before they hear how it is loved: then no order of its moments goes by votes."""
        ...

    def scored_moments(self) -> Q:
        """A condition on moments: those of works that they may hear the scores of."""
        ...

    def reached_moments(self) -> Q:
        """A condition on moments: those that may be told to this reader. What is not may not be found by its text."""
        ...


class Request(HttpRequest):
    """A request that the reader's middleware has seen."""

    reader: Reader
