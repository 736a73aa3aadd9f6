"""Who asks for a page, as far as the catalogue's pages need to know; the app above puts the real reader there."""

from __future__ import annotations

from typing import Protocol

from django.http import HttpRequest

from films.models.moment_queryset import AnyMoment, MomentQuerySet


class Reader(Protocol):
    def lens(self, moments: MomentQuerySet[AnyMoment]) -> MomentQuerySet[AnyMoment]:
        """The same moments as this reader sees them, each knowing their vote; costs no query of its own."""
        ...


class Request(HttpRequest):
    """A request that the reader's middleware has seen."""

    reader: Reader
