"""Asks the index which things hold some words. Publication and taste are left to the querysets it is joined with.

The search library keeps the index; it is asked directly, since its own queries begin with the
models: on SQLite such a search for a common word takes seconds, here milliseconds.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.apps import apps
from django.db import connection
from django.db.models import BigIntegerField, BooleanField, Func, Model, QuerySet, Value
from django.db.models.functions import Cast
from modelsearch.backends import get_search_backend
from modelsearch.query import And, Phrase, PlainText, SearchQuery
from modelsearch.utils import get_descendants_content_types_pks

from films.search.query import Term

EVERYWHERE, IN_NAMES = "autocomplete", "body"  # columns of the index


def matching(model: type[Model], terms: Sequence[Term], *, where: str = EVERYWHERE) -> QuerySet[Any, Any]:
    """Keys of everything of that model, published or not, that holds all of the terms; at least one is needed."""
    entries = apps.get_model("modelsearch", "IndexEntry")._default_manager
    of_model = entries.filter(content_type__in=get_descendants_content_types_pks(model))
    holding = _on_sqlite(terms, where) if connection.vendor == "sqlite" else _on_postgresql(model, terms, where)
    keys: QuerySet[Any, Any] = of_model.filter(**holding).annotate(key=Cast("object_id", BigIntegerField()))
    return keys.values("key")


class _Match(Func):
    template = "modelsearch_indexentry_fts MATCH %(expressions)s"
    output_field = BooleanField()


def _on_sqlite(terms: Sequence[Term], where: str) -> dict[str, Any]:
    """FTS5's own syntax; folded words hold none of its signs."""
    asked = " AND ".join('"{}"{}'.format(" ".join(term.words), "*" if term.is_start else "") for term in terms)
    rows = apps.get_model("modelsearch", "SQLiteFTSIndexEntry")._default_manager
    return {"pk__in": rows.filter(_Match(Value(f"{where} : ({asked})"))).values("pk")}


def _on_postgresql(model: type[Model], terms: Sequence[Term], where: str) -> dict[str, Any]:
    backend = get_search_backend()
    asked = And([_asked(term) for term in terms])
    compiler = backend.autocomplete_query_compiler_class(model._default_manager.all(), asked)
    return {where: compiler.build_tsquery(asked, config=compiler.get_config(backend))}


def _asked(term: Term) -> SearchQuery:
    if term.is_start and len(term.words) == 1:
        return PlainText(term.words[0])  # which it completes
    return Phrase(" ".join(term.words))
