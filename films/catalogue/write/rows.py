"""Rows written in bulk, for imports: parent and child rows alike, with what fields do when saved.

Django's `bulk_create` refuses children of multi-table inheritance (every moment is one), and
its `bulk_update` skips what a field does in `pre_save` (fold a name, re-encode a picture,
stamp the time). These two do both, in a few statements whatever the number of rows. They send
no signals: whoever calls them lets `films.catalogue.write.indexing` bring search up to date.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, TypeAlias

from django.db import connections, models, router, transaction
from django.db.models import sql

from films.fields import FoldedField

AnyField: TypeAlias = "models.Field[Any, Any]"


def add_rows(rows: Sequence[models.Model]) -> None:
    """Insert unsaved instances of one model, and set their primary keys.

    What they refer to must have been stored before they were made. Raises IntegrityError as
    `save()` would, with nothing stored.
    """
    if not rows:
        return
    model = type(rows[0])
    parents = {parent: link for parent, link in model._meta.parents.items() if isinstance(link, models.Field)}
    if not parents:
        model._base_manager.bulk_create(rows)
        return
    with transaction.atomic(using=router.db_for_write(model)):
        for parent, link in parents.items():
            _add_parents(rows, parent, link)
        _insert_own_columns(rows, model)


def change_rows(rows: Sequence[models.Model], fields: Iterable[str]) -> None:
    """Update the named fields of stored instances of one model, as `save(update_fields=…)` would.

    Fields of other names may be unset. Names that are folded from a field, and times of the last
    change, come along by themselves.
    """
    if not rows:
        return
    model = type(rows[0])
    changing = _with_followers(model, set(fields))
    for row in rows:
        for field in changing:
            setattr(row, field.attname, field.pre_save(row, False))
    model._base_manager.bulk_update(rows, [field.name for field in changing])


def _add_parents(children: Sequence[models.Model], parent: type[models.Model], link: AnyField) -> None:
    fields = [field for field in parent._meta.concrete_fields if not field.primary_key]
    rows = [parent(**{field.attname: getattr(child, field.attname) for field in fields}) for child in children]
    add_rows(rows)
    key = parent._meta.pk
    for child, row in zip(children, rows, strict=True):
        for field in [key, *fields]:  # with what pre_save made of them
            setattr(child, field.attname, getattr(row, field.attname))
        setattr(child, link.attname, row.pk)


def _insert_own_columns(rows: Sequence[models.Model], model: type[models.Model]) -> None:
    database = router.db_for_write(model)
    fields: list[AnyField] = list(model._meta.local_concrete_fields)
    at_once = connections[database].ops.bulk_batch_size([field.name for field in fields], rows)
    for start in range(0, len(rows), at_once):
        query = sql.InsertQuery(model)
        query.insert_values(fields, list(rows[start : start + at_once]))
        query.get_compiler(using=database).execute_sql()
    for row in rows:
        row._state.adding, row._state.db = False, database


def _with_followers(model: type[models.Model], names: set[str]) -> list[AnyField]:
    return [
        field
        for field in model._meta.concrete_fields
        if names & {field.name, field.attname}
        or (isinstance(field, FoldedField) and field.source in names)
        or getattr(field, "auto_now", False)
    ]
