"""`manage.py import_page FILE`: what a film page says, written as plain text, becomes part of the catalogue."""

from __future__ import annotations

from argparse import ArgumentTypeError
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from films import limits
from films.catalogue.page.film import FilmUnclearError
from films.catalogue.page.plan import PagePlan, plan_page
from films.catalogue.page.reader import read_page
from films.catalogue.page.store import import_page
from films.catalogue.page.text import PageError, decode_page, fold
from films.catalogue.page.told import tell
from films.models import Film
from films.models.film import EARLIEST_YEAR, LATEST_YEAR

FAULTS_SHOWN_MAX = 20
ADVICE = {
    "year": "add --year YEAR, as --year 1957, or --film SLUG of one in the catalogue",
    "film": "add --film SLUG",
}


class Command(BaseCommand):
    help = "Import a film page that was written as plain text; README.md tells its format."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="the page; its name is stored as the source")
        parser.add_argument(
            "--film", metavar="SLUG", help="the film that it is about; else the one of the page's title"
        )
        parser.add_argument("--year", type=_year, help="the year of the film, where it is new or one of several")
        parser.add_argument("--dry-run", action="store_true", help="say what would be done, and store nothing")
        parser.add_argument(
            "--alias", action="append", default=[], metavar="NAME", help="take a name for the alias that it may be"
        )
        parser.add_argument(
            "--no-alias", action="append", default=[], metavar="NAME", help="take it for a character of its own"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        source = _name_of(options["file"])
        try:
            page = read_page(decode_page(_content(options["file"])))
            asked = {
                "page": page,
                "source": source,
                "film": _film(options["film"]),
                "year": options["year"],
                "aliases": {fold(name): True for name in options["alias"]}
                | {fold(name): False for name in options["no_alias"]},
            }
            plan = plan_page(**asked)
            _refuse_unknown_names(plan, options)
            plan = plan if options["dry_run"] else import_page(**asked)
        except PageError as error:
            raise CommandError(_message(source, error)) from None
        self.stdout.write("\n".join(tell(plan, is_stored=not options["dry_run"])))


def _year(written: str) -> int:
    if written.isascii() and written.isdigit() and EARLIEST_YEAR <= int(written) <= LATEST_YEAR:
        return int(written)
    raise ArgumentTypeError(f"{written!r} is no year from {EARLIEST_YEAR} to {LATEST_YEAR}")


def _name_of(path: Path) -> str:
    """The file's name, even where its bytes are no text."""
    return path.name.encode("utf-8", "replace").decode("utf-8")


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(limits.PAGE_BYTES_MAX + 1)
    except OSError as error:
        raise CommandError(f"{_name_of(path)}: cannot be read: {error.strerror}") from None


def _film(slug: str | None) -> Film | None:
    if slug is None:
        return None
    film = Film.objects.filter(slug=slug).select_related("merged_into").first()
    if film is None:
        raise CommandError(f"--film {slug}: no film has this slug")
    if film.merged_into:
        raise CommandError(f"--film {slug}: it was merged into --film {film.merged_into.slug}")
    return film


def _refuse_unknown_names(plan: PagePlan, options: Mapping[str, Any]) -> None:
    """A slip of the pen must not pass for a decision; once all is stored, nothing is proposed any more."""
    proposed = {fold(proposal.alias): proposal.alias for proposal in plan.cast.proposals}
    asked = [("--alias", name) for name in options["alias"]] + [("--no-alias", name) for name in options["no_alias"]]
    for option, name in asked:
        if plan.new and fold(name) not in proposed:
            names = ", ".join(proposed.values()) or "none"
            raise CommandError(f"{option} {name}: no such alias is proposed (proposed: {names})")


def _message(source: str, error: PageError) -> str:
    shown = [f"{source}: {fault}" for fault in error.faults[:FAULTS_SHOWN_MAX]]
    if len(error.faults) > FAULTS_SHOWN_MAX:
        shown.append(f"{source}: and {len(error.faults) - FAULTS_SHOWN_MAX} more")
    if isinstance(error, FilmUnclearError):
        shown[-1] += f": {ADVICE[error.field]}"
    return "\n".join(shown)
