"""The ledger as pages read it: its head, how an entry went on, and what it is about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from community.models import LedgerEntry, LedgerHead
from community.targets import MODELS, Target


def current_head() -> LedgerHead:
    """The last entry's number and hash; of an empty ledger, 0 and what the first will follow."""
    return LedgerHead.objects.filter(pk=LedgerHead.ONLY).first() or LedgerHead()


def followed(entries: Iterable[LedgerEntry]) -> dict[int, list[LedgerEntry]]:
    """What continues each of them, by its number, in one query."""
    found: dict[int, list[LedgerEntry]] = defaultdict(list)
    numbers = [entry.number for entry in entries]
    for entry in LedgerEntry.objects.filter(continues__in=numbers).order_by("number"):
        found[entry.continues or 0].append(entry)
    return dict(found)


def target_of(entry: LedgerEntry) -> Target | None:
    """What it is about, as far as readers can see it."""
    model: Any = MODELS.get(entry.target_kind)
    target: Target | None = model.objects.public().filter(pk=entry.target_id).first() if model else None
    return target
