"""Whatever curators do between loads, loading settles, and a dump says what is there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.db.models import Model, ProtectedError

from films.catalogue.dump.films import dump_film
from films.models import (
    Alias,
    Character,
    Credit,
    Dialogue,
    Episode,
    Film,
    Line,
    Moment,
    Person,
    Quote,
    Scene,
    Track,
    Trivia,
)
from tests.factories import make_character, make_scene, make_trivia
from tests.films.packs import CRANES, SERIES, counted, load
from tests.films.test_pack_writing import NASTY

EVERYTHING: list[type[Model]] = [
    Film, Person, Credit, Character, Alias, Episode, Moment, Scene, Dialogue, Line, Quote, Trivia, Track,
]  # fmt: skip
TOUCHED: list[type[Any]] = [Scene, Dialogue, Quote, Trivia, Track, Character, Line, Credit, Episode, Person]
TEXTS = {
    Scene: ("title", "summary", "context", "source", "note"),
    Dialogue: ("title", "context"),
    Quote: ("title", "text", "original_text"),
    Trivia: ("fact", "why_it_matters"),
    Track: ("by_whom", "usage"),
    Character: ("name", "description"),
    Line: ("text", "cue"),
    Credit: ("detail", "note"),
    Episode: ("title", "synopsis"),
    Person: ("name", "bio"),
}
LONG = {
    "summary",
    "context",
    "note",
    "text",
    "original_text",
    "fact",
    "why_it_matters",
    "description",
    "synopsis",
    "bio",
}
MISHAPS = 6  # at most, between two loads


def rewrite(chance: Random, row: Any) -> None:
    """As a form would: without blanks around it, and on one line where there is but one."""
    name = chance.choice(TEXTS[type(row)])
    text = chance.choice(NASTY)[:100]
    setattr(row, name, (text if name in LONG else " ".join(text.split())).strip() or "x")
    row.save()


def hide(chance: Random, row: Any) -> None:
    row.is_published = not row.is_published
    row.save()


def delete(chance: Random, row: Any) -> None:
    row.delete()


def move(chance: Random, row: Any) -> None:
    if hasattr(row, "position"):
        row.position = chance.randrange(6)
        row.save()


def add(chance: Random, row: Any) -> None:
    film, number = Film.objects.get(), chance.randrange(10**6)
    make: Callable[..., object] = chance.choice((make_scene, make_trivia))
    make(film, key=f"mine-{number}", slug=f"ours-{number}", position=chance.randrange(4))
    make_character(film, name=f"N{number}")


def curate(chance: Random) -> None:
    """A few things that a curator may do; what the database refuses did not happen."""
    for _ in range(chance.randint(1, MISHAPS)):
        rows = list(chance.choice(TOUCHED).objects.all())
        if rows:
            try:
                with transaction.atomic():
                    chance.choice((rewrite, rewrite, hide, delete, move, add))(chance, chance.choice(rows))
            except (IntegrityError, ProtectedError):
                continue


def everything() -> dict[str, list[Any]]:
    return {model.__name__: list(model._base_manager.order_by("pk").values()) for model in EVERYTHING}


@pytest.mark.parametrize("seed", range(24))
def test_a_dump_loads_as_nothing_new_and_the_pack_can_always_be_taken(db: None, tmp_path: Path, seed: int) -> None:
    chance = Random(seed)
    text = (CRANES, SERIES)[seed % 2]
    load(tmp_path, text)
    slug = Film.objects.get().slug
    for _ in range(3):
        curate(chance)
        load(tmp_path, text)
        dumped, before = dump_film(slug).text, everything()
        load(tmp_path, dumped)
        assert everything() == before
        assert dump_film(slug).text == dumped
        load(tmp_path, text, take_pack=True)
        settled = load(tmp_path, text, take_pack=True)
        assert [counted(settled, outcome) for outcome in ("created", "updated", "conflict")] == [{}, {}, {}]
