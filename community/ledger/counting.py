"""A year of the legal desk in numbers: what was reported, removed, contested and restored, by legal basis."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from django.db.models import Count

from community.models import LedgerEntry, Report
from community.models.legal import Basis

Counts = dict[str, Counter[str]]  # by basis, then by outcome

# In the order of a case. A restoring without an appeal is one that the operator or a court brought about.
OUTCOMES = ("reported", "declined", "removed", "contested", "granted", "refused", "restored")
Kind, Appeal = LedgerEntry.Kind, LedgerEntry.Appeal
OF_ENTRY = {
    (Kind.REMOVED, ""): "removed",
    (Kind.RESTORED, ""): "restored",
    (Kind.COUNTER_NOTICE, Appeal.OPEN): "contested",
    (Kind.APPEAL_DECIDED, Appeal.GRANTED): "granted",
    (Kind.APPEAL_DECIDED, Appeal.REFUSED): "refused",
}


def count_year(year: int) -> Counts:
    """Everything counts in the year in which it happened, UTC."""
    counts: Counts = {basis.value: Counter() for basis in Basis}
    reports = Report.objects.order_by()
    _add(counts, "reported", reports.filter(reported_at__year=year).values_list("category").annotate(Count("pk")))
    declined = reports.filter(state=Report.State.DECLINED, decided_at__year=year)
    _add(counts, "declined", declined.values_list("category").annotate(Count("pk")))
    entries = LedgerEntry.objects.filter(entered_at__year=year).order_by()
    for kind, appeal, basis, number in entries.values_list("kind", "appeal", "basis").annotate(Count("pk")):
        if outcome := OF_ENTRY.get((kind, appeal)):
            _add(counts, outcome, [(basis, number)])
    return counts


def years() -> list[int]:
    """Those in which anything happened."""
    held = {day.year for day in LedgerEntry.objects.datetimes("entered_at", "year")}
    return sorted(held | {day.year for day in Report.objects.datetimes("reported_at", "year")})


def _add(counts: Counts, outcome: str, numbers: Iterable[tuple[str, int]]) -> None:
    for basis, number in numbers:
        counts[basis][outcome] += number
