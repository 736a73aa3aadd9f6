"""The items of a pack: what has a key and can be merged, each as plain fields.

An item's fields hold every field of its entry but those that make its key; what a pack
leaves out has its default, and nothing is "" (None for a number, [] for a list). The same
form is read from the database, kept as "last loaded", merged, and written back to YAML.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from films.catalogue.read import schema
from films.catalogue.read.document import Path_
from films.catalogue.read.writing import episode_key

Json = str | int | bool | list[str] | None
Fields = dict[str, Json]

MODELS: dict[str, type[schema.Entry]] = {
    "film": schema.FilmEntry,
    "people": schema.PersonEntry,
    "credits": schema.CreditEntry,
    "characters": schema.CharacterEntry,
    "episodes": schema.EpisodeEntry,
    "scenes": schema.SceneEntry,
    "dialogues": schema.DialogueEntry,
    "lines": schema.LineEntry,
    "quotes": schema.QuoteEntry,
    "trivia": schema.TriviaEntry,
    "soundtrack": schema.TrackEntry,
}
# The lists at the top of a pack, in the order of the file.
LISTS = tuple(name for name in MODELS if name not in {"film", "lines"})
MOMENTS = ("scenes", "dialogues", "quotes", "trivia", "soundtrack")
KEY_FIELDS = {
    "film": ("slug",),
    "people": ("slug",),
    "credits": ("person", "job", "episode"),
    "characters": ("slug",),
    "episodes": ("season", "number"),
} | dict.fromkeys((*MOMENTS, "lines"), ("key",))
# Which section a field's value is a key of.
REFERENCES = {
    "credits": {"person": "people", "episode": "episodes"},
    "characters": {"played_by": "people"},
} | {section: {"scene": "scenes", "episode": "episodes"} for section in MOMENTS}
REFERENCES["lines"] = {"speaker": "characters"}
REFERENCES["quotes"] = {"speaker": "characters", "line": "lines", **REFERENCES["quotes"]}
PICTURES = {"film": "poster", "characters": "portrait", "scenes": "still"}
NUMBERS = frozenset({"year", "end_year", "running_minutes", "accent"})


@dataclass(frozen=True)
class Item:
    section: str
    key: str  # stable in its section; a line's is "dialogue-key/line-key"
    fields: Fields
    path: Path_ = ()  # in the file
    line: int = 0
    place: int = 0  # in its list, from 1


@dataclass
class Items:
    """Everything in one pack, by section and in the pack's order."""

    film: Item
    sections: dict[str, list[Item]] = field(default_factory=dict)

    def __getitem__(self, section: str) -> list[Item]:
        return [self.film] if section == "film" else self.sections.get(section, [])


def fields_of(entry: schema.Entry) -> dict[str, Any]:
    """All fields of an entry, those of the key too, as plain values."""
    return {name: plain(name, getattr(entry, name)) for name in type(entry).model_fields if name != "lines"}


def default_of(section: str, name: str) -> Json:
    """What a field holds that the pack leaves out."""
    default = MODELS[section].model_fields[name].default
    return plain(name, default) if isinstance(default, str | int | list) else nothing(name)


def plain(name: str, value: Any) -> Json:
    if value is None:
        return nothing(name)
    return value.isoformat() if isinstance(value, dt.date) else value


def nothing(name: str) -> Json:
    return None if name in NUMBERS else ""


def texts(value: Json) -> list[str]:
    """The texts of a list, none of a field that holds nothing."""
    return value if isinstance(value, list) else []


def key_from(section: str, fields: Mapping[str, Any]) -> str:
    """The key of an item, of fields that hold it; "" where they do not."""
    parts = [fields.get(name) for name in KEY_FIELDS[section]]
    if section == "episodes":
        season, number = parts
        return episode_key(season, number) if isinstance(season, int) and isinstance(number, int) else ""
    required = parts[:2]
    return "/".join(str(part) for part in parts if part) if all(required) else ""


def fields_from_key(section: str, key: str) -> dict[str, Any]:
    """The inverse of `key_from`: the fields that make the key, as a pack writes them."""
    if section == "episodes":
        season, number = key.split("x")
        return {"season": int(season), "number": int(number)}
    if section == "lines":
        return {"key": key.partition("/")[2]}
    return dict(zip(KEY_FIELDS[section], key.split("/"), strict=False))
