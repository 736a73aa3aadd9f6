"""Rows as they are read for one reader: what they know of them, and how each is looked at before anybody has it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from community.models import Member, SavedItem
from community.models.saved import kind_of_saved
from community.votes.kinds import votes_on

AnyRows = TypeVar("AnyRows", bound=QuerySet[Any, Any])


def known_to(member: Member | None, rows: AnyRows) -> AnyRows:
    """Each knowing the member's own vote and whether they saved it; as they are for a visitor."""
    if member is None:
        return rows
    votes = votes_on(rows.model).filter(voter=member, target=OuterRef("pk"))
    saved = SavedItem.objects.filter(member=member, **{kind_of_saved(rows.model): OuterRef("pk")})
    return rows.annotate(own_vote=Subquery(votes.values("value")[:1]), is_saved=Exists(saved))


def read_through(rows: AnyRows, see: Callable[[Any], None]) -> AnyRows:
    """The same rows, each handed to `see` as it is read and before anybody else has it."""
    read = rows.all()
    iterable: Any = getattr(rows, "_iterable_class")  # noqa: B009 - private to Django, and unknown to the checker

    class Seen(iterable):  # type: ignore[misc]  # survives every further filter and slice
        def __iter__(self) -> Iterator[Any]:
            for row in super().__iter__():
                see(row)
                yield row

    setattr(read, "_iterable_class", Seen)  # noqa: B010
    return read
