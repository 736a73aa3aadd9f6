"""The catalogue's films as packs: what readers see of each, as its pack would say it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from films.catalogue.dump.emit import emit_pack
from films.catalogue.merge.state import Existing, State, read_state
from films.catalogue.read.items import MODELS, MOMENTS, PICTURES, Fields, Item, Items


class DumpedPicture(NamedTuple):
    path: str  # from the pack's folder
    stored: str  # the name of our copy
    digest: str  # of the file that it was made of; "" if no pack brought it


class DumpedPack(NamedTuple):
    text: str
    pictures: list[DumpedPicture]


def dump_film(slug: str) -> DumpedPack:
    """The film of that address. Raises LookupError where there is none."""
    state = read_state(slug)
    if state.film is None:
        raise LookupError(slug)
    rows = _shown(state)
    sections = {
        section: [_item(state, section, row, place) for place, row in enumerate(of_section, start=1)]
        for section, of_section in rows.items()
    }
    [film] = sections.pop("film")
    pictures = [picture for section in PICTURES for row in rows[section] if (picture := _picture(state, section, row))]
    return DumpedPack(emit_pack(Items(film, sections)), pictures)


def _shown(state: State) -> dict[str, list[Existing]]:
    """The rows of each section in their order: what is live, and what that cannot do without."""
    rows = {section: [row for row in state.sections[section].values() if row.is_live] for section in MODELS}
    live_lines = state.known.live["lines"]
    rows["film"] = [state.film] if state.film else []
    rows["lines"] = [row for row in rows["lines"] if row.pk in live_lines]
    spoken = {row.key.partition("/")[0] for row in rows["lines"]}
    rows["dialogues"] = [row for row in rows["dialogues"] if row.key in spoken]
    _add(state, rows, "characters", {str(line.fields["speaker"]) for line in rows["lines"]})
    _add(
        state,
        rows,
        "episodes",
        {*_revealing(rows), *(credit.key.partition("/")[2].partition("/")[2] for credit in rows["credits"])},
    )
    _people(state, rows)
    return rows


def _add(state: State, rows: dict[str, list[Existing]], section: str, needed: set[str]) -> None:
    """Bring along rows that are off the site where others refer to them."""
    shown = {row.key for row in rows[section]} | needed
    rows[section] = [row for row in state.sections[section].values() if row.key in shown]


def _revealing(rows: dict[str, list[Existing]]) -> Iterator[str]:
    for section in MOMENTS:
        for row in rows[section]:
            episode, sign, _ = str(row.fields["reveal_at"]).partition("@")
            if sign:
                yield episode


def _people(state: State, rows: dict[str, list[Existing]]) -> None:
    """Whoever worked on the film, in the order of its last pack, then whoever came since."""
    worked = {credit.key.partition("/")[0] for credit in rows["credits"]}
    played = {str(character.fields["played_by"]) for character in rows["characters"]}
    loaded = state.loaded["people"]
    listed = {key for key in loaded if loaded[key].get("is_published") and _is_live(state, key)}
    shown = (worked | played | listed) & state.sections["people"].keys()
    ordered = sorted(shown, key=lambda key: (loaded.get(key, {}).get("position") or len(loaded) + 1, key))
    rows["people"] = [state.sections["people"][key] for key in ordered]


def _is_live(state: State, person: str) -> bool:
    found = state.sections["people"].get(person)
    return found is not None and found.is_live


def _item(state: State, section: str, row: Existing, place: int) -> Item:
    fields: Fields = {name: value for name, value in row.fields.items() if name != "is_published"}
    if picture := _picture(state, section, row):
        fields[PICTURES[section]] = picture.path
    return Item(section, row.key, fields, place=place)


def _picture(state: State, section: str, row: Existing) -> DumpedPicture | None:
    name = PICTURES.get(section)
    if name is None or not row.row[name]:
        return None
    loaded = state.loaded[section].get(row.key, {})
    if loaded.get(f"{name}_stored") == row.row[name]:
        return DumpedPicture(loaded[f"{name}_path"], row.row[name], loaded[name])
    film = state.film.key if state.film else ""
    path = f"images/{film}-{name}.webp" if section == "film" else f"images/{film}-{row.key}-{name}.webp"
    return DumpedPicture(path, row.row[name], "")
