"""The admin answers what no page of it would ask: keys of no row, numbers that no database holds."""

from __future__ import annotations

import pytest
from django.contrib.admin.models import LogEntry
from django.db.models import Model
from django.test import Client

from community.models import Member, Suggestion
from films.models import Character, Film, Genre, Quote
from tests.factories import make_film
from tests.films.admin_pages import add_to, list_of

TOO_LARGE = (str(2**63), "9" * 5_000)  # for a column, for Python's int()
LISTS = (Film, Character, Quote, Genre, Suggestion, Member, LogEntry)


@pytest.mark.parametrize("model", LISTS)
@pytest.mark.parametrize("number", TOO_LARGE)
def test_a_list_of_impossible_keys_is_the_whole_list(as_operator: Client, model: type[Model], number: str) -> None:
    answer = as_operator.get(list_of(model, id__in=number), follow=True)
    assert answer.status_code == 200


@pytest.mark.parametrize("number", TOO_LARGE)
def test_an_impossible_film_is_no_film(as_curator: Client, number: str) -> None:
    make_film()
    assert as_curator.get(list_of(Quote, film=number)).headers["Location"].endswith("?e=1")
    assert "Of which film?" in as_curator.get(add_to(Quote, film=number)).content.decode()


@pytest.mark.parametrize("key", ["", "x", "-1", "²", *TOO_LARGE])
@pytest.mark.parametrize("action", ["publish_selected", "merge_selected", "nothing"])
def test_what_is_no_key_chooses_nothing(as_curator: Client, action: str, key: str) -> None:
    film = make_film(is_published=False)
    chosen = {"action": action, "_selected_action": [str(film.pk), key]}
    assert as_curator.post(list_of(Film), chosen, follow=True).status_code == 200
    film.refresh_from_db()
    assert not film.is_published


def test_duplicates_that_are_gone_meanwhile_are_not_merged(as_curator: Client) -> None:
    gone = {"action": "merge_selected", "_selected_action": ["8", "9"], "index": "0"}
    answer = as_curator.post(list_of(Film), gone, follow=True)
    assert "Choose two or more." in answer.content.decode()
