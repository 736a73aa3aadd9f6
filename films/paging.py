"""Lists page by key: page 2,000 costs what page 2 costs.

A cursor holds the sort value and id of the row at the edge of a page, and the direction to go.
The condition is `value <= x AND (value, id) <= (x, y - 1)`. PostgreSQL seeks to that very row, though a million
others have the same value. SQLite spells the second part out as `value < x OR (value = x AND id <= y - 1)`, which
alone would scan; with the first part it seeks to the value, and passes its equals without leaving the index.
"""

from __future__ import annotations

import base64
import binascii
import datetime as dt
import json
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.db.models import F, Q
from django.db.models.fields.tuple_lookups import Tuple, TupleGreaterThanOrEqual, TupleLessThanOrEqual
from django.http import Http404
from django.utils.translation import gettext as _

AnyModel = TypeVar("AnyModel", bound=models.Model)
Value = str | int | float | dt.datetime

PER_PAGE = 24
CURSOR_MAX = 2_000  # characters; a title of 200 four-byte letters fits
INTEGER_MAX = 2**63 - 1  # what an id can be


@dataclass(frozen=True)
class Cursor:
    """Where a page begins: strictly after this row, or strictly before it when going back."""

    value: Value
    id: int
    is_backward: bool = False

    def written(self) -> str:
        """As it travels in an address. Floats go by `repr`, which reads back to the same bits."""
        value = self.value.isoformat() if isinstance(self.value, dt.datetime) else self.value
        packed = json.dumps([value, self.id, int(self.is_backward)], separators=(",", ":"))
        return base64.urlsafe_b64encode(packed.encode()).decode().rstrip("=")


@dataclass(frozen=True)
class Page(Generic[AnyModel]):
    """Some rows, and the cursors of the pages around them; empty where there is none."""

    rows: list[AnyModel]
    next: str = ""
    previous: str = ""
    is_first: bool = field(default=True)

    def __len__(self) -> int:
        return len(self.rows)


def page_by_key(
    rows: models.QuerySet[AnyModel], *, by: str, after: str = "", per_page: int = PER_PAGE
) -> Page[AnyModel]:
    """One page of `rows` in the order of `by` (`title`, `-wilson`), ties in the order of id.

    `after` is a cursor that an earlier page gave, or empty. Ids run the way `by` does. Raises
    Http404 for a cursor that no page of this list can have given.
    """
    name, is_descending = by.lstrip("-"), by.startswith("-")
    cursor = read_cursor(after, field=_field(rows.model, name)) if after else None
    is_backward = cursor is not None and cursor.is_backward
    falls = is_descending is not is_backward
    asked = rows.order_by(*(("-" if falls else "") + key for key in (name, "id")))
    if cursor is not None:
        asked = asked.filter(_beyond(cursor, name=name, falls=falls))
    found = list(asked[: per_page + 1])
    has_more, kept = len(found) > per_page, found[:per_page]
    if is_backward:
        kept.reverse()
    return _page(kept, name=name, cursor=cursor, has_more=has_more)


def read_cursor(written: str, *, field: models.Field[object, object]) -> Cursor:
    """The inverse of `Cursor.written`, for values of that field; Http404 for anything else."""
    try:
        if len(written) > CURSOR_MAX:
            raise ValueError("longer than any cursor")
        packed = base64.b64decode(written + "=" * (-len(written) % 4), altchars=b"-_", validate=True)
        value, row_id, direction = json.loads(packed)
        if not _is_integer(row_id) or direction not in (0, 1) or isinstance(direction, bool):
            raise ValueError("no row and direction")
        return Cursor(_reader(field)(value), row_id, bool(direction))
    except (ValueError, TypeError, OverflowError, RecursionError, binascii.Error) as error:
        raise Http404(_("This page of the list does not exist. Start again from its first page.")) from error


def _beyond(cursor: Cursor, *, name: str, falls: bool) -> Q:
    """Up to the row beside the cursor's, rather than before the cursor's own.

    It is the same, but PostgreSQL estimates by the first column: before the least value it would expect
    nothing, and sort what it finds there.
    """
    sign, up_to = ("lte", TupleLessThanOrEqual) if falls else ("gte", TupleGreaterThanOrEqual)
    beside = cursor.id - 1 if falls else min(cursor.id + 1, INTEGER_MAX)
    return Q(**{f"{name}__{sign}": cursor.value}) & Q(up_to(Tuple(F(name), F("id")), (cursor.value, beside)))


def _page(kept: list[AnyModel], *, name: str, cursor: Cursor | None, has_more: bool) -> Page[AnyModel]:
    if not kept:
        return Page(kept, is_first=cursor is None)
    is_backward = cursor is not None and cursor.is_backward
    has_next = is_backward or has_more
    has_previous = has_more if is_backward else cursor is not None
    return Page(
        kept,
        next=Cursor(_value(kept[-1], name), kept[-1].pk).written() if has_next else "",
        previous=Cursor(_value(kept[0], name), kept[0].pk, is_backward=True).written() if has_previous else "",
        is_first=not has_previous,
    )


def _value(row: AnyModel, name: str) -> Value:
    """As the database has it, also where the row as it was read for somebody tells it no more."""
    stood_at: Mapping[str, Value] = getattr(row, "stood_at", {})
    value: Value = stood_at.get(name, getattr(row, name))
    return value


def _field(model: type[models.Model], name: str) -> models.Field[object, object]:
    found = model._meta.get_field(name)
    if not isinstance(found, models.Field):
        raise FieldDoesNotExist(f"{model.__name__} has no column {name!r} to page by")
    return found


def _reader(field: models.Field[object, object]) -> Callable[[object], Value]:
    for kind, reader in _READERS.items():
        if isinstance(field, kind):
            return reader
    raise TypeError(f"no list pages by a {type(field).__name__}")


def _is_integer(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) <= INTEGER_MAX


def _integer(value: object) -> int:
    if not isinstance(value, int) or not _is_integer(value):
        raise ValueError("no integer")
    return value


def _float(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise ValueError("no number")
    return float(value)


def _text(value: object) -> str:
    if not isinstance(value, str) or "\x00" in value:
        raise ValueError("no text")
    value.encode()  # half a character is a UnicodeEncodeError, which is a ValueError
    return value


def _moment_in_time(value: object) -> dt.datetime:
    read = dt.datetime.fromisoformat(_text(value))
    if read.tzinfo is None:
        raise ValueError("a time of no zone")
    return read.astimezone(dt.UTC)  # an OverflowError where the calendar ends in between


_READERS: Mapping[type[models.Field[object, object]], Callable[[object], Value]] = {
    models.CharField: _text,
    models.IntegerField: _integer,
    models.FloatField: _float,
    models.DateTimeField: _moment_in_time,
}
