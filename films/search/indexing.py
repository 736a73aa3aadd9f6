"""Brings the index up to date after a change that saved no single object: an import, a merge, new lines."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from modelsearch.backends import get_search_backend

from films.models import Character, Film, Moment, Person

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


def index_objects(*objects: Film | Person | Character | Moment) -> None:
    """The same, for a few that are at hand; a moment may come as itself or as its child."""
    for each in objects:
        indexed = each.detail if isinstance(each, Moment) else each
        index_rows(type(indexed), [indexed.pk])
