"""Changing one's password."""

from __future__ import annotations

import pytest
from django.core import mail
from django.test import Client

from community.models import Member
from community.news.own_feed import open_feed
from tests.community.accounts import sign_in
from tests.factories import PASSWORD

pytestmark = pytest.mark.django_db
CHANGE = "/accounts/password/change/"
NEW = "quite another secret"


def test_a_member_changes_it_stays_signed_in_and_is_told_by_mail(as_alice: Client) -> None:
    as_alice.post(CHANGE, {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW})
    assert as_alice.get(CHANGE).status_code == 200
    assert sign_in(Client(), "alice", NEW).status_code == 302
    assert "Your password was changed." in mail.outbox[-1].body


def test_whoever_does_not_know_the_old_one_changes_nothing(as_alice: Client) -> None:
    page = as_alice.post(CHANGE, {"oldpassword": "not it", "password1": NEW, "password2": NEW}).content.decode()
    assert "That is not your current password." in page.split('id="id_oldpassword_error"')[1]
    assert NEW not in page
    assert sign_in(Client(), "alice").status_code == 302


def test_it_ends_the_sessions_on_other_devices(as_alice: Client, alice: Member) -> None:
    elsewhere = Client()
    sign_in(elsewhere, "alice")
    as_alice.post(CHANGE, {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW})
    assert elsewhere.get(CHANGE).status_code == 302


def test_it_closes_the_feed_of_ones_own_and_says_so(as_alice: Client, alice: Member, visitor: Client) -> None:
    feed = f"/feeds/mine/{open_feed(member=alice)}/"
    assert visitor.get(feed).status_code == 200
    assert "closes your own feed" in as_alice.get(CHANGE).content.decode()
    as_alice.post(CHANGE, {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW})
    assert visitor.get(feed).status_code == 404


def test_a_member_without_one_sets_the_first(as_alice: Client, alice: Member) -> None:
    alice.set_unusable_password()
    alice.save(update_fields=["password"])
    as_alice.force_login(alice)
    assert as_alice.get(CHANGE)["Location"] == "/accounts/password/set/"
    as_alice.post("/accounts/password/set/", {"password1": NEW, "password2": NEW})
    assert sign_in(Client(), "alice", NEW).status_code == 302


def test_a_visitor_is_led_to_the_door(visitor: Client) -> None:
    assert visitor.get(CHANGE)["Location"] == f"/accounts/login/?next={CHANGE}"
