"""Operators who act at the same moment make one chain of it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.utils import timezone

from community.ledger.appending import append_entry
from community.ledger.proving import first_fault
from community.models import LedgerEntry, LedgerHead

OPERATORS, EACH = 8, 5


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("is_empty", [True, False], ids=["the very first", "later ones"])
def test_the_chain_does_not_fork(is_empty: bool) -> None:
    if not is_empty:
        append_entry(kind="veil", now=timezone.now())
    barrier = Barrier(OPERATORS)

    def act() -> None:
        try:
            barrier.wait(timeout=10)
            for _ in range(EACH):
                append_entry(kind="veil", now=timezone.now())
        finally:
            connection.close()

    with ThreadPoolExecutor(OPERATORS) as threads:
        for acting in [threads.submit(act) for _ in range(OPERATORS)]:
            acting.result()
    numbers = list(LedgerEntry.objects.order_by("number").values_list("number", flat=True))
    assert numbers == list(range(1, OPERATORS * EACH + 1 + (not is_empty)))
    assert first_fault(LedgerEntry.objects.order_by("number"), head=LedgerHead.objects.get()) is None
