"""Nesting and sharing out, for any forest that could be."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community.talks.threads import Entry, nest, share_out


@dataclass
class Stone:
    """A comment without a database."""

    pk: int
    parent_id: int | None = None
    descendants: int = 0
    is_hollow: bool = False


def grow(parents: list[int | None], deleted: frozenset[int] = frozenset()) -> list[Stone]:
    """A forest from each row's parent, which is an earlier row; every row knows how many hang on it."""
    rows = [Stone(pk, parent, is_hollow=pk in deleted) for pk, parent in enumerate(parents)]
    for row in reversed(rows):
        if row.parent_id is not None:
            rows[row.parent_id].descendants += 1 + row.descendants
    return rows


@st.composite
def forests(draw: st.DrawFn) -> list[Stone]:
    size = draw(st.integers(0, 40))
    parents = [draw(st.one_of(st.none(), st.integers(0, pk - 1))) if pk else None for pk in range(size)]
    deleted = draw(st.frozensets(st.integers(0, size), max_size=size))
    return grow(parents, deleted)


@st.composite
def pages(draw: st.DrawFn) -> tuple[list[Stone], list[Stone]]:
    """A forest and what a page read of it: no child without its parent, in any order."""
    forest = draw(forests())
    read: list[Stone] = []
    for row in forest:
        is_reachable = row.parent_id is None or any(other.pk == row.parent_id for other in read)
        if is_reachable and draw(st.booleans()):
            read.append(row)
    return forest, draw(st.permutations(read))


def shown(entries: list[Entry[Stone]]) -> list[int]:
    return [entry.row.pk for entry in entries if not entry.more]


@given(pages())
def test_a_parent_stands_before_its_replies_and_right_above_them(page: tuple[list[Stone], list[Stone]]) -> None:
    path: list[int] = []
    for entry in nest(page[1]):
        del path[entry.depth :]
        expected = entry.row.pk if entry.more else entry.row.parent_id
        assert (path[-1] if path else None) == expected
        path.append(entry.row.pk)


@given(pages())
def test_nothing_that_stands_is_lost_and_nothing_comes_twice(page: tuple[list[Stone], list[Stone]]) -> None:
    pks = shown(nest(page[1]))
    assert len(pks) == len(set(pks))
    assert {row.pk for row in page[1] if not row.is_hollow} <= set(pks) <= {row.pk for row in page[1]}


@given(pages())
def test_whatever_hangs_on_a_root_is_here_or_counted(page: tuple[list[Stone], list[Stone]]) -> None:
    forest, read = page
    here = {row.pk for row in read}
    entries = nest(read)
    left_out = sum(entry.more for entry in entries)
    roots = {row.pk for row in read if row.parent_id is None}
    of_those = [row for row in forest if row.pk not in here and _root_of(row, forest) in roots]
    assert left_out == len(of_those)


@given(pages())
def test_a_tombstone_is_shown_only_while_it_holds_something(page: tuple[list[Stone], list[Stone]]) -> None:
    entries = nest(page[1])
    for place, entry in enumerate(entries):
        if entry.row.is_hollow and not entry.more:
            assert entries[place + 1].depth == entry.depth + 1


@given(forests())
def test_siblings_keep_the_order_they_came_in(forest: list[Stone]) -> None:
    asked = forest[::-1]
    entries = nest(asked)
    order = {row.pk: place for place, row in enumerate(asked)}
    siblings: dict[int | None, list[int]] = {}
    for entry in entries:
        if not entry.more:
            siblings.setdefault(entry.row.parent_id, []).append(order[entry.row.pk])
    assert all(places == sorted(places) for places in siblings.values())


def test_a_branch_taken_from_the_middle_begins_at_its_own_depth() -> None:
    rows = grow([None, 0, 1, 1])
    assert [(entry.row.pk, entry.depth) for entry in nest(rows[1:], depth=7)] == [(1, 7), (2, 8), (3, 8)]


def test_a_chain_of_any_length_is_no_danger() -> None:
    rows = grow([None, *range(5_000)])
    assert [entry.depth for entry in nest(rows)] == list(range(5_001))


@given(st.lists(st.integers(0, 60), max_size=60), st.integers(0, 300))
def test_shares_are_fair(wanted: list[int], most: int) -> None:
    shares = share_out(wanted, most)
    assert sum(shares) == min(most, sum(wanted))
    assert all(share <= want for share, want in zip(shares, wanted, strict=True))
    short = [share for share, want in zip(shares, wanted, strict=True) if share < want]
    assert not short or max(shares) - min(short) <= 1


@pytest.mark.parametrize(
    ("wanted", "most", "shares"),
    [
        ([], 300, []),
        ([3, 0, 2], 300, [3, 0, 2]),
        ([50_000], 300, [300]),
        ([50_000, 2, 50_000], 11, [5, 2, 4]),
        ([1] * 5, 3, [1, 1, 1, 0, 0]),
    ],
)
def test_small_branches_come_whole_and_the_first_get_what_does_not_divide(
    wanted: list[int], most: int, shares: list[int]
) -> None:
    assert share_out(wanted, most) == shares


def _root_of(row: Stone, forest: list[Stone]) -> int:
    while row.parent_id is not None:
        row = forest[row.parent_id]
    return row.pk
