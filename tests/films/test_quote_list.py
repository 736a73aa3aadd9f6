"""The list of quotes: by whoever speaks them."""

import re

import pytest
from django.test import Client

from tests.factories import make_character, make_film, make_quote
from tests.films.visits import page_of

pytestmark = pytest.mark.django_db


def test_speakers_of_published_quotes_can_be_chosen(visitor: Client) -> None:
    film = make_film()
    ellie, carl, mute = (make_character(film, name=name, slug=name.lower()) for name in ("Ellie", "Carl", "Mute"))
    make_quote(film, speaker=ellie)
    make_quote(film, speaker=carl)
    make_quote(film, speaker=mute, is_published=False)
    page = page_of(visitor, f"/films/{film.slug}/quotes/?speaker=carl&sort=new")
    assert re.findall(r'<option value="([^"]*)"', page) == ["", "ellie", "carl"]
    assert '<option value="carl" selected>' in page
    assert 'name="sort" value="new"' in page


def test_without_speakers_there_is_nothing_to_choose(visitor: Client) -> None:
    film = make_film()
    make_quote(film)
    assert "<select" not in page_of(visitor, f"/films/{film.slug}/quotes/").partition("<main")[2]
