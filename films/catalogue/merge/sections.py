"""Where each section of a pack is kept: its model, its columns, and how a row's key is made."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from django.db.models import Model

from films.catalogue.merge.columns import (
    Column,
    address,
    date,
    number,
    picture,
    playhead,
    reference,
    seconds,
    sources,
    text,
)
from films.catalogue.merge.known import Known, Row
from films.catalogue.read.writing import episode_key
from films.models import (
    Character,
    Credit,
    Dialogue,
    Episode,
    Film,
    Line,
    Person,
    Quote,
    Scene,
    Track,
    Trivia,
)


class Section(NamedTuple):
    model: type[Model]
    columns: tuple[Column, ...]
    key: Callable[[Row, Known], str]
    keyed_by: tuple[str, ...]  # the attributes that the key is made of
    place: str = "position"  # the column of its order; "" where there is none
    can_be_merged: bool = False
    can_be_removed: bool = False  # by the law

    @property
    def attnames(self) -> list[str]:
        """All columns that are read."""
        merged = ("merged_into_id",) if self.can_be_merged else ()
        removed = ("ledger_number",) if self.can_be_removed else ()
        place = (self.place,) if self.place else ()
        names = (
            "pk",
            "is_published",
            *merged,
            *removed,
            *place,
            *self.keyed_by,
            *(column.attname for column in self.columns),
        )
        return list(dict.fromkeys(names))


MOMENT = (
    address(),
    text("title"),
    reference("scene", "scenes"),
    reference("episode", "episodes"),
    seconds("starts_at"),
    seconds("ends_at"),
    number("estimated", "is_estimated"),
    playhead("reveal_at"),
    text("provenance"),
    text("source"),
    text("note"),
)


def _by(name: str) -> Callable[[Row, Known], str]:
    return lambda row, known: row[name]


def _credit_key(row: Row, known: Known) -> str:
    episode = known.keys["episodes"].get(row["episode_id"], "")
    return "/".join(part for part in (known.keys["people"][row["person_id"]], row["job"], episode) if part)


def _moment(model: type[Model], *columns: Column) -> Section:
    return Section(model, (*MOMENT, *columns), _by("key"), ("key",), can_be_merged=True, can_be_removed=True)


SECTIONS: dict[str, Section] = {
    "film": Section(
        Film,
        (
            *map(text, ("kind", "title", "original_title", "original_language", "tagline", "synopsis")),
            *map(number, ("year", "end_year", "running_minutes", "accent")),
            date("released_on"),
            picture("poster"),
            sources("sources"),
        ),
        _by("slug"),
        ("slug",),
        place="",
        can_be_merged=True,
    ),
    "people": Section(
        Person,
        (*map(text, ("name", "original_name", "bio")), *map(date, ("born_on", "died_on"))),
        _by("slug"),
        ("slug",),
        place="",
        can_be_merged=True,
    ),
    "episodes": Section(
        Episode,
        (*map(text, ("title", "synopsis")), date("aired_on"), number("running_minutes")),
        lambda row, known: episode_key(row["season"], row["number"]),
        ("season", "number"),
        place="ordinal",
    ),
    "characters": Section(
        Character,
        (
            *map(text, ("name", "original_name", "description")),
            reference("played_by", "people", seen=True),
            picture("portrait"),
        ),
        _by("slug"),
        ("slug",),
        can_be_merged=True,
    ),
    "credits": Section(Credit, tuple(map(text, ("detail", "note"))), _credit_key, ("person_id", "job", "episode_id")),
    "scenes": _moment(Scene, text("summary"), text("context"), picture("still")),
    "dialogues": _moment(Dialogue, text("context")),
    "lines": Section(
        Line,
        (reference("speaker", "characters", seen=True), text("text"), text("cue")),
        lambda row, known: f"{known.keys['dialogues'][row['dialogue_id']]}/{row['key']}",
        ("dialogue_id", "key"),
    ),
    "quotes": _moment(
        Quote,
        reference("speaker", "characters"),
        *map(text, ("text", "language", "original_text", "original_language")),
        reference("line", "lines"),
    ),
    "trivia": _moment(Trivia, text("fact"), text("why_it_matters")),
    "soundtrack": _moment(Track, text("by_whom"), text("usage")),
}
