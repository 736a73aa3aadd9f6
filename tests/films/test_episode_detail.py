"""An episode's page: one address, its facts, its moments in order."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.factories import make_credit, make_episode, make_film, make_person, make_quote, make_scene, make_series
from tests.films.visits import make_many, page_of, words_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("written", ["1x5", "01x05", "1x005"])
def test_other_spellings_lead_to_the_one_address(visitor: Client, written: str) -> None:
    series = make_series()
    make_episode(series, season=1, number=5)
    response = visitor.get(f"/films/{series.slug}/episodes/{written}/")
    assert (response.status_code, response["Location"]) == (301, f"/films/{series.slug}/episodes/1x05/")


@pytest.mark.parametrize("written", ["1x06", "s01e05", "1X05", "1x", "x5", "123x05", "1x0005", "١x٥"])
def test_what_is_no_episode_is_not_found(visitor: Client, written: str) -> None:
    series = make_series()
    make_episode(series, season=1, number=5)
    assert visitor.get(f"/films/{series.slug}/episodes/{written}/").status_code == 404


def test_an_unpublished_episode_is_not_found(visitor: Client) -> None:
    assert visitor.get(make_episode(make_series(), is_published=False).get_absolute_url()).status_code == 404


def test_a_film_has_no_episodes(visitor: Client) -> None:
    assert visitor.get(f"/films/{make_film().slug}/episodes/1x01/").status_code == 404


def test_an_episode_tells_its_facts(visitor: Client) -> None:
    series = make_series(title="The Twilight Zone")
    episode = make_episode(
        series, title="Time Enough", synopsis="A reader.", aired_on=dt.date(1959, 11, 20), running_minutes=25
    )
    make_credit(series, person=make_person(name="John Brahm"), job="director", episode=episode)
    make_credit(series, person=make_person(name="Somebody Else"), job="director")
    words = words_of(visitor, episode.get_absolute_url())
    assert "Time Enough A reader. First shown 20 November 1959 Running time 25 minutes Directed by John Brahm" in words
    assert "Season 1, episode 1" in words
    assert "Somebody Else" not in words


def test_moments_of_an_episode_come_in_order(visitor: Client) -> None:
    series = make_series()
    episode = make_episode(series)
    later = make_scene(series, title="Later", position=2, episode=episode)
    make_scene(series, title="Sooner", position=1, episode=episode)
    make_quote(series, title="On a scene of it", scene=later)
    make_scene(series, title="Elsewhere", episode=make_episode(series))
    words = words_of(visitor, episode.get_absolute_url())
    assert words.index("Sooner") < words.index("Later") < words.index("On a scene of it")
    assert "Elsewhere" not in words


def test_episodes_lead_to_one_another_across_seasons(visitor: Client) -> None:
    series = make_series()
    first = make_episode(series, season=1, number=1, ordinal=1)
    make_episode(series, season=1, number=2, ordinal=2, is_published=False)
    middle = make_episode(series, season=1, number=3, ordinal=3)
    last = make_episode(series, season=2, number=1, ordinal=4)
    page = page_of(visitor, middle.get_absolute_url())
    assert f'<link rel="prev" href="{first.get_absolute_url()}">' in page
    assert f'<link rel="next" href="{last.get_absolute_url()}">' in page


def test_an_episode_without_moments_says_what_to_do(visitor: Client) -> None:
    assert "No moment of this episode is here yet." in words_of(visitor, make_episode(make_series()).get_absolute_url())


@pytest.mark.parametrize("count", [1, 40])
def test_an_episode_costs_the_same_with_5_or_200_moments(
    visitor: Client, count: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    series = make_series()
    episode = make_episode(series)
    make_many(series, count, episode=episode)
    with django_assert_max_num_queries(7):
        page_of(visitor, episode.get_absolute_url())
