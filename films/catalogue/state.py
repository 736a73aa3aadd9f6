"""What the catalogue holds of one film, in the same plain fields as its pack, read in a handful of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q

from films.catalogue.items import PICTURES, Fields
from films.catalogue.known import Known, Row
from films.catalogue.linking import read_film_lists
from films.catalogue.sections import SECTIONS
from films.catalogue.writing import tidy
from films.models import Alias, PackedItem
from films.naming import quote_title

# Each after those that its keys and columns speak of.
READING_ORDER = ("episodes", "characters", "credits", "scenes", "dialogues", "lines", "quotes", "trivia", "soundtrack")


@dataclass(frozen=True)
class Existing:
    """One row, and what a pack would say of it."""

    key: str
    row: Row
    fields: Fields

    @property
    def pk(self) -> int:
        return self.row["pk"]  # type: ignore[no-any-return]

    @property
    def is_merged(self) -> bool:
        return self.row.get("merged_into_id") is not None

    @property
    def is_live(self) -> bool:
        return bool(self.row["is_published"]) and not self.is_merged


@dataclass
class State:
    film: Existing | None = None
    sections: dict[str, dict[str, Existing]] = field(default_factory=lambda: defaultdict(dict))
    loaded: dict[str, dict[str, Row]] = field(default_factory=lambda: defaultdict(dict))  # by section and key
    packed: dict[tuple[str, str], int] = field(default_factory=dict)  # primary keys of what was loaded
    known: Known = field(default_factory=Known)

    def find(self, section: str, key: str) -> Existing | None:
        """The row that a pack means; a credit of somebody merged away is their winner's."""
        found = self.sections[section].get(key)
        if found is None and section == "credits":
            person, _, rest = key.partition("/")
            winner = self.known.keys["people"].get(self.known.ids["people"].get(person, 0), "")
            found = self.sections[section].get(f"{winner}/{rest}")
        return found


def read_state(slug: str, *, people: Iterable[str] = ()) -> State:
    """Read the film of that address with everything that hangs on it, and the named people anyhow."""
    state = State()
    rows = _rows("film", slug=slug)
    if not rows:
        _read_people(state, people, [])
        return state
    [row] = rows
    state.known.film_title = row["title"]
    _read_loaded(state, row["pk"])
    film_fields = _fields("film", row, state) | read_film_lists(row["pk"], slug, state.loaded["film"].get(slug, {}))
    state.film = Existing(slug, row, film_fields)
    state.sections["film"][slug] = state.film
    of_film = {section: _rows(section, **_of(section, row["pk"])) for section in READING_ORDER}
    people_ids = {row["person_id"] for row in of_film["credits"]} | {
        row["played_by_id"] for row in of_film["characters"]
    }
    _read_people(state, [*people, *state.loaded["people"]], people_ids)
    aliases = _aliases(row["pk"])
    for section, section_rows in of_film.items():
        _take(state, section, section_rows, aliases)
    return state


def _of(section: str, film_pk: int) -> dict[str, int]:
    return {"dialogue__film": film_pk} if section == "lines" else {"film": film_pk}


def _rows(section: str, *conditions: Q, **named: Any) -> list[Row]:
    """The rows of a section in their order, with all columns that packs know."""
    spec = SECTIONS[section]
    queryset = spec.model._base_manager.filter(*conditions, **named)
    return list(queryset.order_by(*filter(None, (spec.place, "pk"))).values(*spec.attnames))


def _take(state: State, section: str, rows: Sequence[Row], aliases: Mapping[int, list[str]]) -> None:
    keys = [SECTIONS[section].key(row, state.known) for row in rows]
    for key, row in zip(keys, rows, strict=True):  # all first: a scene may hang on a later one
        state.known.learn(section, key, row)
    for key, row in zip(keys, rows, strict=True):
        fields = _fields(section, row, state, key)
        if section == "characters":
            fields["aliases"] = aliases.get(row["pk"], [])
        elif section == "quotes" and _is_default_title(row, state, key):
            fields["title"] = ""
        state.sections[section][key] = Existing(key, row, fields)


def _fields(section: str, row: Row, state: State, key: str = "") -> Fields:
    fields: Fields = {column.name: column.read(row, state.known) for column in SECTIONS[section].columns}
    fields["is_published"] = row["is_published"]
    if name := PICTURES.get(section):
        loaded = state.loaded[section].get(key or row["slug"], {})
        if fields[name] and fields[name] == loaded.get(f"{name}_stored"):
            fields[name] = loaded[name]
    return fields


def _is_default_title(row: Row, state: State, key: str) -> bool:
    """Whether nobody chose it: it is what it would be called now, or was when it was last loaded."""
    made = state.loaded["quotes"].get(key, {}).get("made_title")
    return tidy(row["title"]) in {title_of_quote(state.known, row["speaker_id"], row["scene_id"]), made}


def title_of_quote(known: Known, speaker: int | None, scene: int | None) -> str:
    names: dict[str, str] = {}
    for name, section, pk in (("speaker", "characters", speaker), ("scene", "scenes", scene)):
        names[name] = known.names[section].get(pk, "") if pk else ""
    return quote_title(film=known.film_title, **names)


def _aliases(film_pk: int) -> dict[int, list[str]]:
    names: dict[int, list[str]] = defaultdict(list)
    for character, name in Alias.objects.filter(film=film_pk).order_by("id").values_list("character", "name"):
        names[character].append(tidy(name))
    return names


def _read_loaded(state: State, film_pk: int) -> None:
    packed = PackedItem.objects.filter(film=film_pk).values_list("pk", "section", "key", "loaded")
    for pk, section, key, loaded in packed:
        state.loaded[section][key] = loaded
        state.packed[section, key] = pk


def _read_people(state: State, slugs: Iterable[str], pks: Iterable[int | None]) -> None:
    """Those named or referred to, and whom they were merged into."""
    wanted = Q(slug__in=set(slugs)) | Q(pk__in={pk for pk in pks if pk})
    while wanted:
        rows = _rows("people", wanted)
        _take(state, "people", rows, {})
        winners = {row["merged_into_id"] for row in rows} - {None} - set(state.known.keys["people"])
        wanted = Q(pk__in=winners) if winners else Q()
