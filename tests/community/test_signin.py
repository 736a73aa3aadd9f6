"""Signing in, and out."""

from __future__ import annotations

import pytest
from django.core import mail
from django.test import Client

from community.models import Member
from tests.community.accounts import SIGN_IN, sign_in, sign_up
from tests.factories import PASSWORD, make_member

pytestmark = pytest.mark.django_db


def is_signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


@pytest.mark.parametrize("login", ["alice", "Alice", "ALICE", " alice ", "alice@example.com", "Alice@Example.com"])
def test_a_member_signs_in_by_username_or_address_in_any_case(visitor: Client, alice: Member, login: str) -> None:
    assert sign_in(visitor, login)["Location"] == "/"
    assert is_signed_in(visitor)


def test_a_wrong_password_and_an_unknown_member_are_told_the_same(visitor: Client, alice: Member) -> None:
    reason = "That username and password do not belong together."
    assert reason in sign_in(visitor, "alice", "not it").content.decode()
    assert reason in sign_in(visitor, "nobody", "not it").content.decode()
    assert not is_signed_in(visitor)


def test_the_name_survives_an_error_and_the_password_does_not(visitor: Client, alice: Member) -> None:
    page = sign_in(visitor, "alice", "not my secret").content.decode()
    assert 'value="alice"' in page
    assert "not my secret" not in page


def test_a_name_longer_than_any_is_refused_in_words(visitor: Client) -> None:
    assert "at most 254 characters" in sign_in(visitor, "x" * 100_000).content.decode()


def test_a_sixth_guess_is_refused_even_if_right(visitor: Client, alice: Member) -> None:
    for _ in range(5):
        sign_in(visitor, "alice", "not it")
    assert "too many times" in sign_in(visitor, "alice").content.decode()
    assert not is_signed_in(visitor)


def test_one_gets_to_where_one_wanted_to_go(visitor: Client, alice: Member) -> None:
    page = visitor.get(f"{SIGN_IN}?next=/films/").content.decode()
    assert '<input type="hidden" name="next" value="/films/"' in page
    assert 'href="/accounts/signup/?next=%2Ffilms%2F"' in page
    assert sign_in(visitor, "alice", next="/films/")["Location"] == "/films/"


@pytest.mark.parametrize(
    "away", ["https://evil.example/", "//evil.example/", r"\\evil.example", "javascript:alert(1)", "https:evil.example"]
)
def test_nobody_is_led_away_from_the_site(visitor: Client, alice: Member, away: str) -> None:
    assert sign_in(visitor, "alice", next=away)["Location"] == "/"
    assert visitor.post("/accounts/logout/", {"next": away})["Location"] == "/"


def test_an_unconfirmed_member_is_sent_another_link(visitor: Client) -> None:
    sign_up(Client(), username="dora", password1=PASSWORD)
    mail.outbox.clear()
    assert sign_in(visitor, "dora")["Location"] == "/accounts/confirm-email/"
    assert not is_signed_in(visitor)


def test_a_closed_account_stays_closed(visitor: Client) -> None:
    make_member("gone", is_active=False)
    sign_in(visitor, "gone")
    assert not is_signed_in(visitor)


@pytest.mark.parametrize(("remember", "ends_with_browser"), [({"remember": "on"}, False), ({}, True)])
def test_one_stays_signed_in_only_if_wished(
    visitor: Client, alice: Member, remember: dict[str, str], ends_with_browser: bool
) -> None:
    sign_in(visitor, "alice", **remember)
    assert visitor.session.get_expire_at_browser_close() is ends_with_browser


def test_signing_out_takes_a_button_not_a_link(as_alice: Client) -> None:
    assert b"Sign out on this device?" in as_alice.get("/accounts/logout/").content
    assert is_signed_in(as_alice)
    as_alice.post("/accounts/logout/")
    assert not is_signed_in(as_alice)


def test_the_admin_has_the_same_door(visitor: Client, curator: Member) -> None:
    answer = visitor.get("/admin/films/film/", follow=True)
    assert answer.redirect_chain[-1][0] == "/accounts/login/?next=%2Fadmin%2Ffilms%2Ffilm%2F"
    assert sign_in(visitor, curator.username, next="/admin/films/film/")["Location"] == "/admin/films/film/"


def test_a_member_without_the_right_is_refused_at_the_admin(as_alice: Client) -> None:
    assert as_alice.get("/admin/", follow=True).status_code == 403
