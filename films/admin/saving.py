"""Saving only what a form changed, so that a vote or another curator's edit made meanwhile is kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction
from django.db.models import Model

from films.fields import FoldedField


def save_changes(row: Model, names: Iterable[str]) -> None:
    """Save the named fields, what is folded from them, and the time of the last change."""
    changed = set(names)
    fields = [
        field.name
        for field in row._meta.concrete_fields
        if field.name in changed or (isinstance(field, FoldedField) and field.source in changed)
    ]
    if changed:
        timestamps = ["updated_at"] if hasattr(row, "updated_at") else []
        row.save(update_fields=fields + timestamps)


@transaction.atomic
def put_in_order(*, rows: Sequence[Any]) -> None:
    """Give rows the positions 1, 2, 3 … in the order given."""
    moved = []
    for position, row in enumerate(rows, start=1):
        if row.position != position:
            row.position = position
            moved.append(row)
    if moved:
        type(moved[0])._base_manager.bulk_update(moved, ["position"])
