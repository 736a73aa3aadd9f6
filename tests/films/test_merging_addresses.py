"""After a merge the loser's address leads to the winner's page, for good."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from community.models import Member
from films.merging import merge
from films.models import Film
from tests.factories import (
    make_character,
    make_dialogue,
    make_film,
    make_person,
    make_quote,
    make_scene,
    make_track,
    make_trivia,
)

MAKE: list[Callable[[Film], Any]] = [
    lambda film: make_film(),
    lambda film: make_person(),
    make_character,
    make_scene,
    make_dialogue,
    make_quote,
    make_trivia,
    make_track,
]


@pytest.mark.parametrize("make", MAKE)
def test_the_loser_s_address_leads_to_the_winner(visitor: Client, curator: Member, make: Callable[[Film], Any]) -> None:
    film = make_film()
    first, second, last = make(film), make(film), make(film)
    merge(winner=second, losers=[first], by=curator)
    merge(winner=last, losers=[second], by=curator)
    for loser in (first, second):
        response = visitor.get(loser.get_absolute_url())
        assert (response.status_code, response.headers["Location"]) == (301, last.get_absolute_url())
    assert visitor.get(last.get_absolute_url()).status_code == 200


def test_the_pages_of_a_merged_film_move_along(visitor: Client, curator: Member, db: None) -> None:
    winner, loser = make_film(), make_film()
    quote = make_quote(loser)
    old_address = quote.get_absolute_url()
    merge(winner=winner, losers=[loser], by=curator)
    quote.refresh_from_db()
    assert visitor.get(old_address).headers["Location"] == quote.get_absolute_url()
