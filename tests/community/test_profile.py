"""Where a member says who they are and what they love."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from community.limits import BIO_MAX, DISPLAY_NAME_MAX
from community.members.favourites import favourite_films, favourite_moments
from community.models import FavouriteFilm, FavouriteMoment, Member
from community.saving import save_item
from films.merging import merge
from films.models import Film, Moment
from tests.community.test_saving import NOW
from tests.factories import PASSWORD, make_film, make_quote, make_vote

pytestmark = pytest.mark.django_db

PROFILE = "/me/profile/"


def typed(**changed: Any) -> dict[str, Any]:
    return {"display_name": "Alice", "bio": "I *watch*.", "visibility": "public"} | changed


@pytest.fixture
def up() -> Film:
    return make_film(slug="up", title="Up", year=2009)


@pytest.fixture
def quote(up: Film) -> Moment:
    return make_quote(up, title="The mailbox", slug="the-mailbox")


def test_a_member_says_who_they_are(as_alice: Client) -> None:
    response = as_alice.post(PROFILE, typed(visibility="members", shows_relived="on"))
    assert (response.status_code, response["Location"]) == (302, "/members/alice/")
    alice = Member.objects.get()
    assert (alice.display_name, alice.visibility, alice.shows_relived) == ("Alice", "members", True)
    assert (alice.bio, alice.bio_html.strip()) == ("I *watch*.", "<p>I <em>watch</em>.</p>")


def test_the_form_shows_what_is_there(as_alice: Client, alice: Member, up: Film, quote: Moment) -> None:
    as_alice.post(PROFILE, typed(film_2="Up", moment_3=quote.get_absolute_url(), shows_relived="on"))
    form = as_alice.get(PROFILE).context["form"]
    assert (form["display_name"].value(), form["shows_relived"].value()) == ("Alice", True)
    assert (form["film_1"].value(), form["film_2"].value()) == ("Up (2009)", None)
    assert form["moment_1"].value() == "/films/up/quotes/the-mailbox/"
    assert form["moment_1"].help_text == "The mailbox · Up (2009)"


def test_how_long_the_text_may_be_is_said_by_the_limit(as_alice: Client) -> None:
    assert f"Markdown, up to {BIO_MAX:,} characters." in as_alice.get(PROFILE).content.decode()


def test_an_unticked_box_is_no(as_alice: Client) -> None:
    as_alice.post(PROFILE, typed(shows_relived="on"))
    as_alice.post(PROFILE, typed())
    assert not Member.objects.get().shows_relived


def test_favourites_keep_their_order_and_close_up(as_alice: Client, alice: Member, up: Film, quote: Moment) -> None:
    film, other = make_film(title="Late Spring", year=1949), make_quote(up)
    as_alice.post(PROFILE, typed(film_2="late spring", film_4="Up (2009)"))
    assert favourite_films(alice) == [film, up]
    as_alice.post(PROFILE, typed(film_1="up", film_2="Late Spring", moment_2=other.get_absolute_url(),
                                 moment_4=quote.get_absolute_url()))  # fmt: skip
    assert favourite_films(alice) == [up, film]
    assert [moment.pk for moment in favourite_moments(alice)] == [other.pk, quote.pk]
    as_alice.post(PROFILE, typed())
    assert not FavouriteFilm.objects.exists()
    assert not FavouriteMoment.objects.exists()


@pytest.mark.parametrize(
    "address",
    [
        "/films/up/quotes/the-mailbox/",
        "  /films/up/quotes/the-mailbox/  ",
        "http://testserver/films/up/quotes/the-mailbox/",
        "https://reelive.example/films/up/quotes/the-mailbox/?sort=best#talk",
        "/m/{pk}/",
    ],
)
def test_a_moment_is_chosen_by_its_address(as_alice: Client, alice: Member, quote: Moment, address: str) -> None:
    as_alice.post(PROFILE, typed(moment_1=address.format(pk=quote.pk)))
    assert [moment.pk for moment in favourite_moments(alice)] == [quote.pk]


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("display_name", "x" * (DISPLAY_NAME_MAX + 1), "at most 50 characters"),
        ("display_name", "The admin", "would read as the site speaking"),
        ("display_name", "bob\u202e", "cannot be seen"),
        ("bio", "x" * (BIO_MAX + 1), "at most 1000 characters"),
        ("visibility", "friends", "Select a valid choice"),
        ("visibility", "", "This field is required"),
        ("film_1", "Downhill", "No film called “Downhill” is here"),
        ("moment_1", "/films/up/", "There is no moment at that address"),
        ("moment_1", "/films/up/quotes/the-letterbox/", "There is no moment at that address"),
        ("moment_1", "http://[", "There is no moment at that address"),
        ("moment_1", "the mailbox", "There is no moment at that address"),
        ("moment_1", "/m/" + "9" * 30 + "/", "There is no moment at that address"),
        ("moment_1", "x" * 501, "at most 500 characters"),
    ],
)
def test_what_is_wrong_is_said_beside_it_and_nothing_typed_is_lost(
    as_alice: Client, up: Film, field: str, value: str, said: str
) -> None:
    response = as_alice.post(PROFILE, typed(bio="All my <words>", film_4="up") | {field: value})
    page = response.content.decode()
    assert response.status_code == 400
    assert said in page
    assert "All my &lt;words&gt;" in page or field == "bio"
    assert response.context["form"]["film_4"].value() == "up"
    assert Member.objects.get().bio == ""


def test_nothing_is_named_twice(as_alice: Client, quote: Moment) -> None:
    moments = {"moment_1": quote.get_absolute_url(), "moment_4": f"/m/{quote.pk}/"}
    page = as_alice.post(PROFILE, typed(film_1="up", film_2="Up (2009)", **moments)).content.decode()
    assert (page.count("named that film already"), page.count("named that moment already")) == (1, 1)


def test_lines_are_counted_as_browsers_count_them(as_alice: Client) -> None:
    assert as_alice.post(PROFILE, typed(bio="\r\n".join("x" * (BIO_MAX // 2)))).status_code == 302


def test_what_is_off_the_site_is_no_favourite(as_alice: Client, alice: Member, quote: Moment, up: Film) -> None:
    as_alice.post(PROFILE, typed(film_1="up", moment_1=quote.get_absolute_url()))
    Film.objects.update(is_published=False)
    assert favourite_films(alice) == []
    assert list(favourite_moments(alice)) == []
    assert as_alice.post(PROFILE, typed(moment_1=quote.get_absolute_url())).status_code == 400


def test_a_favourite_moves_with_a_merge(as_alice: Client, alice: Member, up: Film, curator: Member) -> None:
    duplicate = make_film(slug="up-2", title="Up again")
    as_alice.post(PROFILE, typed(film_1="up-2"))
    merge(winner=up, losers=[duplicate], by=curator)
    assert favourite_films(alice) == [up]


def test_saved_and_relived_moments_are_offered(as_alice: Client, alice: Member, up: Film, quote: Moment) -> None:
    saved, disliked = make_quote(up, title="The porch"), make_quote(up, title="The dog")
    make_vote(quote, voter=alice)
    make_vote(disliked, value=-1, voter=alice)
    save_item(member=alice, target=saved, now=NOW)
    offered = as_alice.get(PROFILE).content.decode().split('id="moment-addresses"')[1].split("</datalist>")[0]
    assert ("The mailbox · Up" in offered, "The porch · Up" in offered, "The dog" in offered) == (True, True, False)


def test_a_visitor_is_led_to_sign_in_and_back(visitor: Client) -> None:
    assert visitor.get(PROFILE)["Location"] == "/accounts/login/?next=/me/profile/"


def test_what_was_typed_survives_signing_in_again(visitor: Client, alice: Member, up: Film) -> None:
    answer = visitor.post(PROFILE, typed(bio="A long story.", film_1="Up"))
    assert answer["Location"] == "/accounts/login/?next=/me/profile/"
    visitor.post("/accounts/login/", {"login": "alice", "password": PASSWORD})
    page = visitor.get(PROFILE)
    form = page.context["form"]
    assert "It is not saved yet" in page.content.decode()
    assert (form["bio"].value(), form["film_1"].value()) == ("A long story.", "Up")
    visitor.post(PROFILE, typed())
    assert "A long story." not in visitor.get(PROFILE).content.decode()


def test_everybody_changes_their_own_alone(as_alice: Client, bob: Member) -> None:
    as_alice.post(PROFILE, typed(username="bob", member=bob.pk, display_name="Mallory"))
    assert list(Member.objects.order_by("username").values_list("display_name", flat=True)) == ["Mallory", ""]


def test_the_page_asks_little_of_the_database(
    as_alice: Client, alice: Member, up: Film, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    quotes = [make_quote(up) for _ in range(60)]
    for quote in quotes:
        save_item(member=alice, target=quote, now=NOW)
    as_alice.post(PROFILE, typed(**{f"moment_{place}": quotes[place].get_absolute_url() for place in range(1, 5)}))
    with django_assert_max_num_queries(12):
        as_alice.get(PROFILE)
