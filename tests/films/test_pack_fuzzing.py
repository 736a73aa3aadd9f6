"""Whatever stands in a pack, it is right or its mistakes are said; nothing else happens."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml
from hypothesis import given
from hypothesis import strategies as st

from films.catalogue.check.packs import CheckedPack, check_pack
from films.catalogue.dump.emit import emit_pack
from films.catalogue.read.file import read_pack
from films.catalogue.read.items import MODELS
from films.catalogue.read.problem import PackProblems
from films.models import Line, Moment
from tests.films.packs import CRANES, SERIES, load, write_pack

NAMES = sorted({name for model in MODELS.values() for name in model.model_fields})
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-2000, 3000),
    st.floats(allow_nan=False),
    st.text(max_size=8),
    st.sampled_from(
        [*NAMES, "bridge", "veronika", "squirrel/l1", "1x01", "1x01@20", "0:01:00", "1957-10-12", "heard", "série"]
    ),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=4),
    max_leaves=8,
)
PATHS = st.lists(st.integers(0, 30), min_size=1, max_size=5)


@contextmanager
def file_of(text: str) -> Iterator[Path]:
    with TemporaryDirectory() as folder:
        yield write_pack(Path(folder), text)


def data_of(text: str) -> Any:
    with file_of(text) as path:
        return read_pack(path).data


def check(text: str) -> CheckedPack | None:
    """The pack if it is right; its mistakes all have a line of the file, and words."""
    with file_of(text) as path:
        try:
            return check_pack(path)
        except PackProblems as error:
            problems = error.problems
    assert problems
    assert all(1 <= problem.line <= text.count("\n") + 1 for problem in problems)
    assert all(problem.wrong and problem.expected for problem in problems)
    return None


def put(data: Any, path: list[int], value: Any) -> None:
    """Replace something somewhere in the data."""
    *steps, last = path
    for step in steps:
        inner = list(data.values() if isinstance(data, dict) else data)
        inner = [each for each in inner if isinstance(each, dict | list) and each]
        if inner:
            data = inner[step % len(inner)]
    key = list(data)[last % len(data)] if isinstance(data, dict) else last % len(data)
    data[key] = value


@given(st.sampled_from([CRANES, SERIES]), st.lists(st.tuples(PATHS, VALUES), min_size=1, max_size=4))
def test_values_of_any_kind_anywhere(text: str, changes: list[tuple[list[int], Any]]) -> None:
    data = data_of(text)
    for path, value in changes:
        put(data, path, value)
    check(yaml.safe_dump(data, allow_unicode=True, sort_keys=False))


@given(VALUES)
def test_a_value_of_any_kind_as_the_whole_pack(value: Any) -> None:
    check(yaml.safe_dump(value, allow_unicode=True))


@given(st.sampled_from([CRANES, SERIES]), st.integers(0, 200), st.text(max_size=30))
def test_any_text_as_a_line(text: str, place: int, line: str) -> None:
    lines = text.splitlines(keepends=True)
    lines.insert(place % len(lines), line + "\n")
    check("".join(lines))


@given(st.sampled_from([CRANES, SERIES]), st.integers(0, 10_000))
def test_what_is_right_in_spite_of_a_cut_is_canonical_all_the_same(text: str, length: int) -> None:
    lines = text.splitlines(keepends=True)
    pack = check("".join(lines[: length % len(lines)]))
    if pack:
        again = check(emit_pack(pack.items))
        assert again
        assert again.items.film.fields == pack.items.film.fields


def test_a_pack_that_was_cut_loses_nothing(db: None, tmp_path: Path) -> None:
    load(tmp_path, CRANES)
    held = Moment.objects.filter(is_published=True).count(), Line.objects.count()
    lines = CRANES.splitlines(keepends=True)
    for length in range(1, len(lines), 3):
        try:
            load(tmp_path, "".join(lines[:length]))
        except PackProblems:
            continue
        assert (Moment.objects.filter(is_published=True).count(), Line.objects.count()) == held
