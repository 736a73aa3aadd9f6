"""The page of one piece of music."""

import pytest
from django.test import Client

from tests.factories import make_film, make_track
from tests.films.visits import words_of

pytestmark = pytest.mark.django_db


def test_a_track_says_by_whom_it_is_and_where_it_plays(visitor: Client) -> None:
    track = make_track(make_film(), title="Stuff", by_whom="M. Giacchino", usage="Through four minutes of marriage")
    words = words_of(visitor, track.get_absolute_url())
    assert "Stuff" in words
    assert "By M. Giacchino Where it plays Through four minutes of marriage" in words


def test_a_track_of_which_nothing_is_known_says_so(visitor: Client) -> None:
    assert "not written down yet" in words_of(visitor, make_track(make_film(), by_whom="").get_absolute_url())
