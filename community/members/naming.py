"""From a name that somebody typed to the member of that name."""

from __future__ import annotations

from django.db.models import QuerySet
from django.db.models.functions import Lower

from community.models import Member


def member_named(username: str, *, among: QuerySet[Member] | None = None) -> Member | None:
    """However it is cased; by the index that keeps usernames apart."""
    members = Member.objects.all() if among is None else among
    return members.alias(lower=Lower("username")).filter(lower=username.lower()).first()
