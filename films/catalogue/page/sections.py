"""Titles and prose told apart in a run of lines, where nothing but the run's last line may be marked."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from films.catalogue.page.rows import Rows, is_prose, is_surely_prose


def split_run(rows: Rows, run: range, *, is_closed: bool) -> tuple[list[range], list[int]]:
    """Part a run into sections, each a title and its prose, and the places of lines that belong to none.

    `is_closed` says that a marker ends the run, and so that its last section is one for certain.
    Elsewhere only what is prose beyond doubt makes a section of the title before it.
    """
    judge = is_prose if is_closed else is_surely_prose
    prose = [judge(rows[at]) for at in run]
    starts = [at for at in range(len(run) - 1) if prose[at + 1] and not prose[at]]
    sections = [run[: _leading_section(rows, run, prose, is_whole=is_closed and not starts)]]
    for start, end in pairwise([*starts, len(run)]):
        sections.append(run[start : end if is_closed and end == len(run) else _without_titles(prose, end)])
    placed = {at for section in sections for at in section}
    return [section for section in sections if section], [at for at in run if at not in placed]


def _leading_section(rows: Rows, run: range, prose: Sequence[bool], *, is_whole: bool) -> int:
    """How many lines make a section before the first title that looks like one, as below the title "What now?"."""
    if is_whole:
        return len(run) if len(run) > 1 else 0
    count = next((at for at, is_sentence in enumerate(prose) if not is_sentence), len(prose))
    return count if count > 1 and not is_surely_prose(rows[run[0]]) else 0


def _without_titles(prose: Sequence[bool], end: int) -> int:
    """Leave out the lines before `end` that are no prose: they belong to no section."""
    while not prose[end - 1]:
        end -= 1
    return end
