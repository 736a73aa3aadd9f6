"""What is off the site is not named by the pages of what stands beside it."""

from __future__ import annotations

import pytest
from django.test import Client

from films.models import Film
from tests.factories import (
    make_character,
    make_credit,
    make_episode,
    make_film,
    make_person,
    make_quote,
    make_scene,
    make_series,
    make_trivia,
)

pytestmark = pytest.mark.django_db
HIDDEN = "Not Yet Told"


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def film() -> Film:
    return make_film(slug="up")


def test_a_scene_on_the_cards_of_what_hangs_on_it(visitor: Client, film: Film) -> None:
    make_trivia(film, scene=make_scene(film, title=HIDDEN, is_published=False))
    assert HIDDEN not in page(visitor, "/films/up/trivia/")


def test_a_speaker_in_what_machines_are_told(visitor: Client, film: Film) -> None:
    speaker = make_character(film, name=HIDDEN, is_published=False)
    quote = make_quote(film, speaker=speaker, provenance="script", source="The script")
    shown = page(visitor, quote.get_absolute_url())
    assert "Quotation" in shown
    assert HIDDEN not in shown


def test_a_person_among_the_credits_of_an_episode(visitor: Client) -> None:
    episode = make_episode(make_series())
    make_credit(episode.film, episode=episode, job="writer", person=make_person(name=HIDDEN, is_published=False))
    assert HIDDEN not in page(visitor, episode.get_absolute_url())


def test_an_episode_among_the_work_of_a_person(visitor: Client) -> None:
    person, series = make_person(), make_series()
    make_credit(series, person=person, job="creator")
    hidden = make_episode(series, is_published=False)
    make_credit(series, person=person, job="writer", episode=hidden, detail=HIDDEN)
    assert HIDDEN not in page(visitor, person.get_absolute_url())


def test_anybody_in_the_examples_of_a_search(visitor: Client, film: Film) -> None:
    make_quote(film, speaker=make_character(film, name=HIDDEN, is_published=False))
    make_credit(film, job="writer", person=make_person(name=HIDDEN, is_published=False))
    assert HIDDEN not in page(visitor, "/search/")
