"""What an author does against a removal, and what an operator answers: both stand in the ledger."""

from __future__ import annotations

import datetime as dt
from functools import partial

from django.db import transaction

from community.ledger.appending import append_entry
from community.models import CounterNotice, LedgerEntry, Member, Removal
from community.news.letters import tell_author_of_decision
from community.removing import hold, restore
from community.settling import settle

Kind, Appeal = LedgerEntry.Kind, LedgerEntry.Appeal


class NotYours(Exception):  # noqa: N818 - it is no error of the caller's: the page may be old
    """Only whoever wrote it may contest its removal."""


class AlreadyContested(Exception):  # noqa: N818 - as above
    """One counter-notice is there already, or it stands again."""


class AlreadyDecided(Exception):  # noqa: N818 - as above
    """Another operator was faster, or has put back what was removed."""


class StandsAgain(Exception):  # noqa: N818 - as above
    """There is no removal left that a refusal could uphold."""


@transaction.atomic
def contest(*, removal: Removal, author: Member, text: str, now: dt.datetime) -> CounterNotice:
    """Let an operator look at it again; the ledger says that it is contested. Raises NotYours or AlreadyContested."""
    held = Removal.objects.select_for_update(of=("self",)).select_related("entry").get(pk=removal.pk)
    if held.author_id is None or held.author_id != author.pk:
        raise NotYours
    if not held.is_standing or CounterNotice.objects.filter(removal=held).exists():
        raise AlreadyContested
    notice = CounterNotice.objects.create(removal=held, author=author, text=text, received_at=now)
    append_entry(kind=Kind.COUNTER_NOTICE, continues=held.entry, appeal=Appeal.OPEN, now=now)
    return notice


@transaction.atomic
def decide(*, notice: CounterNotice, by: Member, is_granted: bool, reason: str, now: dt.datetime) -> CounterNotice:
    """Grant it, and the text stands again unless it was destroyed; or refuse it. `reason` is public for good.

    Restoring settles those that wait; one that was left waiting by a restoring of old can be granted alone.
    Raises AlreadyDecided, StandsAgain or SealBroken.
    """
    removal = hold(notice.removal)
    held = CounterNotice.objects.select_for_update(of=("self",)).get(pk=notice.pk)
    if held.state != CounterNotice.State.WAITING:
        raise AlreadyDecided
    if not is_granted and not removal.is_standing:
        raise StandsAgain
    if is_granted and removal.is_standing and not removal.is_destroyed:
        restore(removal=removal, by=by, reason=reason, now=now)  # which grants it
        held.refresh_from_db()
        return held
    settle(held, by=by, is_granted=is_granted, reason=reason, now=now)
    transaction.on_commit(partial(tell_author_of_decision, held))
    return held
