"""Counts within the query of something else, that read no further than is said."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce


def count_at_most(rows: QuerySet[Any], most: int) -> Coalesce:
    """How many rows there are, at most so many; they refer to the query around by `OuterRef(OuterRef(...))`.

    Their order decides nothing but which index finds them.
    """
    read = rows.model._default_manager.filter(pk__in=rows.values("pk")[:most])
    counted = read.annotate(all=Value(1)).values("all").annotate(count=Count("pk"))
    return Coalesce(Subquery(counted.values("count")), 0)
