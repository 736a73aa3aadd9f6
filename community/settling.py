"""How a counter-notice ends: an operator answers it, or what it contests is put back anyway."""

from __future__ import annotations

import datetime as dt

from community.ledger.appending import append_entry
from community.models import CounterNotice, LedgerEntry, Member, Removal

Kind, Appeal = LedgerEntry.Kind, LedgerEntry.Appeal


def settle(notice: CounterNotice, *, by: Member, is_granted: bool, reason: str, now: dt.datetime) -> None:
    """Keep the answer, and enter it. Its removal and then the notice are locked already."""
    notice.state = CounterNotice.State.GRANTED if is_granted else CounterNotice.State.REFUSED
    notice.decided_at, notice.operator, notice.answer = now, by, reason
    notice.save(update_fields=["state", "decided_at", "operator", "answer"])
    appeal = Appeal.GRANTED if is_granted else Appeal.REFUSED
    append_entry(kind=Kind.APPEAL_DECIDED, continues=notice.removal.entry, appeal=appeal, reason=reason, now=now)


def waiting_notice(removal: Removal) -> CounterNotice | None:
    """The one against a removal that is locked already; locked as well."""
    waiting = CounterNotice.objects.filter(removal=removal, state=CounterNotice.State.WAITING)
    return waiting.select_for_update(of=("self",)).first()
