"""Load packs of films into the catalogue, keeping what curators edited since the last time."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from films.catalogue.load import Interrupted, load_packs
from films.catalogue.merge.change import Options
from films.catalogue.read.problem import PackProblems, Problem
from films.catalogue.report import Report
from films.catalogue.table import table_of
from films.catalogue.write.lock import Busy

HALF_WAY = 2  # the exit status when the database gave up: some films are stored, each of them whole


class Command(BaseCommand):
    help = (
        "Load packs of films. Nothing is stored while any of them has a mistake; then each film is stored in one "
        "transaction. What curators edited since the last load is kept. Exit status: 0, or 1 with nothing stored "
        f"({HALF_WAY} if the database itself gave up between two films)."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="packs, or folders of packs")
        parser.add_argument("--dry-run", action="store_true", help="say what would happen, and store nothing")
        parser.add_argument("--take-pack", action="store_true", help="in conflicts let the pack win, not the curator")
        parser.add_argument("--prune", action="store_true", help="take off the site what left its pack")
        parser.add_argument("--format", choices=("text", "json"), default="text", dest="form")

    def handle(
        self, *, paths: Sequence[Path], dry_run: bool, take_pack: bool, prune: bool, form: str, **options: Any
    ) -> None:
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        with Progress(*columns, console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as bar:
            task = bar.add_task("Checking")
            try:
                report = load_packs(
                    paths or [settings.FIXTURES_DIR / "films"],
                    options=Options(take_pack, prune),
                    is_dry=dry_run,
                    step=lambda doing, done, most: bar.update(task, description=doing, completed=done, total=most),
                )
            except PackProblems as error:
                self._complain(error.problems, form)
                raise CommandError(f"{error.count}; nothing was stored.") from error
            except Busy as error:
                raise CommandError(
                    f"Another load is running ({error}); nothing was stored. Try again later."
                ) from error
            except Interrupted as error:
                raise CommandError(str(error), returncode=HALF_WAY) from error
            except (DatabaseError, OSError) as error:
                raise CommandError(f"Nothing was stored: {error}") from error
        if options["verbosity"]:
            self._tell(report, form, tells_kept=options["verbosity"] > 1)

    def _complain(self, problems: Sequence[Problem], form: str) -> None:
        if form == "json":
            self.stdout.write(json.dumps({"problems": [asdict(problem) for problem in problems]}, ensure_ascii=False))
        else:
            self.stderr.write("\n".join(map(str, problems)))

    def _tell(self, report: Report, form: str, *, tells_kept: bool) -> None:
        if form == "json":
            self.stdout.write(json.dumps(report.as_data(), ensure_ascii=False))
            return
        kept = [f"{difference} (kept)" for difference in report.kept] if tells_kept else []
        for line in (*kept, *report.conflicts, *report.left, *report.notices):
            self.stdout.write(str(line))
        self.stdout.write(table_of(report))
