"""`manage.py verify_ledger`, and what it says of a ledger that somebody has been at."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from community.ledger import guard
from community.ledger.appending import append_entry
from community.ledger.canonical import hash_of, said_by
from community.models import LedgerEntry, LedgerHead, Removal
from tests.factories import make_comment, make_post, make_removal

pytestmark = pytest.mark.django_db
ENTRIES = 5


@pytest.fixture
def tampered() -> None:
    """Somebody who may do anything to the database has lifted the guard; the end of the test brings it back."""
    for number in range(1, ENTRIES + 1):
        append_entry(kind="veil", reason=f"Reason {number}", now=timezone.now())
    guard.lift(connection)


def of(number: int) -> LedgerEntry:
    return LedgerEntry.objects.get(number=number)


def change(entry: int, **fields: object) -> None:
    LedgerEntry.objects.filter(number=entry).update(**fields)


def change_with_its_hash(number: int) -> None:
    change(number, reason="Another")
    change(number, hash=hash_of(said_by(of(number))))


def swap(one: int, other: int) -> None:
    change(one, number=99)
    change(other, number=one)
    change(99, number=other)


def take_out_and_close_the_gap(number: int) -> None:
    LedgerEntry.objects.filter(number=number).delete()
    for later in range(number + 1, ENTRIES + 1):
        change(later, number=later - 1)


def forge_an_end() -> None:
    entry = LedgerEntry(number=ENTRIES + 1, kind="veil", entered_at=timezone.now(), previous=of(ENTRIES).hash)
    entry.hash = hash_of(said_by(entry))
    entry.save()


def test_a_whole_ledger_is_proved(capsys: pytest.CaptureFixture[str]) -> None:
    entries = [append_entry(kind="veil", now=timezone.now()) for _ in range(3)]
    call_command("verify_ledger")
    assert f"whole: 3 entries, the last with hash {entries[-1].hash}" in capsys.readouterr().out


def test_so_is_an_empty_one(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("verify_ledger")
    assert "whole: 0 entries" in capsys.readouterr().out


TAMPERING: dict[str, tuple[Callable[[], object], str]] = {
    "a reason rewritten": (lambda: change(3, reason="Another"), "entry 3: altered"),
    "a date moved": (lambda: change(2, entered_at=timezone.now()), "entry 2: altered"),
    "the first rewritten": (lambda: change(1, reason="Another"), "entry 1: altered"),
    "the last rewritten": (lambda: change(5, reason="Another"), "entry 5: altered"),
    "rewritten with its hash": (lambda: change_with_its_hash(3), "entry 3: altered, and its hash with it"),
    "the last rewritten with its hash": (lambda: change_with_its_hash(5), "entry 5: altered"),
    "a hash forged": (lambda: change(4, hash="0" * 63 + "1"), "entry 4: altered"),
    "one taken out": (lambda: LedgerEntry.objects.filter(number=3).delete(), "entry 3: missing"),
    "the first taken out": (lambda: LedgerEntry.objects.filter(number=1).delete(), "entry 1: missing"),
    "the end torn off": (lambda: LedgerEntry.objects.filter(number__gte=4).delete(), "entry 4: missing"),
    "all taken out": (lambda: LedgerEntry.objects.all().delete(), "entry 1: missing"),
    "one taken out and the gap closed": (
        lambda: take_out_and_close_the_gap(2),
        "entry 2: missing or out of order: in its place stands what was entry 3",
    ),
    "two swapped": (
        lambda: swap(2, 4),
        "entry 2: missing or out of order: in its place stands what was entry 4",
    ),
    "one added behind its back": (forge_an_end, "entry 6: altered, or added behind the ledger's back"),
    "the head lost": (lambda: LedgerHead.objects.all().delete(), "entry 5: altered, or added"),
}  # fmt: skip


@pytest.mark.parametrize(("tamper", "said"), TAMPERING.values(), ids=TAMPERING)
def test_it_points_at_the_first_entry_that_is_not_what_it_was(
    tampered: None, tamper: Callable[[], object], said: str
) -> None:
    tamper()
    with pytest.raises(CommandError, match=said) as failed:
        call_command("verify_ledger")
    assert failed.value.returncode == 1


def test_a_ledger_that_was_rewritten_as_a_whole_is_known_by_a_hash_from_outside(tampered: None) -> None:
    noted = of(3).hash
    call_command("verify_ledger", known=[f"3:{noted}"])
    LedgerEntry.objects.all().delete()
    LedgerHead.objects.all().delete()
    for _ in range(ENTRIES):
        append_entry(kind="veil", reason="Forged", now=timezone.now())
    call_command("verify_ledger")
    with pytest.raises(CommandError, match="entry 3 had another hash"):
        call_command("verify_ledger", known=[f"3:{noted}"])


def test_a_sealed_text_that_was_changed_is_pointed_at() -> None:
    removal = make_removal(make_comment(make_post()))
    call_command("verify_ledger")
    Removal.objects.update(sealed={**(removal.sealed or {}), "body": "I confess."})
    with pytest.raises(CommandError, match=r"the text sealed under ledger entry no\. 1 is another"):
        call_command("verify_ledger")


def test_a_hash_that_is_none_is_refused() -> None:
    with pytest.raises(CommandError, match="is no NUMBER:HASH"):
        call_command("verify_ledger", known=["three"])
