"""What is done with a report of illegal content: sent by anybody, then followed by a removal, or declined."""

from __future__ import annotations

import datetime as dt
import uuid
from functools import partial
from typing import Any

from django.db import transaction

from community.models import Member, Report
from community.news.letters import tell_reporter
from community.targets import Target, kind_of

UNNAMED = {"name": "", "email": ""}


class AlreadyDecided(Exception):  # noqa: N818 - it is no error of the caller's, only too late
    """Another operator was faster."""


@transaction.atomic
def send_report(*, target: Target, reporter: Member | None, key: uuid.UUID, now: dt.datetime, **said: Any) -> Report:
    """Put it into the operators' queue; sent twice with one key, it is the report that is there already.

    `said` are category, law, place, explanation, requester, name and email.
    """
    about = {f"{kind_of(target)}_id": target.pk}
    report, _ = Report.objects.get_or_create(
        key=key, defaults={**said, **about, "reporter": reporter, "reported_at": now}
    )
    return report


@transaction.atomic
def forget_reporter(*, member: Member) -> None:
    """Erase who sent what a member reported: at once where that is decided, else as soon as it is."""
    theirs = Report.objects.filter(reporter=member)
    theirs.waiting().update(reporter_left=True)
    theirs.exclude(state=Report.State.WAITING).update(**UNNAMED)


def forget_if_left(report: Report) -> None:
    """To be called once it is decided; `report` still tells where the last letter goes."""
    Report.objects.filter(pk=report.pk, reporter_left=True).update(**UNNAMED)


@transaction.atomic
def decline_report(*, report: Report, by: Member, answer: str, now: dt.datetime) -> Report:
    """Let it stand, and tell whoever asked why. Raises AlreadyDecided."""
    held = hold_waiting(report)
    held.state, held.decided_at, held.operator, held.answer = Report.State.DECLINED, now, by, answer
    held.save(update_fields=["state", "decided_at", "operator", "answer"])
    forget_if_left(held)
    transaction.on_commit(partial(tell_reporter, held))
    return held


def hold_waiting(report: Report) -> Report:
    """Lock it, as it is now; called within a transaction. Raises AlreadyDecided."""
    held: Report = Report.objects.select_for_update(of=("self",)).get(pk=report.pk)
    if held.state != Report.State.WAITING:
        raise AlreadyDecided
    return held
