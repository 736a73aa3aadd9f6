"""Whatever points at a row, in any app: found through the models, moved, or left where it would be double."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Model, Q, QuerySet, UniqueConstraint

from films.merging.report import Report
from films.models import PackedItem

Relation = Any  # ForeignObjectRel, whose field and models the stubs leave optional
Rows = QuerySet[Any]
Mover = Callable[[Rows, Any, Report], None]
Movers = dict[Any, Mover]  # by the field that points at the loser, in the order to be moved

# What a pack said of a film stays with the address that the pack names.
STAYING: tuple[type[Model], ...] = (PackedItem,)


def relations_to(model: type[Model]) -> Iterator[Relation]:
    """Every foreign key and one-to-one that points at the model or its parents; many-to-many by their tables."""
    for relation in model._meta.get_fields(include_hidden=True):
        if not relation.auto_created or relation.concrete or relation.many_to_many:
            continue
        if not getattr(relation, "parent_link", False) and relation.related_model not in STAYING:
            yield relation


def rows_of(relation: Relation, thing: Model) -> Rows:
    """The rows that point at the thing."""
    rows: Rows = relation.related_model._base_manager.filter(**{relation.field.attname: thing.pk})
    return rows.order_by("pk")


def count_what_hangs(thing: Model) -> Report:
    """What a merge would move away from the thing, without moving it."""
    report = Report()
    for relation in relations_to(type(thing)):
        if relation.field.name != "merged_into":
            report.count_moved(relation.related_model, rows_of(relation, thing).count())
    return report


def move_what_hangs(loser: Model, winner: Model, report: Report, movers: Movers) -> None:
    """Let every row that points at the loser point at the winner; `movers` know better for their own fields."""
    release(winner, loser)
    order = list(movers)
    relations = sorted(
        relations_to(type(loser)),
        key=lambda relation: order.index(relation.field) if relation.field in movers else len(order),
    )
    for relation in relations:
        rows = rows_of(relation, loser)
        if relation.field in movers:
            movers[relation.field](rows, winner, report)
        elif not moved_in_one_go(rows, relation.field, winner, report):
            for row in rows:
                move_row(row, relation.field, winner, report, movers)


def release(winner: Model, loser: Model) -> None:
    """A winner that hangs on the loser, as a scene on a scene, would come to hang on itself."""
    for relation in relations_to(type(loser)):
        field = relation.field
        if isinstance(winner, field.model) and getattr(winner, field.attname) == loser.pk:
            setattr(winner, field.attname, None)
            field.model._base_manager.filter(pk=winner.pk).update(**{field.attname: None})


def moved_in_one_go(rows: Rows, field: Any, winner: Model, report: Report) -> bool:
    """Move all rows at once, or none where one of them would be double."""
    try:
        with transaction.atomic():
            moved = rows.order_by().update(**{field.attname: winner.pk})
    except IntegrityError:
        return False
    report.count_moved(rows.model, moved)
    return True


def move_row(row: Any, field: Any, winner: Model, report: Report, movers: Movers) -> None:
    """Move one row; where the winner has its twin, move what hangs on it to the twin and leave it."""
    rows = type(row)._base_manager.filter(pk=row.pk)
    if moved_in_one_go(rows, field, winner, report):
        return
    twin = twin_of(row, field, winner)
    if twin is not None:
        move_what_hangs(row, twin, report, movers)
    if getattr(row, "is_published", False):
        rows.update(is_published=False)
    report.count_left(type(row))


def twin_of(row: Any, field: Any, winner: Model) -> Any | None:
    """The winner's row that forbids this one to move: equal in all that has to be unique together."""
    for names, condition in unique_sets(type(row)):
        if field.name in names:
            same = {name: getattr(row, row._meta.get_field(name).attname) for name in names}
            same[field.name] = winner.pk
            twin = type(row)._base_manager.filter(condition, **same).exclude(pk=row.pk).first()
            if twin is not None:
                return twin
    return None


def unique_sets(model: type[Model]) -> Iterator[tuple[tuple[str, ...], Q]]:
    """Names of fields that are unique together, and when."""
    for field in model._meta.concrete_fields:
        if field.unique:
            yield (field.name,), Q()
    for together in model._meta.unique_together:
        yield tuple(together), Q()
    for constraint in model._meta.constraints:
        if isinstance(constraint, UniqueConstraint) and constraint.fields:
            yield tuple(constraint.fields), constraint.condition or Q()
