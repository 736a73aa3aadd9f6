"""What one member does at the same moment happens one after the other, so that a brake has counted what came before."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import PermissionDenied
from django.db import transaction

from community.models import Member


class HasLeft(PermissionDenied):
    """The member has erased their account, in another tab perhaps."""


@contextmanager
def in_turn(member: Member) -> Iterator[None]:
    """A transaction in which to ask a brake and call its verb; whoever comes next waits for it to end.

    The member is locked before anything that the verb locks: always in this order, or two would wait for each other.
    Others who refer to the member need not wait. Nothing slow belongs in here: on SQLite nobody else writes meanwhile.
    """
    with transaction.atomic():
        hold(member)
        yield


def hold(member: Member) -> Member:
    """Lock the member, as they are now, so that a second click waits for the first. Raises HasLeft.

    Called within a transaction.
    """
    held = Member.objects.select_for_update(no_key=True).filter(pk=member.pk).first()
    if held is None:
        raise HasLeft
    return held
