"""Brings the index up to date after a change that saved no single object: an import, a merge, new lines."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from modelsearch.backends import get_search_backend, get_search_backends

from films.models import Character, Dialogue, Film, Moment, Person, Quote

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


def index_again(changed: Film | Person | Character | Moment) -> None:
    """One thing after a change beside its own row, if search follows changes at all.

    A moment may come as itself or as its child. A character takes along what names it as its speaker.
    """
    if not any(get_search_backends(with_auto_update=True)):
        return
    indexed = changed.detail if isinstance(changed, Moment) else changed
    index_rows(type(indexed), [indexed.pk])
    if isinstance(indexed, Character):
        index_rows(Quote, Quote.objects.filter(speaker=indexed).values_list("pk", flat=True))
        index_rows(Dialogue, Dialogue.objects.filter(lines__speaker=indexed).values_list("pk", flat=True))
