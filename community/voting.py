"""What a member does with a vote: gives, changes or withdraws it, and the tallies follow in the same moment."""

from __future__ import annotations

import datetime as dt
from typing import Any, NamedTuple

from django.db import transaction

from community.models import Member, MomentVote, Post, PostTag
from community.targets import MODELS, Target, kind_of
from community.votes.kinds import votes_on
from community.votes.tallies import columns_of
from films.models import Moment
from films.ranking import fresh, freshness


class OwnWriting(Exception):  # noqa: N818 - it is no error of the caller's: the page may be old
    """Nobody votes on what they wrote themselves."""


class NotThere(Exception):  # noqa: N818 - as above
    """It was deleted, or is not on the site any more."""


class TakenByLaw(NotThere):
    """The law took its text: its votes stay as they were given."""


class Cast(NamedTuple):
    """A vote as it stands now."""

    target: Target  # with the new tallies
    value: int  # 1, -1, or 0 where it was withdrawn
    before: int


@transaction.atomic
def cast_vote(*, voter: Member, target: Target, value: int, now: dt.datetime) -> Cast:
    """Let the voter's one vote on the target be 1, -1, or none for 0. Raises OwnWriting, NotThere or TakenByLaw.

    The lock makes the difference exact: whoever votes at the same time waits and counts on from here.
    """
    locked = _locked(target)
    if locked.is_removed:
        raise TakenByLaw
    if getattr(locked, "author_id", None) == voter.pk:
        raise OwnWriting
    votes = votes_on(type(locked)).filter(voter=voter, target=locked)
    before: int = votes.values_list("value", flat=True).first() or 0
    if value == before:
        return Cast(locked, value, before)
    if value == 0:
        votes.delete()
    elif before:
        votes.update(value=value, voted_at=now)
    else:
        votes.create(voter=voter, target=locked, value=value, voted_at=now)
    _count(locked, before=before, value=value, now=now)
    return Cast(locked, value, before)


def _locked(target: Target) -> Target:
    """The row itself, if readers can see it; nobody else changes it until the transaction ends."""
    rows: Any = MODELS[kind_of(target)]._default_manager
    # Without "no key" whoever comments on it would wait as well.
    locked: Target | None = rows.public().select_for_update(of=("self",), no_key=True).filter(pk=target.pk).first()
    if locked is None:
        raise NotThere
    return locked


def _count(target: Target, *, before: int, value: int, now: dt.datetime) -> None:
    """Apply the difference that one vote makes."""
    ups = target.ups + (value > 0) - (before > 0)
    downs = target.downs + (value < 0) - (before < 0)
    columns = columns_of(target, ups=ups, downs=downs)
    if isinstance(target, Moment):
        columns["fresh"] = _fresh(target, before=before, value=value, now=now)
    type(target)._default_manager.filter(pk=target.pk).update(**columns)
    if isinstance(target, Post):
        PostTag.objects.filter(post=target).update(hot=columns["hot"])
    for name, number in columns.items():
        setattr(target, name, number)


def _fresh(moment: Moment, *, before: int, value: int, now: dt.datetime) -> float:
    """A new vote is added to the sum. Where one goes, the sum is made again from those that are left.

    Subtracting would leave crumbs, or take everything: a vote given four years later weighs 10^21 times
    as much, and 1 + 10^21 - 10^21 is 0.
    """
    if not before:
        return moment.fresh + freshness(value, now)
    return fresh(MomentVote.objects.filter(target=moment).values_list("value", "voted_at").iterator())
