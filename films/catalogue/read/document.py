"""A pack as data that remembers the line of everything in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from films.catalogue.read.problem import Problem, shown

Path_ = tuple[str | int, ...]
NAME = re.compile(r"[\w@/-]{1,80}")


@dataclass(frozen=True)
class Document:
    path: Path
    name: str  # the file as messages call it
    data: object
    lines: Mapping[Path_, int]

    def line(self, path: Path_) -> int:
        """The line of a value, or of the nearest thing around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def problem(self, path: Path_, wrong: str, expected: str) -> Problem:
        return Problem(self.name, self.line(path), self.call(path), wrong, expected)

    def call(self, path: Path_) -> str:
        """Name a value as a person would: `scenes.farewell.title`, not `scenes[3].title`."""
        at, words = self.data, []
        for step in path:
            at = _inside(at, step)
            words.append(_called(at, step + 1) if isinstance(step, int) else _word(step))
        return ".".join(words) or "pack"


def _inside(at: object, step: str | int) -> object:
    if isinstance(at, list) and isinstance(step, int) and step < len(at):
        return at[step]
    return at.get(step) if isinstance(at, dict) else None


def _called(item: object, place: int) -> str:
    if isinstance(item, dict):
        parts = [item.get(name) for name in ("key", "slug", "person", "job", "season", "number")]
        match [part for part in parts if part is not None]:
            case [int(season), int(number)]:
                return f"{season}x{number:02d}"
            case [str(name), *_] if "person" not in item and NAME.fullmatch(name):
                return name
            case [str(person), str(job)] if NAME.fullmatch(f"{person}/{job}"):
                return f"{person}/{job}"
    return f"#{place}"


def _word(step: str) -> str:
    return step if NAME.fullmatch(step) else shown(step)
