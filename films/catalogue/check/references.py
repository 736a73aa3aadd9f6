"""What the items of one pack say of one another: keys of their own, and nothing that is not there."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator

from films import limits
from films.catalogue.read.document import Path_
from films.catalogue.read.draft import Draft
from films.catalogue.read.items import MOMENTS, REFERENCES, Item, texts
from films.catalogue.read.problem import shown

ONE_OF = {
    "people": "one of the people",
    "characters": "one of the characters",
    "episodes": "one of the episodes",
    "scenes": "one of the scenes",
    "lines": "a line of one of the dialogues",
}


def check_references(draft: Draft) -> None:
    """Add to the draft's problems whatever does not fit together."""
    for check in (_keys, _addresses, _names, _lists, _references, _scenes_on_scenes, _related, _episodes, _playheads):
        check(draft)


def _keys(draft: Draft) -> None:
    for section, items in draft.sections.items():
        of_section = [(item, item.key) for item in items if item.key]
        _each_once(draft, of_section, lambda item: item.path, f"{section} with the same key")


def _addresses(draft: Draft) -> None:
    for section in MOMENTS:
        items = [item for item in draft.sections[section] if item.key and "slug" in item.fields]
        chosen = [(item, str(item.fields["slug"] or item.key)) for item in items]
        _each_once(draft, chosen, lambda item: (*item.path, "slug"), f"{section} with the same slug")


def _names(draft: Draft) -> None:
    """Whoever reads a name knows who is meant: names and aliases differ, whatever their case."""
    seen: dict[str, Item] = {}
    for item in draft.sections["characters"]:
        for path, name in _names_of(item):
            other = seen.setdefault(name.casefold(), item)
            if other is not item:
                draft.complain(path, f"{shown(name)} names {other.key or 'another'} too", "a name of their own")


def _names_of(item: Item) -> Iterator[tuple[Path_, str]]:
    name, aliases = item.fields.get("name"), item.fields.get("aliases")
    if isinstance(name, str) and name:
        yield (*item.path, "name"), name
    if isinstance(aliases, list):
        yield from (((*item.path, "aliases", place), alias) for place, alias in enumerate(aliases))


def _lists(draft: Draft) -> None:
    for item in draft.items():
        for name, values in item.fields.items():
            if isinstance(values, list):
                _each_value_once(draft, (*item.path, name), values)
        sources = item.fields.get("sources")
        if isinstance(sources, list) and len("\n".join(sources)) > limits.PROSE_MAX:
            length = len("\n".join(sources))
            draft.complain((*item.path, "sources"), f"have {length:,} characters", f"at most {limits.PROSE_MAX:,}")


def _each_value_once(draft: Draft, path: Path_, values: list[str]) -> None:
    seen: set[str] = set()
    for place, value in enumerate(values):
        if value.casefold() in seen:
            draft.complain((*path, place), f"{shown(value)} stands here twice", "each once")
        seen.add(value.casefold())


def _references(draft: Draft) -> None:
    for item in draft.items():
        for name, section in REFERENCES.get(item.section, {}).items():
            wanted = item.fields.get(name)
            if wanted and _is_absent(draft, section, wanted):
                draft.complain((*item.path, name), f"{shown(wanted)} is absent", f"{ONE_OF[section]} of this pack")


def _is_absent(draft: Draft, section: str, key: object) -> bool:
    """An item whose own key is wrong may be any of those that are missed."""
    return key not in draft.keys[section] and "" not in draft.keys[section]


def _scenes_on_scenes(draft: Draft) -> None:
    scenes = {item.key: item for item in draft.sections["scenes"] if item.key}
    followed: set[str] = set()
    for key in scenes:
        path: dict[str, None] = {}
        at = key
        while at in scenes and at not in followed and at not in path:
            path[at] = None
            at = str(scenes[at].fields.get("scene", ""))
        if at in path:
            draft.complain(
                (*scenes[at].path, "scene"), "leads back to this scene", "a scene that holds this one, or none"
            )
        followed |= path.keys()


def _related(draft: Draft) -> None:
    for film in draft.sections["film"]:
        if film.key in texts(film.fields.get("related")):
            draft.complain((*film.path, "related"), f"holds {film.key} itself", "other films")


def _episodes(draft: Draft) -> None:
    if any(film.fields.get("kind") != "film" for film in draft.sections["film"]):
        return
    for item in draft.sections["episodes"]:
        draft.complain(item.path, "is an episode of a film", "kind: series, or no episodes")


def _playheads(draft: Draft) -> None:
    counts_episodes = bool(draft.sections["episodes"])
    for section in MOMENTS:
        for item in draft.sections[section]:
            reveal_at = item.fields.get("reveal_at", 0)
            if isinstance(reveal_at, str) and _is_absent(draft, "episodes", reveal_at.partition("@")[0]):
                draft.complain((*item.path, "reveal_at"), f"{shown(reveal_at)} is in no episode", ONE_OF["episodes"])
            elif isinstance(reveal_at, int) and reveal_at and counts_episodes:
                draft.complain((*item.path, "reveal_at"), f"is minute {reveal_at} of a series", "as 1x05@20, or 0")


def _each_once(
    draft: Draft, values: Iterable[tuple[Item, Hashable]], place: Callable[[Item], Path_], what: str
) -> None:
    seen: dict[Hashable, Item] = {}
    for item, value in values:
        other = seen.setdefault(value, item)
        if other is not item:
            draft.complain(place(item), f"{shown(value)} stands in line {other.line} already", f"no two {what}")
