"""What the fields of one item say together; the database holds most of it as constraints too.

Rules speak of plain fields, so that they hold for what a pack says and for what a merge of
pack and catalogue would make.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from films.catalogue.read.items import MOMENTS, Fields
from films.models import VERBATIM

Said = Mapping[str, Any]


class Rule(NamedTuple):
    about: tuple[str, ...]  # all fields that it looks at; the first is the one to mend
    is_broken: Callable[[Said], bool]
    wrong: str  # may name fields in {}
    expected: str


def _seconds(timecode: str) -> int:
    hours, minutes, seconds = map(int, timecode.split(":"))
    return (hours * 60 + minutes) * 60 + seconds


OF_MOMENTS = (
    Rule(
        ("source", "provenance"),
        lambda said: said["provenance"] in VERBATIM and not said["source"],
        "is missing, with provenance {provenance}",
        "where it can be checked",
    ),
    Rule(
        ("starts_at", "provenance"),
        lambda said: said["provenance"] == "heard" and not said["starts_at"],
        "is missing, with provenance heard",
        "the time at which it is heard",
    ),
    Rule(
        ("note", "provenance"),
        lambda said: said["provenance"] == "disputed" and not said["note"],
        "is missing, with provenance disputed",
        "who contradicts it",
    ),
    Rule(
        ("starts_at", "ends_at", "provenance"),
        lambda said: said["provenance"] == "disputed" and bool(said["starts_at"] or said["ends_at"]),
        "is given, with provenance disputed",
        "no times for what may not be in the film",
    ),
    Rule(
        ("starts_at", "ends_at"),
        lambda said: bool(said["ends_at"]) and not said["starts_at"],
        "is missing, with ends_at {ends_at}",
        "both times or neither",
    ),
    Rule(
        ("ends_at", "starts_at"),
        lambda said: (
            bool(said["ends_at"] and said["starts_at"]) and _seconds(said["ends_at"]) < _seconds(said["starts_at"])
        ),
        "is {ends_at}, before starts_at",
        "{starts_at} or later",
    ),
)
RULES: dict[str, tuple[Rule, ...]] = {
    "film": (
        Rule(
            ("end_year", "year"),
            lambda said: said["end_year"] is not None and said["end_year"] < said["year"],
            "is {end_year}, before year",
            "{year} or later",
        ),
    ),
    "people": (
        Rule(
            ("died_on", "born_on"),
            lambda said: bool(said["died_on"] and said["born_on"]) and said["died_on"] < said["born_on"],
            "is {died_on}, before born_on",
            "{born_on} or later",
        ),
    ),
    **dict.fromkeys(MOMENTS, OF_MOMENTS),
}


def broken_rules(section: str, fields: Fields) -> Iterator[Rule]:
    """Those that the fields break, as far as the fields are known."""
    for rule in RULES.get(section, ()):
        if all(name in fields for name in rule.about) and rule.is_broken(fields):
            yield rule
