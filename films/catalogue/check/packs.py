"""Everything that can be known to be wrong with packs before the database is asked."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from films.catalogue.check.budget import check_budget
from films.catalogue.check.picturing import BadPicture, Picture, find_picture
from films.catalogue.check.references import check_references
from films.catalogue.check.rules import broken_rules
from films.catalogue.read.draft import Draft
from films.catalogue.read.file import read_pack
from films.catalogue.read.items import KEY_FIELDS, PICTURES, Item, Items
from films.catalogue.read.problem import PackProblems, Problem
from films.naming import quote_title

# Says which pictures, by their digests, a film of that address has been loaded with.
KnownPictures = Callable[[str], Container[str]]


@dataclass(frozen=True)
class CheckedPack:
    path: Path
    name: str  # the file as messages call it
    items: Items
    pictures: dict[tuple[str, str], Picture]  # by section and key

    @property
    def slug(self) -> str:
        return self.items.film.key

    def problem(self, item: Item, field: str, wrong: str, expected: str) -> Problem:
        place = ".".join(part for part in (item.section, item.key, field) if part)
        return Problem(self.name, item.line, place, wrong, expected)


def check_pack(path: Path, *, known_pictures: KnownPictures = lambda film: ()) -> CheckedPack:
    """Read and validate one pack. Raises PackProblems with all that is wrong in it."""
    draft = Draft(read_pack(path))
    _check_rules(draft)
    check_references(draft)
    check_budget(draft)
    pictures = dict(_pictures(draft, known_pictures))
    if draft.problems:
        raise PackProblems(draft.problems)
    return CheckedPack(path, draft.document.name, _items(draft), pictures)


def check_together(packs: Iterable[CheckedPack]) -> list[Problem]:
    """What packs say that cannot both be true: one film twice, or a person in two ways."""
    problems: list[Problem] = []
    films: dict[str, CheckedPack] = {}
    people: dict[str, tuple[CheckedPack, Item]] = {}
    for pack in packs:
        other = films.setdefault(pack.slug, pack)
        if other is not pack:
            where = f"{other.name}:{other.items.film.line}"
            problems.append(pack.problem(pack.items.film, "slug", f"is the film of {where} too", "a slug of its own"))
        for person in pack.items["people"]:
            first, same = people.setdefault(person.key, (pack, person))
            problems += _differences(pack, person, same, f"{first.name}:{same.line}")
    return problems


def _differences(pack: CheckedPack, person: Item, same: Item, where: str) -> Iterator[Problem]:
    for name, value in person.fields.items():
        if value != same.fields[name]:
            yield pack.problem(person, name, f"differs from {where}", "the same in every pack that names them")


def _check_rules(draft: Draft) -> None:
    for item in draft.items():
        for rule in broken_rules(item.section, item.fields):
            draft.complain(
                (*item.path, rule.about[0]), rule.wrong.format(**item.fields), rule.expected.format(**item.fields)
            )


def _pictures(draft: Draft, known: KnownPictures) -> Iterator[tuple[tuple[str, str], Picture]]:
    """Every picture that the pack names, decoded if it was not loaded before."""
    film = "".join(item.key for item in draft.sections["film"])
    named = [
        (item, name, str(item.fields[name]))
        for section, name in PICTURES.items()
        for item in draft.sections[section]
        if item.fields.get(name)
    ]
    digests = known(film) if named else ()
    for item, name, path in named:
        try:
            yield (item.section, item.key), find_picture(path, folder=draft.document.path.parent, known=digests)
        except BadPicture as error:
            draft.complain((*item.path, name), error.wrong, error.expected)


def _items(draft: Draft) -> Items:
    """Items without the fields that make their key, and quotes without a title that they would get anyway."""
    sections = {section: [_without_key(item) for item in items] for section, items in draft.sections.items()}
    [film] = sections.pop("film")
    names = {item.key: str(item.fields["name"]) for item in sections["characters"]}
    titles = {item.key: str(item.fields["title"]) for item in sections["scenes"]}
    for quote in sections["quotes"]:
        speaker, scene = names.get(str(quote.fields["speaker"]), ""), titles.get(str(quote.fields["scene"]), "")
        if quote.fields["title"] == quote_title(speaker=speaker, scene=scene, film=str(film.fields["title"])):
            quote.fields["title"] = ""
    return Items(film, sections)


def _without_key(item: Item) -> Item:
    fields = {name: value for name, value in item.fields.items() if name not in KEY_FIELDS[item.section]}
    return Item(item.section, item.key, fields, (), item.line, item.place)
