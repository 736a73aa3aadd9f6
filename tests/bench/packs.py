"""Packs by the thousand for measuring: each of one film, none like another, always the same ones."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

from films.catalogue.dump.emit import emit_pack
from films.catalogue.read.items import MODELS, Fields, Item, Items, Json, default_of

SCENES, DIALOGUES, LINES, QUOTES, TRIVIA, TRACKS = 16, 8, 5, 16, 10, 4  # of a film: 54 moments
PEOPLE = 12  # of a film; every third works on other films too
WORDS = re.findall(
    r"\w+",
    "river morning stair window letter winter gate crowd train soldier song camera street silence promise father "
    "garden mirror balloon desert paint church stranger whip saddle kitchen tea noh temple apple hands door rain",
)


def write_packs(folder: Path, films: int) -> int:
    """Write that many packs, and say how many moments they hold."""
    for number in range(films):
        (folder / f"film-{number:05d}.yaml").write_text(emit_pack(_film(number)), encoding="utf-8")
    return films * (SCENES + DIALOGUES + QUOTES + TRIVIA + TRACKS)


def _film(number: int) -> Items:
    chance = random.Random(number)
    people = [f"person-{number}-{n}" if n % 3 else f"person-shared-{(number + n) % 400}" for n in range(PEOPLE)]
    facts: Fields = {"title": _text(chance, 3), "year": 1920 + number % 100, "running_minutes": 90 + number % 60}
    film = _item(
        "film", f"film-{number:05d}", **facts, genres=["War", "Drama"][: 1 + number % 2], synopsis=_text(chance, 60)
    )
    sections = {
        "people": [_item("people", slug, name=slug.replace("-", " ").title()) for slug in people],
        "credits": [_item("credits", f"{people[n]}/{job}") for n, job in enumerate(("director", "writer", "composer"))],
        "characters": list(_characters(chance, people)),
        "scenes": list(_scenes(chance)),
        "dialogues": [
            _item("dialogues", f"d{n}", title=_text(chance, 3), scene=f"s{n}", context=_text(chance, 25))
            for n in range(DIALOGUES)
        ],
        "lines": [
            _item("lines", f"d{n}/l{line}", speaker=f"c{line % 6}", text=_text(chance, 12))
            for n in range(DIALOGUES)
            for line in range(1, LINES + 1)
        ],
        "quotes": list(_quotes(chance)),
        "trivia": [
            _item(
                "trivia",
                f"t{n}",
                title=_text(chance, 3),
                source="Bench",
                fact=_text(chance, 50),
                why_it_matters=_text(chance, 30),
            )
            for n in range(TRIVIA)
        ],
        "soundtrack": [
            _item("soundtrack", f"m{n}", title=_text(chance, 3), source="Bench", by_whom="Somebody")
            for n in range(TRACKS)
        ],
    }
    return Items(film, sections)


def _characters(chance: random.Random, people: list[str]) -> Iterator[Item]:
    for n in range(PEOPLE):
        name = f"{chance.choice(WORDS).title()} {n}"
        yield _item(
            "characters",
            f"c{n}",
            name=name,
            aliases=[f"{name} the {n}th"],
            played_by=people[n],
            description=_text(chance, 15),
        )


def _scenes(chance: random.Random) -> Iterator[Item]:
    for n in range(SCENES):
        minute = 5 * n
        yield _item(
            "scenes", f"s{n}", title=_text(chance, 3), starts_at=f"{minute // 60}:{minute % 60:02d}:00", estimated=True,
            reveal_at=minute, summary=_text(chance, 90), context=_text(chance, 40),
        )  # fmt: skip


def _quotes(chance: random.Random) -> Iterator[Item]:
    for n in range(QUOTES):
        line = f"d{n % DIALOGUES}/l1"
        yield _item(
            "quotes",
            f"q{n}",
            scene=f"s{n}",
            speaker=f"c{n % 6}",
            text=_text(chance, 10),
            provenance="retold",
            line=line,
        )


def _item(section: str, key: str, **said: Json) -> Item:
    fields: Fields = {name: default_of(section, name) for name in MODELS[section].model_fields if name != "lines"}
    return Item(section, key, fields | said)


def _text(chance: random.Random, words: int) -> str:
    return " ".join(chance.choices(WORDS, k=words)).capitalize()
