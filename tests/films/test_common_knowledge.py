"""From when on the plot of a work is common knowledge."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from films.common_knowledge import AT_ONCE, NEVER, common_knowledge, is_common_knowledge, last_shown_on
from films.models import Film
from tests.factories import make_film, make_series

DAYS = st.one_of(st.none(), st.sampled_from([0, 14, 90, 730]))


@pytest.mark.parametrize(
    ("film", "day"),
    [
        (Film(kind="film", year=2024, released_on=dt.date(2024, 5, 1)), dt.date(2024, 5, 1)),
        (Film(kind="film", year=2024), dt.date(2024, 12, 31)),
        (Film(kind="series", year=2019, end_year=2022, released_on=dt.date(2019, 1, 1)), dt.date(2022, 12, 31)),
        (Film(kind="series", year=2019), None),
    ],
)
def test_the_day_it_was_last_new_is_never_too_early(film: Film, day: dt.date | None) -> None:
    assert last_shown_on(film) == day


@pytest.mark.parametrize(("days_ago", "is_common"), [(13, False), (14, True), (15, True)])
def test_so_many_days_after_it_everybody_may_be_told(days_ago: int, is_common: bool) -> None:
    today = dt.date(2026, 11, 26)
    film = Film(kind="film", year=2026, released_on=today - dt.timedelta(days=days_ago))
    assert is_common_knowledge(film, after_days=14, today=today) is is_common


def test_never_is_never() -> None:
    film = Film(kind="film", year=1957)
    assert not is_common_knowledge(film, after_days=NEVER, today=dt.date(2026, 11, 26))


def test_a_series_that_runs_is_no_common_knowledge() -> None:
    assert not is_common_knowledge(Film(kind="series", year=1999), after_days=14, today=dt.date(2026, 11, 26))


@pytest.mark.parametrize("kind", ["film", "series"])
def test_at_once_is_at_once(kind: str) -> None:
    today = dt.date(2026, 11, 26)
    assert is_common_knowledge(Film(kind=kind, year=today.year), after_days=AT_ONCE, today=today)


def test_a_date_at_the_end_of_time_is_new_for_ever() -> None:
    film = Film(kind="film", year=1957, released_on=dt.date.max)
    assert not is_common_knowledge(film, after_days=730, today=dt.date(2026, 11, 26))


@pytest.mark.django_db
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(today=st.dates(dt.date(2024, 12, 28), dt.date(2028, 1, 5)), days=DAYS)
def test_the_database_says_the_same(today: dt.date, days: int | None) -> None:
    Film.objects.all().delete()
    for year in range(2021, 2029):
        make_film(year=year)
        make_series(year=year - 2, end_year=year)
        make_film(year=year, released_on=dt.date(year, 12, 31))
        make_film(year=year, released_on=dt.date(year, 1, 2))
    make_series(year=2020)
    told = {film.pk for film in Film.objects.filter(common_knowledge(after_days=days, today=today, of=""))}
    assert told == {film.pk for film in Film.objects.all() if is_common_knowledge(film, after_days=days, today=today)}
