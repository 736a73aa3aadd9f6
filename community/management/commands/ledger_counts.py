"""`manage.py ledger_counts [YEAR]`: a year of the legal desk in numbers, as many laws want it published."""

from __future__ import annotations

from io import StringIO
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from community.ledger.counting import OUTCOMES, count_year, years
from community.models.legal import Basis


class Command(BaseCommand):
    help = "Count what was reported, declined, removed, contested and restored, by legal basis; all years without one."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("year", nargs="?", type=int, help="such as 2026; a year of UTC")

    def handle(self, *args: Any, **options: Any) -> None:
        asked = [options["year"]] if options["year"] else years()
        if not asked:
            self.stdout.write("Nothing has been reported or removed so far.")
        for year in asked:
            self.stdout.write(_written(_table(year)))


def _table(year: int) -> Table:
    table = Table(box=SIMPLE_HEAD, title=str(year), title_justify="left", title_style="bold", pad_edge=False)
    table.add_column("")
    for outcome in OUTCOMES:
        table.add_column(outcome, justify="right")
    counts = count_year(year)
    for basis in Basis:
        table.add_row(str(basis.label), *(str(counts[basis][outcome]) for outcome in OUTCOMES))
    table.add_section()
    table.add_row("in all", *(str(sum(of[outcome] for of in counts.values())) for outcome in OUTCOMES))
    return table


def _written(table: Table) -> str:
    written = StringIO()
    Console(file=written, width=110).print(table)
    return "\n".join(line.rstrip() for line in written.getvalue().splitlines())
