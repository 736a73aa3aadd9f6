"""The short address of a moment."""

import pytest
from django.test import Client

from tests.factories import make_film, make_quote, make_scene
from tests.films.visits import MAKERS, every_kind

pytestmark = pytest.mark.django_db


@every_kind
def test_it_leads_to_the_page(visitor: Client, section: str) -> None:
    moment = MAKERS[section](make_film())
    response = visitor.get(f"/m/{moment.pk}/")
    assert (response.status_code, response["Location"]) == (302, moment.get_absolute_url())


def test_a_merged_moment_leads_to_the_winner(visitor: Client) -> None:
    winner = make_scene(make_film())
    loser = make_scene(winner.film, is_published=False, merged_into=winner)
    assert visitor.get(f"/m/{loser.pk}/")["Location"] == winner.get_absolute_url()


@pytest.mark.parametrize("written", ["0", "999999", "9" * 19, "9" * 40, "9" * 5000, "-1", "abc"])
def test_what_never_was_is_not_found(visitor: Client, written: str) -> None:
    assert visitor.get(f"/m/{written}/").status_code == 404


def test_what_is_off_the_site_is_not_found(visitor: Client) -> None:
    hidden = make_quote(make_film(), is_published=False)
    of_hidden_film = make_quote(make_film(is_published=False))
    assert visitor.get(f"/m/{hidden.pk}/").status_code == 404
    assert visitor.get(f"/m/{of_hidden_film.pk}/").status_code == 404
