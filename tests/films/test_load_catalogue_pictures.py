"""Pictures of packs are known by their content, made anew once, and kept as curators want them."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from PIL import Image

from films.catalogue.check import picturing
from films.models import Character, Film, Scene
from tests.films.packs import CRANES, changed, counted, load

ILLUSTRATED = changed(
    CRANES,
    ("  accent: 14\n", "  accent: 14\n  poster: images/poster.png\n"),
    ("    played_by: tatiana-samoilova\n", "    played_by: tatiana-samoilova\n    portrait: images/veronika.png\n"),
    ("    context: It comes back.\n", "    context: It comes back.\n    still: images/bridge.png\n"),
)


def draw(folder: Path, name: str, colour: str) -> None:
    (folder / "images").mkdir(exist_ok=True)
    Image.new("RGB", (60, 90), colour).save(folder / "images" / name)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, colour in (("poster.png", "teal"), ("veronika.png", "plum"), ("bridge.png", "navy")):
        draw(tmp_path, name, colour)
    return tmp_path


def test_pictures_are_stored_as_webp(db: None, folder: Path) -> None:
    load(folder, ILLUSTRATED)
    for picture in (
        Film.objects.get().poster,
        Character.objects.get(slug="veronika").portrait,
        Scene.objects.get(key="bridge").still,
    ):
        assert picture.name.endswith(".webp")
        assert picture.storage.exists(picture.name)


def test_a_known_picture_is_neither_decoded_nor_stored_again(
    db: None, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(folder, ILLUSTRATED)
    name = Film.objects.get().poster.name
    monkeypatch.setattr(picturing, "prepare_picture", None)
    assert counted(load(folder, ILLUSTRATED), "unchanged")["film"] == 1
    assert Film.objects.get().poster.name == name


def test_another_picture_under_the_same_name_is_an_update(db: None, folder: Path) -> None:
    load(folder, ILLUSTRATED)
    name = Film.objects.get().poster.name
    draw(folder, "poster.png", "red")
    assert counted(load(folder, ILLUSTRATED), "updated") == {"film": 1}
    assert Film.objects.get().poster.name != name
    assert counted(load(folder, CRANES), "updated") == {"film": 1, "characters": 1, "scenes": 1}
    assert not Film.objects.get().poster


def test_a_curators_picture_is_kept_and_is_a_conflict_once_the_pack_has_another(db: None, folder: Path) -> None:
    load(folder, ILLUSTRATED)
    film = Film.objects.get()
    sent = BytesIO()
    Image.new("RGB", (60, 90), "gold").save(sent, "PNG")
    film.poster = ContentFile(sent.getvalue(), name="mine.png")
    film.save()
    mine = film.poster.name
    assert counted(load(folder, ILLUSTRATED), "kept") == {"film": 1}
    draw(folder, "poster.png", "red")
    for _ in range(2):
        assert [conflict.field for conflict in load(folder, ILLUSTRATED).conflicts] == ["poster"]
    assert Film.objects.get().poster.name == mine
    load(folder, ILLUSTRATED, take_pack=True)
    assert Film.objects.get().poster.name != mine


def test_dumped_pictures_are_known_again(db: None, folder: Path) -> None:
    load(folder, ILLUSTRATED)
    out = folder / "out"
    call_command("dump_catalogue", output=out)
    assert (out / "cranes.yaml").read_text() == ILLUSTRATED
    assert (out / "images" / "poster.png").is_file()
    report = load(out, (out / "cranes.yaml").read_text())
    assert [counted(report, outcome) for outcome in ("created", "updated", "kept", "conflict")] == [{}, {}, {}, {}]


def test_dumping_beside_the_pack_leaves_its_own_pictures_alone(db: None, folder: Path) -> None:
    load(folder, ILLUSTRATED)
    before = (folder / "images" / "poster.png").read_bytes()
    call_command("dump_catalogue", output=folder)
    assert (folder / "images" / "poster.png").read_bytes() == before


def test_a_curators_picture_is_dumped_under_a_name_of_its_own(db: None, folder: Path) -> None:
    load(folder, CRANES)
    film = Film.objects.get()
    film.poster = ContentFile((folder / "images" / "poster.png").read_bytes(), name="mine.png")
    film.save()
    out = folder / "out"
    call_command("dump_catalogue", output=out)
    assert "  poster: images/cranes-poster.webp\n" in (out / "cranes.yaml").read_text()
    report = load(out, (out / "cranes.yaml").read_text())
    assert [counted(report, outcome) for outcome in ("created", "updated", "kept", "conflict")] == [{}, {}, {}, {}]
    assert counted(load(out, (out / "cranes.yaml").read_text()), "unchanged")["film"] == 1
