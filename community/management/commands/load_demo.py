"""`manage.py load_demo`: a living place to look at and to sign in to, on a site that is only being tried out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from community.demo.load import SPOKESMAN, is_loaded, load_demo
from community.demo.members import PASSWORD
from films.catalogue.read.problem import PackProblems

HOW_TO_SIGN_IN = f"Sign in as {SPOKESMAN}, password {PASSWORD}."


class Command(BaseCommand):
    help = (
        "Load made-up members with all that they say, in DEBUG only; once: where they are, nothing is changed. "
        "The catalogue has to be loaded before. Exit status: 0, or 1 with nothing stored."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", nargs="?", type=Path, metavar="PATH", help="a folder of files, or one file")

    def handle(self, *args: Any, path: Path | None = None, **options: Any) -> None:
        if not settings.DEBUG:
            raise CommandError("The demo is for DEBUG only: its members share a public password.")
        if is_loaded():
            self.stdout.write(f"The demo is there already. {HOW_TO_SIGN_IN}")
            return
        try:
            loaded = load_demo(path or Path(settings.FIXTURES_DIR) / "community" / "demo", now=timezone.now())
        except PackProblems as error:
            self.stderr.write("\n".join(map(str, error.problems)))
            raise CommandError(f"{error.count}; nothing was stored.") from error
        self.stdout.write(
            f"{loaded.members:,} members, {loaded.posts:,} posts, {loaded.comments:,} comments and "
            f"{loaded.votes:,} votes were made up. {HOW_TO_SIGN_IN}"
        )
