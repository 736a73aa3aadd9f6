"""Asks the index which things hold some words. Publication and taste are left to the querysets it is joined with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import models
from modelsearch.backends import get_search_backend
from modelsearch.query import And, Phrase, PlainText, SearchQuery

from films.search.query import Term


def matching(model: type[models.Model], terms: Sequence[Term]) -> models.QuerySet[Any]:
    """Everything of that model, published or not, that holds all of the terms; at least one is needed.

    The index ranks nothing here: its order by relevance is computed anew for every row on SQLite.
    """
    asked = And([_asked(term) for term in terms])
    found = get_search_backend().autocomplete(asked, model, order_by_relevance=False)
    queryset: models.QuerySet[Any] = found.get_queryset()
    return queryset


def without(queryset: models.QuerySet[Any], terms: Sequence[Term]) -> models.QuerySet[Any]:
    """Those that hold none of the terms."""
    for term in terms:
        queryset = queryset.exclude(pk__in=matching(queryset.model, [term]).order_by().values("pk"))
    return queryset


def _asked(term: Term) -> SearchQuery:
    if term.is_start and len(term.words) == 1:
        return PlainText(term.words[0])  # the index completes it
    return Phrase(" ".join(term.words))
