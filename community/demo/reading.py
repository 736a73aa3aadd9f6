"""The demo's files read and validated: every mistake in all of them at once, each with its line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from community.demo import schema
from films.catalogue.load import find_packs
from films.catalogue.read.document import Document, Path_
from films.catalogue.read.file import read_pack
from films.catalogue.read.problem import PackProblems, Problem
from films.catalogue.read.schema import Entry
from films.catalogue.read.wording import said

AnyEntry = TypeVar("AnyEntry", bound=Entry)


@dataclass(frozen=True)
class Part:
    """One file, and what it holds."""

    document: Document
    holds: schema.DemoFile

    def problem(self, path: Path_, wrong: str, expected: str) -> Problem:
        return self.document.problem(path, wrong, expected)


@dataclass(frozen=True)
class Demo:
    """All files together."""

    parts: Sequence[Part]

    @property
    def members(self) -> list[schema.MemberEntry]:
        return [entry for part in self.parts for entry in part.holds.members]

    @property
    def quiet(self) -> list[str]:
        return [username for part in self.parts for username in part.holds.quiet]

    @property
    def posts(self) -> list[schema.PostEntry]:
        return [entry for part in self.parts for entry in part.holds.posts]

    @property
    def talks(self) -> list[schema.TalkEntry]:
        return [entry for part in self.parts for entry in part.holds.talks]

    @property
    def favours(self) -> list[schema.FavourEntry]:
        return [entry for part in self.parts for entry in part.holds.favours]


def read_demo(folder: Path) -> Demo:
    """Read a folder of YAML files, or one file. Raises PackProblems with all that is wrong in any."""
    parts: list[Part] = []
    problems: list[Problem] = []
    for path in find_packs([folder]):
        try:
            parts.append(_read(path))
        except PackProblems as error:
            problems += error.problems
    if problems:
        raise PackProblems(problems)
    return Demo(parts)


def _read(path: Path) -> Part:
    document = read_pack(path)
    try:
        return Part(document, schema.DemoFile.model_validate(document.data))
    except ValidationError as error:
        details = error.errors(include_url=False)
    raise PackProblems([document.problem(detail["loc"], *said(detail, _entry_at(detail["loc"]))) for detail in details])


def _entry_at(path: Path_) -> type[Entry]:
    """What kind of mapping a path leads into, so that a message can name its fields."""
    inside = [entry for step in path[:-1] if (entry := schema.ENTRIES.get(str(step)))]
    return inside[-1] if inside else schema.DemoFile
