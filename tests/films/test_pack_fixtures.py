"""The packs in fixtures/ load together, and are as the catalogue would dump them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings

from films.catalogue.check.packs import check_pack
from films.catalogue.dump.emit import emit_pack
from films.catalogue.dump.films import dump_film
from films.catalogue.load import load_packs
from tests.films.packs import counted, write_pack

FILMS = Path(settings.FIXTURES_DIR) / "films"
PACKS = sorted(FILMS.glob("*.yaml"))


@pytest.mark.parametrize("path", PACKS, ids=lambda path: path.stem)
def test_a_pack_in_fixtures_is_canonical(path: Path) -> None:
    """`make packs` makes it so."""
    assert emit_pack(check_pack(path).items) == path.read_text(encoding="utf-8")
    assert check_pack(path).slug == path.stem


def test_the_fixtures_load_together_and_dumps_are_their_packs(db: None) -> None:
    created = counted(load_packs([FILMS]), "created")
    assert created["film"] == len(PACKS)
    for path in PACKS:
        assert dump_film(path.stem).text == path.read_text(encoding="utf-8")
    assert set(counted(load_packs([FILMS]), "unchanged")) == set(created)


def test_the_pack_in_the_readme_is_right(tmp_path: Path) -> None:
    readme = (Path(settings.BASE_DIR) / "README.md").read_text(encoding="utf-8")
    [example] = [block for block in re.findall(r"```yaml\n(.*?)```", readme, re.DOTALL) if block.startswith("film:")]
    assert check_pack(write_pack(tmp_path, example)).slug == "the-tram"
