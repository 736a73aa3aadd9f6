"""The formulas that make an order of votes: the values that were measured, and what must hold for any."""

from __future__ import annotations

import datetime as dt
import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from films.ranking import (
    CONTROVERSY_VOTES_MIN,
    EPOCH,
    FRESH_DAYS,
    HOT_SECONDS_PER_TENFOLD,
    controversy,
    fresh,
    freshness,
    hot,
    wilson,
)

NOON = dt.datetime(2026, 6, 1, 12, tzinfo=dt.UTC)
tallies = st.integers(0, 1_000_000)
scores = st.integers(-1_000_000, 1_000_000)
times = st.datetimes(dt.datetime(2026, 1, 1), dt.datetime(2046, 1, 1), timezones=st.just(dt.UTC))  # noqa: DTZ001
values = st.sampled_from([1, -1])


# Wilson ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ups", "downs", "expected"),
    [(0, 0, 0), (0, 1, 0), (0, 1_000, 0), (1, 0, 0.378448), (10, 1, 0.739495), (60, 40, 0.536090)],
)  # fmt: skip
def test_wilson_gives_the_values_of_the_design(ups: int, downs: int, expected: float) -> None:
    assert wilson(ups, downs) == pytest.approx(expected, abs=5e-7)


@given(ups=tallies, downs=tallies)
def test_wilson_is_a_share_and_never_more_than_the_one_that_was_measured(ups: int, downs: int) -> None:
    assert 0 <= wilson(ups, downs) <= (ups / (ups + downs) if ups else 0)


@given(ups=tallies, downs=tallies)
def test_one_more_up_raises_wilson_and_one_more_down_lowers_it(ups: int, downs: int) -> None:
    assert wilson(ups + 1, downs) > wilson(ups, downs)
    assert wilson(ups, downs + 1) <= wilson(ups, downs)


@given(ups=st.integers(1, 1_000), downs=st.integers(0, 1_000), times=st.integers(2, 100))
def test_the_same_share_of_more_votes_is_surer(ups: int, downs: int, times: int) -> None:
    assert wilson(times * ups, times * downs) > wilson(ups, downs)


@given(ups=st.integers(1, 1_000_000), downs=st.integers(1, 1_000_000))
def test_both_sides_leave_room_for_doubt(ups: int, downs: int) -> None:
    assert wilson(ups, downs) + wilson(downs, ups) < 1


# Hot ---------------------------------------------------------------------------------------


def test_a_post_of_the_first_second_starts_at_nothing() -> None:
    assert hot(0, EPOCH) == 0


@pytest.mark.parametrize("score", [1, 7, 300])
def test_ten_times_the_votes_are_one_more(score: int) -> None:
    assert hot(10 * score, NOON) - hot(score, NOON) == pytest.approx(1.0)


def test_twenty_two_hours_are_one_more() -> None:
    assert dt.timedelta(seconds=HOT_SECONDS_PER_TENFOLD) == dt.timedelta(hours=22)
    assert hot(5, NOON + dt.timedelta(hours=22)) - hot(5, NOON) == pytest.approx(1.0)


@pytest.mark.parametrize("score", [-1, 0, 1])
def test_the_first_vote_moves_nothing(score: int) -> None:
    assert hot(score, NOON) == hot(0, NOON)


@given(score=scores, posted_at=times)
def test_for_and_against_move_a_post_as_far(score: int, posted_at: dt.datetime) -> None:
    youth = hot(0, posted_at)
    assert hot(score, posted_at) - youth == pytest.approx(youth - hot(-score, posted_at), abs=1e-9)


@given(score=scores, more=st.integers(1, 1_000), posted_at=times)
def test_more_votes_are_never_colder(score: int, more: int, posted_at: dt.datetime) -> None:
    assert hot(score + more, posted_at) >= hot(score, posted_at)


@given(score=scores, posted_at=times, seconds=st.integers(1, 10**9))
def test_the_younger_of_two_with_one_score_is_hotter(score: int, posted_at: dt.datetime, seconds: int) -> None:
    assert hot(score, posted_at + dt.timedelta(seconds=seconds)) > hot(score, posted_at)


# Controversy -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ups", "downs", "expected"),
    [(0, 0, 0), (3, 3, 0), (7, 0, 0), (0, 100, 0), (4, 3, 4.303517), (5, 5, 10), (6, 1, 1.383088), (50, 50, 100)],
)
def test_controversy_grows_with_votes_and_with_balance(ups: int, downs: int, expected: float) -> None:
    assert controversy(ups, downs) == pytest.approx(expected, abs=5e-7)


@given(ups=tallies, downs=tallies)
def test_controversy_does_not_mind_which_side_is_larger(ups: int, downs: int) -> None:
    assert controversy(ups, downs) == controversy(downs, ups)


@given(ups=tallies, downs=tallies)
def test_controversy_is_at_most_the_number_of_votes_and_nothing_below_seven(ups: int, downs: int) -> None:
    found = controversy(ups, downs)
    assert 0 <= found <= max(ups + downs, 0)
    assert found == 0 or ups + downs >= CONTROVERSY_VOTES_MIN


@given(larger=st.integers(4, 100_000), smaller=st.integers(3, 100_000))
def test_a_vote_for_the_smaller_side_divides_more(larger: int, smaller: int) -> None:
    assume(smaller < larger)
    assert controversy(larger, smaller + 1) > controversy(larger, smaller)


# Fresh -------------------------------------------------------------------------------------


@pytest.mark.parametrize(("days", "weight"), [(0, 1.0), (FRESH_DAYS, math.e), (2 * FRESH_DAYS, math.e**2)])
def test_a_vote_weighs_e_times_more_than_one_of_thirty_days_before(days: int, weight: float) -> None:
    assert freshness(1, EPOCH + dt.timedelta(days=days)) == pytest.approx(weight)


@given(voted_at=times)
def test_for_and_against_weigh_the_same(voted_at: dt.datetime) -> None:
    assert freshness(1, voted_at) == -freshness(-1, voted_at) > 0


@given(voted_at=times, seconds=st.integers(1, 10**8))
def test_a_later_vote_weighs_more(voted_at: dt.datetime, seconds: int) -> None:
    assert freshness(1, voted_at + dt.timedelta(seconds=seconds)) > freshness(1, voted_at)


@given(votes=st.lists(st.tuples(values, times), max_size=30), chance=st.randoms())
def test_the_order_of_votes_does_not_matter(votes: list[tuple[int, dt.datetime]], chance: object) -> None:
    shuffled = sorted(votes, key=lambda vote: (chance.random(), vote))  # type: ignore[attr-defined]
    assert fresh(shuffled) == fresh(votes)


@given(votes=st.lists(st.tuples(values, times), max_size=30))
def test_votes_and_as_many_against_them_come_to_nothing(votes: list[tuple[int, dt.datetime]]) -> None:
    assert fresh([*votes, *((-value, voted_at) for value, voted_at in votes)]) == 0


def test_nobody_has_to_age_anything() -> None:
    """Two moments keep their order however long one waits, since what one vote weighs in the other never changes."""
    first, second = NOON, NOON + dt.timedelta(days=45)
    assert freshness(1, second) / freshness(1, first) == pytest.approx(math.exp(1.5))
