"""A digest: claimed before it is sent, and given back if it did not leave.

At most once: whoever sends it has marked it as sent before, in one transaction and under a lock, so that two runs at
once send one mail and a run that dies half-way sends none twice. What dies with it is one mail, and all of that stands
unread in the inbox; a mail too many would be the greater nuisance.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import transaction

from community.limits import DIGEST_MAX
from community.models import Inbox, Member, Notification
from community.models.inbox import DAYS_BETWEEN
from community.models.mute import Where
from community.mutes.heeding import muted_rows
from community.news.gathering import gather_posts
from community.news.wording import bring_people
from community.reading.own_state import state_of
from community.reading.reach import blind_films

BATCH = 500
JUDGED_MAX = 200  # rows that a member with mutes is mailed at once; the others come with the next digest


@dataclass(frozen=True)
class Digest:
    member: Member
    address: str
    rows: list[Notification]  # the newest
    count: int  # of all that are new
    claimed_at: dt.datetime


def due_inboxes(now: dt.datetime) -> Iterator[int]:
    """Ids of those whose digest may be due, a batch at a time however many there are."""
    due, last = Inbox.objects.due(_day(now)).order_by("pk").values_list("pk", flat=True), 0
    while batch := list(due.filter(pk__gt=last)[:BATCH]):
        yield from batch
        last = batch[-1]


@transaction.atomic
def claim_digest(*, inbox_id: int, now: dt.datetime) -> Digest | None:
    """What is to be mailed to a member now, marked as mailed; none if another process was faster or nothing is new."""
    due = Inbox.objects.due(_day(now)).with_address().select_related("member")
    inbox = due.select_for_update(of=("self",)).filter(pk=inbox_id).first()
    if inbox is None:
        return None
    gather_posts(member=inbox.member, now=now)
    count = _mark_as_mailed(inbox.member, now)
    if not count:
        return None
    mailed = Notification.objects.of(inbox.member).filter(mailed_at=now).with_talk().with_latest_people()
    rows = list(mailed.order_by("-latest_at", "-id")[:DIGEST_MAX])
    bring_people(rows)
    inbox.last_digest_on = _day(now)
    inbox.save(update_fields=["last_digest_on"])
    return Digest(inbox.member, inbox.address, rows, count, claimed_at=now)


@transaction.atomic
def give_back_digest(*, digest: Digest) -> None:
    """Let what did not leave go with the next one, tomorrow at the earliest: perhaps it did leave after all."""
    Notification.objects.of(digest.member).filter(mailed_at=digest.claimed_at).update(mailed_at=None)
    inbox = Inbox.objects.select_for_update().get(member=digest.member)
    if days := DAYS_BETWEEN.get(inbox.digest):
        inbox.last_digest_on = _day(digest.claimed_at) - dt.timedelta(days=days - 1)
        inbox.save(update_fields=["last_digest_on"])


def _mark_as_mailed(member: Member, now: dt.datetime) -> int:
    """How many rows; before they are read, so that a reply in between waits, and makes its row new again."""
    state = state_of(member, now=now)
    new = Notification.objects.of(member).unread().not_mailed().not_muted_by(member).leading_somewhere()
    new = new.about_none_of(blind_films(state.places))  # it waits for the first digest after they have seen the work
    if rules := state.rules.at(Where.MAIL):
        judged = new.with_talk().order_by("-latest_at", "-id")[:JUDGED_MAX]
        new = new.filter(pk__in=judged.values("pk")).exclude(pk__in=muted_rows(list(judged), rules))
    marked: int = Notification.objects.filter(pk__in=new.values("pk")).update(mailed_at=now)
    return marked


def _day(now: dt.datetime) -> dt.date:
    return now.astimezone(dt.UTC).date()
