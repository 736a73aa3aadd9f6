"""What may be told to a reader who has got so far."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from community.models.progress import NOT_SEEN, SEEN
from community.reading.reach import BEGUN_MAX, Place, Reach
from films.models import Film, Moment
from tests.factories import make_film, make_quote

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 11, 26)


@pytest.fixture
def new() -> Film:
    return make_film(year=2026, released_on=TODAY - dt.timedelta(days=3))


@pytest.fixture
def old() -> Film:
    return make_film(year=1957)


def test_of_a_new_work_nothing_is_told(new: Film) -> None:
    assert Reach(TODAY).in_film(new) == NOT_SEEN


def test_of_an_old_work_everything_is_told(old: Film) -> None:
    assert Reach(TODAY).in_film(old) == SEEN


def test_unless_they_say_that_they_have_not_seen_it(old: Film) -> None:
    assert Reach(TODAY, {old.pk: Place(NOT_SEEN)}).in_film(old) == NOT_SEEN


def test_or_never_want_to_be_told_unasked(old: Film) -> None:
    assert Reach(TODAY, known_after=None).in_film(old) == NOT_SEEN


def test_what_is_about_no_work_tells_no_plot() -> None:
    assert Reach(TODAY, known_after=None).in_film(None) == SEEN


def test_a_page_that_is_asked_to_tells_that_much_more(new: Film) -> None:
    assert Reach(TODAY, {new.pk: Place(10)}, shown=43).in_film(new) == 43
    assert Reach(TODAY, {new.pk: Place(50)}, shown=43).in_film(new) == 50


def test_scores_and_talk_are_kept_from_those_who_asked_for_it_until_they_have_seen_it(new: Film) -> None:
    assert Reach(TODAY, {new.pk: Place(43, is_blind=True)}).is_blind_to(new)
    assert not Reach(TODAY, {new.pk: Place(SEEN, is_blind=True)}).is_blind_to(new)
    assert not Reach(TODAY, {new.pk: Place(43)}).is_blind_to(new)
    assert not Reach(TODAY).is_blind_to(new)


PLACES = st.dictionaries(st.integers(0, 5), st.builds(Place, st.sampled_from([NOT_SEEN, 10, 43, SEEN])))


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(places=PLACES, known_after=st.sampled_from([None, 0, 14, 730]))
def test_the_database_tells_what_python_tells(places: dict[int, Place], known_after: int | None) -> None:
    Film.objects.all().delete()
    films = [make_film(year=2026 - age * 2, released_on=TODAY - dt.timedelta(days=age * 15)) for age in range(6)]
    for film in films:
        for reveal_at in (0, 10, 30, 43, 90):
            make_quote(film, reveal_at=reveal_at)
    reach = Reach(TODAY, {films[place].pk: at for place, at in places.items()}, known_after)
    told = set(Moment.objects.filter(reach.reached_moments()).values_list("pk", flat=True))
    moments = Moment.objects.select_related("film")
    assert told == {moment.pk for moment in moments if moment.reveal_at <= reach.in_film(moment.film)}


def test_thousands_of_works_watched_in_part_break_no_query() -> None:
    places = {number: Place(5) for number in range(10_000_000, 10_000_000 + 10 * BEGUN_MAX)}
    assert not Moment.objects.filter(Reach(TODAY, places).reached_moments()).exists()
