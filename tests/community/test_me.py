"""The pages that belong to whoever is signed in."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from community.models import Member
from community.pages.me import PLACES
from tests.factories import make_post, make_removal

pytestmark = pytest.mark.django_db

OWN = ["/me/", "/me/profile/", "/me/saved/", "/me/following/"]


def test_the_first_page_leads_to_all_that_is_ones_own(as_alice: Client) -> None:
    page = as_alice.get("/me/").content.decode()
    assert not [place.view for place in PLACES if f'href="{reverse(place.view)}"' not in page]
    assert 'href="/members/alice/"' in page


def test_whoever_had_a_text_taken_by_the_law_sees_it_there(as_alice: Client, alice: Member) -> None:
    assert "If ever it was" in as_alice.get("/me/").content.decode()
    make_removal(make_post(author=alice))
    make_removal(make_post())
    assert "1 text of yours was taken" in as_alice.get("/me/").content.decode()


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.view)
def test_every_place_opens(as_alice: Client, place) -> None:  # type: ignore[no-untyped-def]
    assert as_alice.get(reverse(place.view)).status_code == 200


@pytest.mark.parametrize("address", OWN)
def test_a_visitor_is_asked_to_sign_in_and_comes_back(visitor: Client, address: str) -> None:
    response = visitor.get(address)
    assert (response.status_code, response["Location"]) == (302, f"/accounts/login/?next={address}")


@pytest.mark.parametrize("address", OWN)
def test_no_cache_keeps_them_and_no_search_engine_lists_them(as_alice: Client, address: str) -> None:
    response = as_alice.get(address)
    assert "no-store" in response["Cache-Control"]
    assert '<meta name="robots" content="noindex">' in response.content.decode()


@pytest.mark.parametrize("address", ["/me/", "/me/following/", "/me/saved/", "/me/saved/1/let-go/"])
def test_they_answer_the_methods_they_know(as_alice: Client, address: str) -> None:
    unknown = as_alice.get(address) if "let-go" in address else as_alice.post(address)
    assert unknown.status_code == 405


def test_the_header_leads_there(as_alice: Client, alice: Member) -> None:
    menu = as_alice.get("/").content.decode().split('class="header__menu"')[1].split("</details>")[0]
    assert not [path for path in ("/members/alice/", "/me/", "/me/saved/") if f'href="{path}"' not in menu]
