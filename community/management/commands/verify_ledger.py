"""`manage.py verify_ledger`: proves the chain of the ledger, or points at the first entry that is not what it was."""

from __future__ import annotations

import re
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from community.ledger.proving import first_fault
from community.models import LedgerEntry, LedgerHead
from community.removing import first_broken_seal

KNOWN = re.compile("([1-9][0-9]{0,17}):([0-9a-f]{64})")


class Command(BaseCommand):
    help = (
        "Prove that no entry of the ledger, and no sealed text, was altered, moved or taken out; exit status 1 if so."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--known",
            metavar="NUMBER:HASH",
            action="append",
            default=[],
            help="an entry's hash as somebody wrote it down outside; a ledger that was rewritten as a whole lacks it",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        known = [_read(written) for written in options["known"]]
        head = LedgerHead.objects.filter(pk=LedgerHead.ONLY).first() or LedgerHead()
        if fault := first_fault(LedgerEntry.objects.order_by("number").iterator(), head=head):
            raise CommandError(f"The ledger is broken at {fault}.", returncode=1)
        for number, digest in known:
            if not LedgerEntry.objects.filter(number=number, hash=digest).exists():
                raise CommandError(f"The ledger holds together, but entry {number} had another hash.", returncode=1)
        if removal := first_broken_seal():
            raise CommandError(
                f"The ledger is whole, but the text sealed under {removal.entry} is another.", returncode=1
            )
        self.stdout.write(f"The ledger is whole: {head.number} entries, the last with hash {head.hash}.")


def _read(written: str) -> tuple[int, str]:
    match = KNOWN.fullmatch(written)
    if match is None:
        raise CommandError(f"{written!r} is no NUMBER:HASH, such as 17:{'0' * 64}.", returncode=2)
    return int(match[1]), match[2]
