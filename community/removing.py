"""What an operator does because the law says so: remove and, where the law does not say so after all, restore.

No other code takes a member's words away, and this takes none for what they think.
"""

from __future__ import annotations

import datetime as dt
from functools import partial

from django.db import transaction

from community.ledger.appending import append_entry
from community.ledger.keys import is_text_of
from community.models import Comment, LedgerEntry, Member, Removal, Report
from community.models.legal import DESTROYED, Scope
from community.news.letters import tell_author_of_removal, tell_author_of_restoring, tell_reporter
from community.reporting import forget_if_left, hold_waiting
from community.sealing.seal import hashed, put_back, seal, take_out
from community.settling import settle, waiting_notice
from community.targets import MODELS, Target, kind_of

Kind = LedgerEntry.Kind


class NotThere(Exception):  # noqa: N818 - it is no error of the caller's: the page may be old
    """It was removed already, or its author has deleted it."""


class NothingToRestore(Exception):  # noqa: N818 - as above
    """It stands again already, or its text was destroyed."""


class SealBroken(Exception):  # noqa: N818 - somebody was at the database
    """The sealed text is not the one that was removed."""


@transaction.atomic
def remove(
    *,
    target: Target,
    by: Member,
    basis: str,
    law: str = "",
    requester: str,
    scope: str,
    reason: str,
    report: Report | None = None,
    answer: str = "",
    now: dt.datetime,
) -> Removal:
    """Take the text out of its row, seal it, and enter why; its votes and what others replied stay.

    Child abuse material is destroyed instead of sealed. The author is told, and so are all who have reported it.
    `reason` and `law` are public for good; `answer` is for those who reported alone. Raises NotThere, or AlreadyDecided
    where another operator has declined `report` meanwhile.
    """
    locked = _locked(target)
    if isinstance(locked, Comment):
        scope = Scope.TEXT  # it has no title
    if locked.is_removed or getattr(locked, "is_deleted", False):
        raise NotThere
    if report:
        hold_waiting(report)
    sealed = seal(locked, scope)
    entry = append_entry(
        kind=Kind.REMOVED,
        target=locked,
        basis=basis,
        law=law,
        requester=requester,
        scope=scope,
        reason=reason,
        asked_at=report.reported_at if report else None,
        text=hashed(sealed),
        now=now,
    )
    removal = Removal.objects.create(
        **{f"{kind_of(locked)}_id": locked.pk},
        entry=entry,
        report=report,
        author=getattr(locked, "author", None),
        sealed=None if basis == DESTROYED else sealed,
        removed_at=now,
        operator=by,
    )
    take_out(locked, scope, number=entry.number, now=now)
    _follow_reports(removal, by=by, answer=answer, now=now)
    transaction.on_commit(partial(tell_author_of_removal, removal))
    return removal


@transaction.atomic
def restore(*, removal: Removal, by: Member, reason: str, now: dt.datetime) -> LedgerEntry:
    """Put the text back as it stood, and enter that; a counter-notice that waits is granted by it.

    Raises NothingToRestore or SealBroken.
    """
    held = hold(removal)
    if not held.is_standing or held.sealed is None:
        raise NothingToRestore
    if is_text_of(held.entry, hashed(held.sealed)) is False:
        raise SealBroken
    if notice := waiting_notice(held):
        settle(notice, by=by, is_granted=True, reason=reason, now=now)
    entry = append_entry(kind=Kind.RESTORED, continues=held.entry, reason=reason, now=now)
    if held.target is not None:
        put_back(held.target, held.sealed)
    held.restored_at, held.restoring, held.sealed = now, entry, None
    held.save(update_fields=["restored_at", "restoring", "sealed"])
    transaction.on_commit(partial(tell_author_of_restoring, held, notice))
    return entry


def hold(removal: Removal) -> Removal:
    """Lock what was removed and then the removal itself, as they are now; called within a transaction."""
    removals = Removal.objects.with_targets()
    if target := removals.get(pk=removal.pk).target:
        _locked(target)
    return removals.select_for_update(of=("self",)).get(pk=removal.pk)


def first_broken_seal() -> Removal | None:
    """A removal whose sealed text is not the one that the ledger's keyed hash stands for."""
    sealed = Removal.objects.exclude(sealed=None).select_related("entry").order_by("pk")
    return next(
        (each for each in sealed.iterator() if is_text_of(each.entry, hashed(each.sealed or {})) is False), None
    )


def _locked(target: Target) -> Target:
    """Nobody edits, deletes or removes it meanwhile; who replies or votes need not wait."""
    rows = MODELS[kind_of(target)]._default_manager.select_for_update(of=("self",), no_key=True)
    return rows.get(pk=target.pk)


def _follow_reports(removal: Removal, *, by: Member, answer: str, now: dt.datetime) -> None:
    """All that wait for this, not only the one that was followed."""
    kind, target = removal.entry.target_kind, removal.entry.target_id
    for report in Report.objects.waiting().select_for_update().filter(**{kind: target}):
        report.state, report.decided_at, report.operator, report.answer = Report.State.FOLLOWED, now, by, answer
        if removal.is_destroyed:
            report.place = ""  # it may repeat the words
        report.save(update_fields=["state", "decided_at", "operator", "answer", "place"])
        forget_if_left(report)
        transaction.on_commit(partial(tell_reporter, report, removal.entry))
