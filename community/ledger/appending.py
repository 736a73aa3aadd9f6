"""The one verb of the ledger: add an entry behind the last."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from community.ledger.canonical import hash_of, said_by
from community.ledger.keys import keyed_hash
from community.models import LedgerEntry, LedgerHead
from community.targets import Target, kind_of


@transaction.atomic
def append_entry(
    *,
    kind: str,
    target: Target | None = None,
    continues: LedgerEntry | None = None,
    basis: str = "",
    law: str = "",
    requester: str = "",
    scope: str = "",
    reason: str = "",
    appeal: str = "",
    asked_at: dt.datetime | None = None,
    text: str | None = None,
    now: dt.datetime,
) -> LedgerEntry:
    """Store it for good: nothing that stands in the ledger can be changed, so it names nobody.

    What it is about, its basis and its scope are those of the entry it continues, unless it says so itself. Of
    `text` only the keyed hash is kept. Whoever appends at the same time waits at the head.
    """
    head, _ = LedgerHead.objects.select_for_update().get_or_create(pk=LedgerHead.ONLY)
    text_hash, text_key = ("", "") if text is None else keyed_hash(text)
    before = continues or LedgerEntry()
    entry = LedgerEntry(
        number=head.number + 1,
        kind=kind,
        entered_at=now,
        asked_at=asked_at,
        continues=before.number,
        target_kind=kind_of(target) if target else before.target_kind,
        target_id=target.pk if target else before.target_id,
        basis=basis or before.basis,
        law=law,
        requester=requester,
        scope=scope or before.scope,
        reason=reason,
        appeal=appeal,
        text_hash=text_hash,
        text_key=text_key,
        previous=head.hash,
    )
    entry.hash = hash_of(said_by(entry))
    entry.save(force_insert=True)
    head.number, head.hash = entry.number, entry.hash
    head.save(update_fields=["number", "hash"])
    return entry
