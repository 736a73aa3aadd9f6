"""The rows of several films, in as many queries as of one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q

from films.catalogue.merge.known import Row
from films.catalogue.merge.sections import SECTIONS
from films.catalogue.read.writing import tidy
from films.catalogue.write.linking import Links, fetch_links
from films.models import Alias, PackedItem

# Each after those that its keys and columns speak of.
READING_ORDER = ("episodes", "characters", "credits", "scenes", "dialogues", "lines", "quotes", "trivia", "soundtrack")


@dataclass
class Fetched:
    films: dict[str, Row] = field(default_factory=dict)  # by address
    rows: dict[str, dict[int, list[Row]]] = field(default_factory=dict)  # by section and film, in their order
    people: list[Row] = field(default_factory=list)
    aliases: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))  # by character
    packed: dict[int, list[tuple[int, str, str, Row]]] = field(default_factory=lambda: defaultdict(list))  # by film
    links: Links = field(default_factory=Links)


def fetch(slugs: Iterable[str], people: Iterable[str]) -> Fetched:
    """Read the films of these addresses, what hangs on them, and these people anyhow."""
    fetched = Fetched({row["slug"]: row for row in rows_of("film", slug__in=set(slugs))})
    pks = {row["pk"] for row in fetched.films.values()}
    named = set(people)
    if pks:
        _fetch_films(fetched, pks)
        named |= {key for items in fetched.packed.values() for _, section, key, _ in items if section == "people"}
    fetched.people = _people(named, set(_referred(fetched)))
    return fetched


def rows_of(section: str, *conditions: Q, also: Collection[str] = (), **named: Any) -> list[Row]:
    """Rows of a section in their order, with all columns that packs know."""
    spec = SECTIONS[section]
    queryset = spec.model._base_manager.filter(*conditions, **named)
    return list(queryset.order_by(*filter(None, (spec.place, "pk"))).values(*spec.attnames, *also))


def _fetch_films(fetched: Fetched, pks: set[int]) -> None:
    for section in READING_ORDER:
        film = "dialogue__film_id" if section == "lines" else "film_id"
        by_film = fetched.rows[section] = defaultdict(list)
        for row in rows_of(section, also=(film,), **{f"{film}__in": pks}):
            by_film[row[film]].append(row)
    for character, name in Alias.objects.filter(film__in=pks).order_by("id").values_list("character", "name"):
        fetched.aliases[character].append(tidy(name))
    packed = PackedItem.objects.filter(film__in=pks)
    for film_pk, *item in packed.values_list("film", "pk", "section", "key", "loaded"):
        fetched.packed[film_pk].append(tuple(item))
    fetched.links = fetch_links(pks)


def _referred(fetched: Fetched) -> Iterable[int]:
    for section, column in (("credits", "person_id"), ("characters", "played_by_id")):
        for rows in fetched.rows.get(section, {}).values():
            yield from (row[column] for row in rows if row[column])


def _people(slugs: set[str], pks: set[int]) -> list[Row]:
    """Those named or referred to, and whom they were merged into."""
    rows: list[Row] = []
    wanted = Q(slug__in=slugs) | Q(pk__in=pks)
    while wanted:
        rows += rows_of("people", wanted)
        winners = {row["merged_into_id"] for row in rows} - {None} - {row["pk"] for row in rows}
        wanted = Q(pk__in=winners) if winners else Q()
    return rows
