"""`manage.py recount`: every tally, rank and count made anew from votes and comments, or proved right."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from community.recounting import recount


class Command(BaseCommand):
    help = (
        "Count votes and comments again and put right every number that is wrong. The site may be in use meanwhile. "
        "Floats that differ by less than a billionth are the same."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="change nothing; exit status 1 if a number is wrong")

    def handle(self, *, check: bool, **options: Any) -> None:
        wrong = 0
        for difference in recount(is_repaired=not check):
            wrong += 1
            self.stdout.write(str(difference))
        if wrong and check:
            raise CommandError(f"{wrong} numbers are not what they count.", returncode=1)
        self.stdout.write(f"{wrong} numbers were put right." if wrong else "Every number is what it counts.")
