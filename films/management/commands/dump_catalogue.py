"""Write films of the catalogue as packs."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from films.catalogue.dump.films import dump_film
from films.catalogue.dump.saving import save_file, save_picture
from films.models import Film


class Command(BaseCommand):
    help = "Write films as packs: one to standard output, or any number into a folder, with their pictures."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "films", nargs="*", metavar="FILM", help="addresses of films; all that are published if none"
        )
        parser.add_argument("--output", type=Path, metavar="DIR", help="the folder to write FILM.yaml and images/ to")

    def handle(self, *, films: Sequence[str], output: Path | None, **options: Any) -> None:
        published = Film.objects.published().filter(merged_into__isnull=True).order_by("slug")
        slugs = list(dict.fromkeys(films)) or list(published.values_list("slug", flat=True))
        absent = set(slugs) - set(Film.objects.filter(slug__in=slugs).values_list("slug", flat=True))
        if absent:
            raise CommandError(f"No film has the address {', '.join(sorted(absent))}.")
        if output is None and len(slugs) != 1:
            raise CommandError(f"{len(slugs)} films need a folder: say --output DIR, or name one film.")
        try:
            for slug in slugs:
                self._dump(slug, output)
        except OSError as error:
            raise CommandError(f"Cannot write: {error}") from error

    def _dump(self, slug: str, output: Path | None) -> None:
        pack = dump_film(slug)
        if output is None:
            self.stdout.write(pack.text, ending="")
            return
        save_file(output / f"{slug}.yaml", pack.text.encode())
        for picture in pack.pictures:
            save_picture(output, picture)
