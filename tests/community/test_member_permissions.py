"""Who may do what with profiles, follows and saved items, as a table of people and addresses."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import Permission
from django.test import Client
from django.utils import timezone

from community.following import follow_film, follow_member
from community.models import FavouriteFilm, FavouriteMoment, FilmFollow, Member, MemberFollow, SavedItem
from community.saving import save_item
from tests.factories import make_film, make_quote
from tests.films.admin_pages import page_of

pytestmark = pytest.mark.django_db

WHO = ("visitor", "alice", "bob", "curator", "operator")  # all is alice's
TO_SIGN_IN, BACK, OPEN, REFUSED, NOT_THERE = "/accounts/login/", "back", 200, 403, 404

# What each gets who opens a page or presses a button, in the order of WHO.
PAGES: dict[str, tuple[Any, ...]] = {
    "/members/alice/": (OPEN, OPEN, OPEN, OPEN, OPEN),
    "/members/alice/ for members": (REFUSED, OPEN, OPEN, OPEN, OPEN),
    "/members/alice/ for herself": (REFUSED, OPEN, REFUSED, REFUSED, REFUSED),
    "/me/": (TO_SIGN_IN, OPEN, OPEN, OPEN, OPEN),
    "/me/profile/": (TO_SIGN_IN, OPEN, OPEN, OPEN, OPEN),
    "/me/saved/": (TO_SIGN_IN, OPEN, OPEN, OPEN, OPEN),
    "/me/following/": (TO_SIGN_IN, OPEN, OPEN, OPEN, OPEN),
    "/me/saved/{item}/": (TO_SIGN_IN, OPEN, NOT_THERE, NOT_THERE, NOT_THERE),
}
BUTTONS: dict[str, tuple[Any, ...]] = {
    "/members/alice/follow/": (TO_SIGN_IN, BACK, BACK, BACK, BACK),
    "/films/up/follow/": (TO_SIGN_IN, BACK, BACK, BACK, BACK),
    "/save/moment/{moment}/": (TO_SIGN_IN, BACK, BACK, BACK, BACK),
    "/me/saved/{item}/": (TO_SIGN_IN, BACK, NOT_THERE, NOT_THERE, NOT_THERE),
    "/me/saved/{item}/let-go/": (TO_SIGN_IN, BACK, NOT_THERE, NOT_THERE, NOT_THERE),
    "/me/profile/": (TO_SIGN_IN, BACK, BACK, BACK, BACK),
}


@pytest.fixture
def item(alice: Member) -> SavedItem:
    quote = make_quote(make_film(slug="up", title="Up"))
    return save_item(member=alice, target=quote, now=timezone.now())


@pytest.fixture
def client_of(request: pytest.FixtureRequest) -> Callable[[str], Client]:
    def sign_in(who: str) -> Client:
        client = Client()
        if who != "visitor":
            client.force_login(request.getfixturevalue(who))
        return client

    return sign_in


def outcome(response: Any) -> Any:
    if response.status_code != 302:
        return response.status_code
    return TO_SIGN_IN if response["Location"].startswith(TO_SIGN_IN) else BACK


@pytest.mark.parametrize("opened", PAGES)
def test_a_page_opens_to_whom_it_should(client_of: Callable[[str], Client], item: SavedItem, opened: str) -> None:
    address, _, audience = opened.partition(" for ")
    visibility = {"members": "members", "herself": "me"}.get(audience, "public")
    Member.objects.filter(username="alice").update(visibility=visibility)
    found = tuple(outcome(client_of(who).get(address.format(item=item.pk))) for who in WHO)
    assert found == PAGES[opened]


@pytest.mark.parametrize("address", BUTTONS)
@pytest.mark.parametrize("place", range(len(WHO)), ids=WHO)
def test_a_button_does_what_it_should_for_whom_it_should(
    client_of: Callable[[str], Client], item: SavedItem, address: str, place: int
) -> None:
    pressed = {"on": "1", "note": "Changed.", "display_name": "Changed", "visibility": "public"}
    response = client_of(WHO[place]).post(address.format(item=item.pk, moment=item.moment_id), pressed)
    assert outcome(response) == BUTTONS[address][place]


@pytest.mark.parametrize("who", ["visitor", "bob", "curator", "operator"])
def test_whoever_presses_changes_their_own_and_nobody_elses(
    client_of: Callable[[str], Client], alice: Member, item: SavedItem, who: str
) -> None:
    assert item.moment is not None
    follow_film(follower=alice, film=item.moment.film, now=timezone.now())
    client = client_of(who)
    for address in BUTTONS:
        client.post(address.format(item=item.pk, moment=item.moment_id), {"on": "0", "note": "x", "visibility": "me"})
    alice.refresh_from_db()
    assert (alice.visibility, SavedItem.objects.get(member=alice).note) == ("public", "")
    assert FilmFollow.objects.filter(follower=alice).exists()


def test_no_office_edits_what_members_say_of_themselves(client_of: Callable[[str], Client], alice: Member) -> None:
    form = client_of("operator").get(page_of(alice)).context["adminform"].form
    assert not {"display_name", "bio", "avatar", "visibility", "shows_relived"} & set(form.fields)


@pytest.mark.parametrize("model", [SavedItem, MemberFollow, FilmFollow, FavouriteFilm, FavouriteMoment])
def test_what_is_private_has_no_place_in_the_admin(model: Any) -> None:
    assert not admin.site.is_registered(model)
    rights = Permission.objects.filter(content_type__app_label="community", content_type__model=model._meta.model_name)
    assert not rights.filter(group__isnull=False).exists()


def test_whom_one_follows_is_on_no_page_of_others(
    client_of: Callable[[str], Client], alice: Member, bob: Member, item: SavedItem
) -> None:
    follow_member(follower=alice, followed=bob, now=timezone.now())
    for who in ("visitor", "bob", "curator", "operator"):
        for part in ("posts", "comments", "films"):
            assert (
                "@bob" not in client_of(who).get(f"/members/alice/?part={part}").content.decode().partition("<main")[2]
            )
