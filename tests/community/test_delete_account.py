"""The page by which a member leaves for good."""

from __future__ import annotations

import pytest
from django.test import Client

from community.models import LeftName, Member
from tests.community.accounts import prove_oneself, sign_in
from tests.factories import make_post

pytestmark = pytest.mark.django_db
SECRET = "quite a long secret"
YES = {"words": "keep", "username": "alice"}


@pytest.fixture
def proven(as_alice: Client) -> Client:
    prove_oneself(as_alice)
    return as_alice


def test_it_asks_for_the_password_again(as_alice: Client, alice: Member) -> None:
    response = as_alice.post("/me/delete/", YES)
    assert response["Location"].startswith("/accounts/reauthenticate/")
    assert Member.objects.filter(pk=alice.pk).exists()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"username": "alice"}, "This field is required"),
        ({"words": "burn", "username": "alice"}, "Select a valid choice"),
        ({"words": "keep"}, "This field is required"),
        ({"words": "keep", "username": "bob"}, "That is not your username."),
    ],
)
def test_it_erases_nothing_by_mistake(proven: Client, alice: Member, typed: dict[str, str], said: str) -> None:
    response = proven.post("/me/delete/", typed)
    assert response.status_code == 400
    assert said in response.content.decode()
    assert "Nothing is erased yet." in response.content.decode()
    assert Member.objects.filter(pk=alice.pk).exists()


@pytest.mark.parametrize("typed", ["alice", "ALICE", "@alice"])
def test_then_it_erases_the_account_and_says_so(proven: Client, typed: str) -> None:
    response = proven.post("/me/delete/", YES | {"username": typed}, follow=True)
    assert "Your account is erased." in response.content.decode()
    assert not Member.objects.filter(username="alice").exists()


@pytest.mark.parametrize(("words", "title"), [("keep", "On the river"), ("erase", "")])
def test_what_they_wrote_becomes_what_they_chose(proven: Client, alice: Member, words: str, title: str) -> None:
    post = make_post(author=alice, title="On the river")
    proven.post("/me/delete/", YES | {"words": words})
    post.refresh_from_db()
    assert (post.author, post.title) == (None, title)


def test_every_other_session_ends_at_once(proven: Client) -> None:
    on_the_phone = Client()
    sign_in(on_the_phone, "alice")
    assert on_the_phone.get("/me/progress/").status_code == 200
    proven.post("/me/delete/", YES)
    assert on_the_phone.get("/me/progress/")["Location"].startswith("/accounts/login/")


@pytest.mark.parametrize("username", ["alice", "ALICE", "a-lice", "al1ce"])
def test_nobody_else_gets_the_name(proven: Client, visitor: Client, username: str) -> None:
    proven.post("/me/delete/", YES)
    sent = {"username": username, "email": "new@example.com", "password1": SECRET, "password2": SECRET}
    page = visitor.post("/accounts/signup/", sent).content.decode()
    assert "Somebody who has left had that name" in page
    assert not Member.objects.exists()
    assert "alice" not in LeftName.objects.get().trace


def test_what_stays_is_said_beforehand(proven: Client) -> None:
    page = proven.get("/me/delete/").content.decode()
    assert "Nobody else can take your username" in page
    assert "without your name and address" in page
    assert "that a text gives the story away" in page


def test_nobody_signs_in_with_it_again(proven: Client) -> None:
    proven.post("/me/delete/", YES)
    assert sign_in(Client(), "alice").status_code != 302


def test_a_visitor_is_led_to_sign_in(visitor: Client) -> None:
    assert visitor.post("/me/delete/", YES)["Location"].startswith("/accounts/login/")


def test_the_staff_are_told_what_to_do_first(as_curator: Client, curator: Member) -> None:
    prove_oneself(as_curator)
    response = as_curator.post("/me/delete/", {"words": "keep", "username": curator.username})
    assert response.status_code == 403
    assert "Ask another operator" in response.content.decode()
