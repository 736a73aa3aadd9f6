"""A person's page: their life, and their work film by film."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from films.paging import PER_PAGE
from tests.factories import make_character, make_credit, make_episode, make_film, make_person, make_series
from tests.films.visits import page_of, words_of

pytestmark = pytest.mark.django_db


def test_a_life_in_short(visitor: Client) -> None:
    person = make_person(
        name="Mikhail Kalatozov",
        original_name="Михаил Калатозов",
        born_on=dt.date(1903, 12, 28),
        died_on=dt.date(1973, 3, 26),
        bio="A director.",
    )
    words = words_of(visitor, person.get_absolute_url())
    assert "Mikhail Kalatozov Михаил Калатозов 28 December 1903 – 26 March 1973 A director." in words


@pytest.mark.parametrize(
    ("known", "said"), [("born_on", "Born 28 December 1903"), ("died_on", "Died 28 December 1903")]
)
def test_one_date_is_said_for_what_it_is(visitor: Client, known: str, said: str) -> None:
    person = make_person(**{known: dt.date(1903, 12, 28)})
    assert said in words_of(visitor, person.get_absolute_url())


def test_jobs_and_parts_are_gathered_by_film_newest_first(visitor: Client) -> None:
    person = make_person()
    early, late = make_film(title="Early", year=1950), make_film(title="Late", year=1960)
    make_credit(early, person=person, job="director")
    make_credit(early, person=person, job="writer", detail="from his play", note="Some say otherwise.")
    make_character(late, name="Hamlet", played_by=person)
    words = words_of(visitor, person.get_absolute_url())
    assert "Late (1960) Plays Hamlet Early (1950) Director Writer (from his play) Some say otherwise." in words


def test_few_episodes_are_named_and_many_are_counted(visitor: Client) -> None:
    series, person = make_series(), make_person()
    episodes = [make_episode(series) for _ in range(8)]
    for episode in episodes:
        make_credit(series, person=person, job="writer", episode=episode)
    for episode in episodes[:2]:
        make_credit(series, person=person, job="director", episode=episode)
    words = words_of(visitor, person.get_absolute_url())
    assert "Writer, 8 episodes" in words
    assert "Director: 1x01, 1x02" in words


def test_what_is_off_the_site_is_left_out(visitor: Client) -> None:
    person = make_person()
    make_credit(make_film(title="Hidden Film", is_published=False), person=person, job="editor")
    make_credit(make_film(title="Shown Film"), person=person, job="editor", is_published=False)
    make_character(make_film(title="Other Film"), played_by=person, is_published=False)
    words = words_of(visitor, person.get_absolute_url())
    assert not re.search("(Hidden|Shown|Other) Film", words)
    assert "No film of theirs is here yet." in words


def test_a_merged_person_leads_to_the_winner_for_good(visitor: Client) -> None:
    winner = make_person()
    loser = make_person(is_published=False, merged_into=winner)
    response = visitor.get(loser.get_absolute_url())
    assert (response.status_code, response["Location"]) == (301, winner.get_absolute_url())


def test_nobody_is_not_found(visitor: Client) -> None:
    assert visitor.get("/people/nobody/").status_code == 404
    assert visitor.get(make_person(is_published=False).get_absolute_url()).status_code == 404
    assert visitor.get(make_person().get_absolute_url() + "?after=nonsense").status_code == 404


@pytest.mark.parametrize("count", [2, PER_PAGE + 4])
def test_a_person_costs_the_same_with_2_or_28_films(
    visitor: Client, count: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    person = make_person()
    for place in range(count):
        series = make_series(year=1950 + place)
        make_credit(series, person=person, job="writer", episode=make_episode(series))
        make_character(series, played_by=person)
    with django_assert_max_num_queries(5):
        page = page_of(visitor, person.get_absolute_url())
    assert page.count('class="person__work"') == min(count, PER_PAGE)
