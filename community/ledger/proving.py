"""Proves the ledger from its rows: every hash is right, each entry follows the one before, none is missing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from community.ledger.canonical import Said, hash_of, said_by
from community.models import LedgerEntry, LedgerHead
from community.models.ledger import GENESIS


class Fault(NamedTuple):
    """The first entry at which the chain breaks, and how."""

    number: int
    what: str

    def __str__(self) -> str:
        return f"entry {self.number}: {self.what}"


def first_fault(entries: Iterable[LedgerEntry], *, head: LedgerHead) -> Fault | None:
    """Where the chain breaks, if it does. `entries` come in the order of their numbers, all of them."""
    number, last = 0, GENESIS
    for entry in entries:
        number += 1
        if entry.number != number:
            return Fault(number, "missing")
        if fault := _fault_of(entry, last, head.number):
            return fault
        last = entry.hash
    if head.number > number:
        return Fault(number + 1, "missing")
    if (head.number, head.hash) != (number, last):
        return Fault(number, "altered, or added behind the ledger's back: the head knows another")
    return None


def _fault_of(entry: LedgerEntry, last: str, numbers: int) -> Fault | None:
    said = said_by(entry)
    is_itself, follows = hash_of(said) == entry.hash, entry.previous == last
    if is_itself and follows:
        return None
    if is_itself:  # and so it remembers what stood before it
        return Fault(max(1, entry.number - 1), "altered, and its hash with it: the entry behind it remembers another")
    if not follows and (own := _own_number(said, entry.hash, numbers)):
        return Fault(entry.number, f"missing or out of order: in its place stands what was entry {own}")
    return Fault(entry.number, "altered: its hash is not that of what it says")


def _own_number(said: Said, claimed: str, numbers: int) -> int | None:
    """The number under which the hash of a moved entry is right."""
    return next((number for number in range(1, numbers + 1) if hash_of({**said, "number": number}) == claimed), None)
