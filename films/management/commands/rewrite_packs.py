"""Rewrite packs in their canonical form, as `dump_catalogue` would write them."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from films.catalogue.dump.rewrite import rewrite_packs
from films.catalogue.read.problem import PackProblems


class Command(BaseCommand):
    help = "Rewrite packs in their canonical form; comments are not kept. No database is needed."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="packs, or folders of packs")

    def handle(self, *, paths: Sequence[Path], **options: Any) -> None:
        try:
            changed = rewrite_packs(paths)
        except PackProblems as error:
            self.stderr.write("\n".join(map(str, error.problems)))
            raise CommandError(f"{error.count}; nothing was written.") from error
        for name in changed:
            self.stdout.write(f"Rewrote {name}")
