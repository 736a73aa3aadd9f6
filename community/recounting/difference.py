"""What both ways of counting share: a number that is wrong, and reading a table bit by bit."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVar

from django.db.models import Model, QuerySet

AnyModel = TypeVar("AnyModel", bound=Model)

BATCH = 500  # rows; their votes and comments are summed up by the database
TOLERANCE = 1e-9  # of floats: a sum depends in its last digits on the order, a logarithm on the processor
NONE: Mapping[str, float] = MappingProxyType({})


class Difference(NamedTuple):
    """A number that is not what it counts."""

    thing: str  # "moment 12"
    column: str
    stored: object
    counted: object

    def __str__(self) -> str:
        return f"{self.thing}: {self.column} is {self.stored}, counted {self.counted}"


def in_batches(rows: QuerySet[AnyModel]) -> Iterator[list[AnyModel]]:
    """By key, so that the last batch costs what the first does."""
    last = 0
    while batch := list(rows.filter(pk__gt=last).order_by("pk")[:BATCH]):
        yield batch
        last = batch[-1].pk


def differences(
    row: Model, counted: Mapping[str, Any], *, tolerances: Mapping[str, float] = NONE
) -> Iterator[Difference]:
    """The columns of a row that are not as counted; floats may be off by a billionth, or by what is said here."""
    for column, value in counted.items():
        stored = getattr(row, column)
        if not _is_same(stored, value, tolerances.get(column, 0.0)):
            yield Difference(f"{row._meta.model_name} {row.pk}", column, stored, value)


def _is_same(stored: Any, counted: Any, tolerance: float) -> bool:
    if isinstance(counted, float):
        return math.isclose(stored, counted, rel_tol=TOLERANCE, abs_tol=tolerance)
    return bool(stored == counted)
