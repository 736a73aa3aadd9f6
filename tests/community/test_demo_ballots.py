"""Votes of the demo: spread like real ones, and the same on every load."""

from __future__ import annotations

import datetime as dt
from statistics import median
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from community.demo.ballots import MOMENTS_SINCE, Ballot, on_moment, on_writing
from community.demo.schema import CommentEntry, FavourEntry

DAY = dt.timedelta(days=1)
JOINED = {f"member{number}": (100 + number) * DAY for number in range(80)}


def votes(key: str = "talk/1", ago: dt.timedelta = 10 * DAY, **fields: Any) -> list[Ballot]:
    entry = CommentEntry.model_validate({"by": "member7", "text": "So.", "after": "1h", **fields})
    return list(on_writing(key, entry, JOINED, ago))


def counts(ballots: list[Ballot]) -> tuple[int, int]:
    return sum(ballot.value > 0 for ballot in ballots), sum(ballot.value < 0 for ballot in ballots)


def test_the_same_thing_gets_the_same_votes_every_time() -> None:
    assert votes() == votes() != votes("talk/2")


def test_what_the_file_says_is_what_there_is() -> None:
    assert counts(votes(ups=23, downs=9)) == (23, 9)


def test_the_rest_has_a_long_tail() -> None:
    ups = [counts(votes(f"talk/{number}"))[0] for number in range(600)]
    assert median(ups) in {1, 2}
    assert 0.01 < sum(count >= 15 for count in ups) / len(ups) < 0.1
    assert ups.count(0) > 30


def test_a_few_things_divide_people() -> None:
    tallies = [counts(votes(f"talk/{number}")) for number in range(600)]
    assert 10 < sum(downs >= ups and downs > 2 for ups, downs in tallies) < 100


@given(st.text(max_size=8), st.integers(1, 60_000), st.integers(0, 200), st.integers(0, 200))
def test_nobody_votes_twice_or_on_their_own_or_before_it_was_written(
    key: str, minutes: int, ups: int, downs: int
) -> None:
    ago = dt.timedelta(minutes=minutes)
    ballots = votes(key, ago, ups=ups, downs=downs)
    voters = [ballot.voter for ballot in ballots]
    assert len(voters) == len(set(voters)) == min(ups + downs, len(JOINED) - 1)
    assert "member7" not in voters
    assert all(dt.timedelta() < ballot.ago < ago for ballot in ballots)


def test_nobody_votes_before_they_joined() -> None:
    ballots = list(on_moment("up/scenes/jar", FavourEntry(moment="up/scenes/jar", ups=60), JOINED))
    assert all(ballot.ago < JOINED[ballot.voter] for ballot in ballots)


def test_moments_are_voted_on_for_months_or_lately() -> None:
    def oldest(*, lately: bool) -> dt.timedelta:
        favour = FavourEntry(moment="up/scenes/jar", ups=60, lately=lately)
        return max(ballot.ago for ballot in on_moment("up/scenes/jar", favour, JOINED))

    assert 60 * DAY < oldest(lately=False) <= MOMENTS_SINCE
    assert oldest(lately=True) < 10 * DAY
