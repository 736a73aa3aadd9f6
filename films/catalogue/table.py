"""The counts of a load as a table."""

from __future__ import annotations

from io import StringIO

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from films.catalogue.report import OUTCOMES, Report

HEADINGS = {"conflict": "conflicts"}


def table_of(report: Report) -> str:
    """One row a section that has anything, and their sums."""
    table = Table(box=SIMPLE_HEAD, title=_title(report), title_justify="left", title_style="bold", pad_edge=False)
    table.add_column("")
    for outcome in OUTCOMES:
        table.add_column(HEADINGS.get(outcome, outcome), justify="right")
    for section, counts in report.counts.items():
        if counts:
            table.add_row(section, *(str(counts[outcome] or "") for outcome in OUTCOMES))
    table.add_section()
    table.add_row("all", *(str(sum(counts[outcome] for counts in report.counts.values())) for outcome in OUTCOMES))
    written = StringIO()
    Console(file=written, width=100).print(table)
    return "\n".join(line.rstrip() for line in written.getvalue().splitlines())


def _title(report: Report) -> str:
    films = "1 film" if report.films == 1 else f"{report.films:,} films"
    return f"{films} compared; nothing was stored" if report.is_dry else f"{films} loaded"
