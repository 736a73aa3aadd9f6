"""What the catalogue holds of one film, in the same plain fields as its pack, read in a handful of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field

from films.catalogue.merge.fetch import READING_ORDER, Fetched, fetch
from films.catalogue.merge.known import Known, Row
from films.catalogue.merge.sections import SECTIONS
from films.catalogue.read.items import PICTURES, Fields
from films.catalogue.read.writing import tidy
from films.catalogue.write.linking import film_lists
from films.naming import quote_title


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
    def is_removed(self) -> bool:
        """Whether the law took its text."""
        return self.row.get("ledger_number") is not None

    @property
    def is_live(self) -> bool:
        return bool(self.row["is_published"]) and not self.is_merged and not self.is_removed


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
    return read_states({slug: people})[slug]


def read_states(people_of: Mapping[str, Iterable[str]]) -> dict[str, State]:
    """The same for several films, by their addresses, in as many queries as for one."""
    named = {slug: set(people) for slug, people in people_of.items()}
    fetched = fetch(named, set().union(*named.values()))
    return {slug: _assemble(slug, people, fetched) for slug, people in named.items()}


def _assemble(slug: str, people: set[str], fetched: Fetched) -> State:
    state = State()
    row = fetched.films.get(slug)
    if row is None:
        _take_people(state, fetched.people, people, set())
        return state
    state.known.film_title = row["title"]
    for pk, section, key, loaded in fetched.packed[row["pk"]]:
        state.loaded[section][key] = loaded
        state.packed[section, key] = pk
    fields = _fields("film", row, state)
    lists = film_lists(row["pk"], slug, state.loaded["film"].get(slug, {}), fetched.links)
    state.film = state.sections["film"][slug] = Existing(slug, row, fields | lists)
    of_film = {section: fetched.rows[section].get(row["pk"], []) for section in READING_ORDER}
    referred = {each["person_id"] for each in of_film["credits"]}
    referred |= {each["played_by_id"] for each in of_film["characters"]}
    _take_people(state, fetched.people, people | state.loaded["people"].keys(), referred)
    for section, rows in of_film.items():
        _take(state, section, rows, fetched.aliases)
    return state


def _take_people(state: State, rows: Sequence[Row], slugs: Set[str], pks: set[int]) -> None:
    """Those of the film among all that were read, and whom they were merged into."""
    by_pk = {row["pk"]: row for row in rows}
    taken: dict[int, Row] = {}
    waiting = [row["pk"] for row in rows if row["slug"] in slugs or row["pk"] in pks]
    while waiting:
        row = by_pk[waiting.pop(0)]
        taken[row["pk"]] = row
        waiting += {row["merged_into_id"]} - {None} - taken.keys()
    _take(state, "people", list(taken.values()), {})


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
