"""A pack as far as it is right: validated entry by entry, so that one mistake does not hide the next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import ValidationError

from films.catalogue.read import schema
from films.catalogue.read.document import Document, Path_
from films.catalogue.read.items import LISTS, MODELS, MOMENTS, Item, default_of, fields_of, key_from
from films.catalogue.read.problem import Problem
from films.catalogue.read.wording import said


class Draft:
    """The items of a document; a field that is wrong is left out of its item, and is among the `problems`."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.problems: list[Problem] = []
        self.sections: dict[str, list[Item]] = {section: [] for section in MODELS}
        self.keys: dict[str, set[str]] = {section: set() for section in MODELS}  # "" for one that is wrong
        if isinstance(document.data, dict):
            self._take(document.data)
        else:
            self.complain((), "holds no fields", "a film, as README.md shows")

    def complain(self, path: Path_, wrong: str, expected: str) -> None:
        self.problems.append(self.document.problem(path, wrong, expected))

    def items(self) -> Iterator[Item]:
        for items in self.sections.values():
            yield from items

    def _take(self, data: Mapping[str, Any]) -> None:
        for name in data:
            if name not in schema.Pack.model_fields:
                self.complain((name,), *said({"type": "extra_forbidden", "loc": (name,)}, schema.Pack))
        if "film" in data:
            self._take_entry("film", data["film"], ("film",))
        else:
            self.complain(("film",), *said({"type": "missing", "loc": ("film",)}, schema.Pack))
        for section in LISTS:
            self._take_list(section, data.get(section), (section,))

    def _take_list(self, section: str, entries: Any, path: Path_, prefix: str = "") -> None:
        if entries is None:
            return
        if not isinstance(entries, list):
            self.complain(path, *said({"type": "list_type", "input": entries}, schema.Pack))
            return
        for place, entry in enumerate(entries):
            self._take_entry(section, entry, (*path, place), prefix)

    def _take_entry(self, section: str, entry: Any, path: Path_, prefix: str = "") -> None:
        fields = self._validated(section, entry, path)
        place = path[-1] + 1 if isinstance(path[-1], int) else 0
        if section == "lines" and not fields.get("key", "wrong"):
            fields["key"] = str(place)
        key = key_from(section, fields)
        if section in MOMENTS and fields.get("slug") == key:
            fields["slug"] = ""
        line = self.document.line(path)
        whole_key = prefix + key if key else ""
        self.keys[section].add(whole_key)
        self.sections[section].append(Item(section, whole_key, fields, path, line, place))
        if section == "dialogues" and isinstance(entry, dict):
            self._take_list("lines", entry.get("lines"), (*path, "lines"), f"{key}/")

    def _validated(self, section: str, entry: Any, path: Path_) -> dict[str, Any]:
        """The fields that are right, each with its default where the entry leaves it out."""
        model = MODELS[section]
        given = _without_empty(entry, model)
        try:
            return fields_of(model.model_validate(given))
        except ValidationError as error:
            details = [detail for detail in error.errors(include_url=False) if not _is_of_a_line(detail["loc"])]
        for detail in details:
            self.complain((*path, *detail["loc"]), *said(detail, model))
        wrong = {detail["loc"][0] for detail in details if detail["loc"]}
        if not isinstance(given, dict):
            return {}
        right = [name for name in model.model_fields if name not in wrong and name != "lines"]
        return {name: given.get(name, default_of(section, name)) for name in right}


def _is_of_a_line(path: Path_) -> bool:
    """Lines are validated as items of their own."""
    return path[:1] == ("lines",) and len(path) > 1


def _without_empty(entry: Any, model: type[schema.Entry]) -> Any:
    """A field with nothing behind its colon says what a field left out says."""
    if not isinstance(entry, dict):
        return entry
    fields = model.model_fields
    return {
        name: value
        for name, value in entry.items()
        if value is not None or name not in fields or fields[name].is_required()
    }
