"""One thing that is wrong with a pack, said so that its writer can mend it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

SHOWN_MAX = 60  # characters of a wrong value


@dataclass(frozen=True, order=True)
class Problem:
    file: str
    line: int
    field: str
    wrong: str
    expected: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.field}: {self.wrong}: expected {self.expected}"


class PackProblems(Exception):  # noqa: N818 - they are many
    """Everything that is wrong with what was to be loaded; nothing has been stored."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(*map(str, problems))
        self.problems = sorted(problems)

    @property
    def count(self) -> str:
        return "1 mistake" if len(self.problems) == 1 else f"{len(self.problems):,} mistakes"


def shown(value: object) -> str:
    """A value as a message can hold it: short, on one line, without control characters."""
    match value:
        case None:
            return "nothing"
        case bool():
            return "true" if value else "false"
        case list():
            return "a list"
        case dict():
            return "a mapping"
    text = repr(value)
    return text if len(text) <= SHOWN_MAX else f"{text[: SHOWN_MAX - 2]}…{text[-1]}"
