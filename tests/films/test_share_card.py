"""The addresses of share cards: who has one, what it costs, how long it lasts."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from PIL import Image
from pytest_django import DjangoAssertNumQueries

from films.models import Moment
from tests.factories import make_character, make_dialogue, make_film, make_quote, make_scene
from tests.films.visits import MAKERS, every_kind, page_of

pytestmark = pytest.mark.django_db
BUDGET = 3
NOT_SHARED: dict[str, dict[str, Any]] = {
    "tells the story": {"reveal_at": 43},
    "disputed": {"provenance": "disputed", "note": "Nobody has it."},
    "misattributed": {"provenance": "misattributed", "source": "A poster"},
}


def picture_of(client: Client, address: str) -> str:
    """The path of the picture that a page names to machines."""
    found = re.search(r'property="og:image" content="http://testserver([^"]+)"', page_of(client, address))
    assert found
    return found[1]


def own_card(moment: Moment) -> str:
    return moment.get_absolute_url() + "wide-"


@every_kind
def test_the_card_of_a_moment_is_a_picture_for_a_year(
    visitor: Client, section: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    moment = MAKERS[section](make_film())
    address = picture_of(visitor, moment.get_absolute_url())
    with django_assert_max_num_queries(BUDGET):
        response = visitor.get(address)
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "image/jpeg"
    assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert not response.cookies
    assert Image.open(BytesIO(response.content)).size == (1200, 630)


def test_a_dialogue_costs_its_lines_too(visitor: Client) -> None:
    film = make_film()
    boris = make_character(film)
    dialogue = make_dialogue(film, lines=[(boris, "One."), (boris, "Two.")])
    address = picture_of(visitor, dialogue.get_absolute_url())
    assert visitor.get(address).status_code == 200
    dialogue.lines.update(text="Changed.")
    assert picture_of(visitor, dialogue.get_absolute_url()) != address


def test_a_member_sees_the_same_picture_as_everybody(as_alice: Client, visitor: Client) -> None:
    quote = make_quote(make_film())
    address = picture_of(as_alice, quote.get_absolute_url())
    assert address == picture_of(visitor, quote.get_absolute_url())
    assert "public" in as_alice.get(address).headers["Cache-Control"]


@pytest.mark.parametrize("why", NOT_SHARED)
def test_what_must_not_travel_has_no_card_and_its_page_shows_the_films(visitor: Client, why: str) -> None:
    quote = make_quote(make_film(), text="They all die.", **NOT_SHARED[why])
    assert picture_of(visitor, quote.get_absolute_url()).startswith(f"{quote.film.get_absolute_url()}wide-")
    assert visitor.get(own_card(quote) + "0" * 16 + ".jpg").status_code == 404


@pytest.mark.parametrize("off", ["moment", "film"])
def test_what_is_off_the_site_has_no_card(visitor: Client, off: str) -> None:
    quote = make_quote(make_film())
    address = picture_of(visitor, quote.get_absolute_url())
    thing = quote if off == "moment" else quote.film
    type(thing).objects.filter(pk=thing.pk).update(is_published=False)
    assert visitor.get(address).status_code == 404


def test_a_card_that_may_not_travel_any_more_is_thrown_away(visitor: Client) -> None:
    quote = make_quote(make_film())
    address = picture_of(visitor, quote.get_absolute_url())
    visitor.get(address)
    Moment.objects.filter(pk=quote.pk).update(reveal_at=12)
    assert visitor.get(address).status_code == 404
    assert default_storage.listdir(f"cards/moment-{quote.pk}")[1] == []


def test_an_older_address_leads_to_the_card_of_today(visitor: Client) -> None:
    quote = make_quote(make_film(), text="One.")
    old = picture_of(visitor, quote.get_absolute_url())
    quote.text = "Another."
    quote.save()
    new = picture_of(visitor, quote.get_absolute_url())
    response = visitor.get(old)
    assert (response.status_code, response.headers["Location"]) == (302, new)


@pytest.mark.parametrize("name", ["wide-xyz", "tall-0000000000000000", "wide-00000000000000000", "wide-"])
def test_other_names_are_not_found(visitor: Client, name: str) -> None:
    assert visitor.get(f"{make_quote(make_film()).get_absolute_url()}{name}.jpg").status_code == 404


def test_films_and_the_site_have_cards_of_their_own(visitor: Client) -> None:
    film = make_film()
    for page in (film.get_absolute_url(), "/", "/films/"):
        address = picture_of(visitor, page)
        assert visitor.get(address).status_code == 200
    assert picture_of(visitor, "/") == picture_of(visitor, "/films/") != picture_of(visitor, film.get_absolute_url())


def test_every_page_names_one_picture_with_its_size_and_words(visitor: Client) -> None:
    scene = make_scene(make_film(title="Up", year=2009), title="A house", summary="It flies.")
    page = page_of(visitor, scene.get_absolute_url())
    assert page.count('property="og:image"') == 1
    assert 'property="og:image:width" content="1200"' in page
    assert 'property="og:image:height" content="630"' in page
    assert 'property="og:image:alt" content="A house: It flies. — Up (2009)"' in page
    assert 'name="twitter:card" content="summary_large_image"' in page


def test_a_merged_films_card_moves_with_it(visitor: Client) -> None:
    old, new = make_film(), make_film()
    quote = make_quote(old)
    address = picture_of(visitor, quote.get_absolute_url())
    type(old).objects.filter(pk=old.pk).update(is_published=False, merged_into=new)
    assert visitor.get(address).headers["Location"].startswith(new.get_absolute_url())
