"""The button that follows a member or a film."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from community.following import follow_film, follow_member
from community.models import FilmFollow, Member, MemberFollow
from films.models import Film
from tests.community.test_following import NOW
from tests.factories import make_film

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}


@pytest.fixture
def up() -> Film:
    return make_film(slug="up", title="Up", year=2009)


@pytest.fixture(params=["member", "film"])
def place(request: pytest.FixtureRequest, bob: Member, up: Film) -> str:
    """Where the button stands; it sends to the address below it."""
    return {"member": "/members/bob/", "film": "/films/up/"}[request.param]


def follows() -> int:
    return FilmFollow.objects.count() + MemberFollow.objects.count()


def test_a_press_follows_and_another_stops(as_alice: Client, place: str) -> None:
    assert 'aria-pressed="false">Follow<' in as_alice.get(place).content.decode()
    response = as_alice.post(f"{place}follow/", {"on": "1", "next": place})
    assert (response.status_code, response["Location"].partition("#")[0], follows()) == (302, place, 1)
    assert 'aria-pressed="true">Following<' in as_alice.get(place).content.decode()
    as_alice.post(f"{place}follow/", {"on": "0", "next": place})
    assert follows() == 0


def test_a_press_twice_is_one(as_alice: Client, place: str) -> None:
    for _ in range(2):
        assert as_alice.post(f"{place}follow/", {"on": "1"}).status_code == 302
    assert follows() == 1


def test_htmx_gets_the_button_alone_and_a_word_to_say(as_alice: Client, place: str) -> None:
    response = as_alice.post(f"{place}follow/", {"on": "1", "next": "/films/"}, headers=HTMX)
    part = response.content.decode()
    assert response.status_code == 200
    assert "<html" not in part
    assert ('aria-pressed="true"' in part, 'value="/films/"' in part, "You follow now." in part) == (True, True, True)
    assert "csrfmiddlewaretoken" in part


def test_the_page_and_the_answer_show_the_same_button(as_alice: Client, place: str) -> None:
    as_alice.post(f"{place}follow/", {"on": "1"})
    shown = as_alice.get(place).content.decode()
    form = shown[shown.index('<form class="toggle"') :].partition("</form>")[0]
    part = as_alice.post(f"{place}follow/", {"on": "1", "next": place}, headers=HTMX).content.decode()
    without_tokens = [text.partition('<input type="hidden" name="next"')[2] for text in (form, part)]
    assert without_tokens[0] in without_tokens[1]


def test_a_visitor_gets_a_link_to_sign_in_and_no_cookie(visitor: Client, place: str) -> None:
    response = visitor.get(place)
    assert f'href="/accounts/login/?next={place}" rel="nofollow">Follow<' in response.content.decode()
    assert not response.cookies


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_a_session_that_ran_out_leads_to_sign_in_and_back(visitor: Client, place: str, headers: dict[str, str]) -> None:
    response = visitor.post(f"{place}follow/", {"on": "1", "next": place}, headers=headers)
    assert response.headers["HX-Redirect" if headers else "Location"] == f"/accounts/login/?next={place}"
    assert follows() == 0


@pytest.mark.parametrize("asked", ["", "2", "yes", "-1"])
def test_a_button_is_pressed_or_not(as_alice: Client, place: str, asked: str) -> None:
    assert as_alice.post(f"{place}follow/", {"on": asked}).status_code == 400
    assert follows() == 0


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", ""])
def test_nobody_is_led_off_the_site(as_alice: Client, place: str, elsewhere: str) -> None:
    response = as_alice.post(f"{place}follow/", {"on": "1", "next": elsewhere})
    assert response["Location"].partition("#")[0] == place


def test_the_address_of_a_button_leads_to_its_page(as_alice: Client, place: str) -> None:
    assert as_alice.get(f"{place}follow/")["Location"] == place


@pytest.mark.parametrize("address", ["/members/mallory/follow/", "/films/downhill/follow/", "/films/hidden/follow/"])
def test_what_is_not_here_is_not_followed(as_alice: Client, address: str) -> None:
    make_film(slug="hidden", is_published=False)
    assert as_alice.post(address, {"on": "1"}).status_code == 404


def test_nobody_follows_themselves(as_alice: Client) -> None:
    assert 'class="toggle"' not in as_alice.get("/members/alice/").content.decode()
    assert as_alice.post("/members/alice/follow/", {"on": "1"}).status_code == 302
    assert follows() == 0


def test_a_member_who_closed_their_profile_can_be_let_go(as_alice: Client, alice: Member, bob: Member) -> None:
    follow_member(follower=alice, followed=bob, now=NOW)
    Member.objects.filter(pk=bob.pk).update(visibility="me")
    assert "/members/bob/follow/" in as_alice.get("/me/following/").content.decode()
    as_alice.post("/members/bob/follow/", {"on": "0"})
    assert follows() == 0


def test_without_a_token_nothing_is_followed(alice: Member, place: str) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(alice)
    assert client.post(f"{place}follow/", {"on": "1"}).status_code == 403


@pytest.mark.parametrize("count", [5, 300])
def test_the_list_of_what_one_follows_costs_the_same(
    as_alice: Client, alice: Member, count: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    others = Member.objects.bulk_create(Member(username=f"other{number}") for number in range(count))
    MemberFollow.objects.bulk_create(MemberFollow(follower=alice, followed=other) for other in others)
    for _ in range(min(count, 40)):
        follow_film(follower=alice, film=make_film(), now=NOW)
    with django_assert_max_num_queries(12):
        response = as_alice.get("/me/following/")
    assert response.content.decode().count('aria-pressed="true"') == min(count, 24) + min(count, 40)


def test_the_list_is_ones_own(as_alice: Client, alice: Member, bob: Member, curator: Member) -> None:
    follow_member(follower=alice, followed=bob, now=NOW)
    follow_member(follower=bob, followed=curator, now=NOW)
    page = as_alice.get("/me/following/").content.decode()
    assert ("@bob" in page, "@celia" in page) == (True, False)
