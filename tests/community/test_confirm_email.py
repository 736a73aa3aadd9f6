"""Confirming an address, and keeping several."""

from __future__ import annotations

import pytest
from allauth.account.models import EmailAddress
from django.conf import LazySettings
from django.core import mail
from django.test import Client

from community.models import Member
from tests.community.accounts import link_in_last_mail, said, sign_up

pytestmark = pytest.mark.django_db
ADDRESSES = "/accounts/email/"


def test_looking_at_the_link_confirms_nothing(visitor: Client) -> None:
    sign_up(visitor)
    page = visitor.get(link_in_last_mail()).content.decode()
    assert "Does <strong>dora@example.com</strong> belong to dora?" in page
    assert not EmailAddress.objects.get().verified


def test_in_the_browser_that_signed_up_it_signs_in_and_goes_where_one_wanted(visitor: Client) -> None:
    sign_up(visitor, next="/films/")
    assert visitor.post(link_in_last_mail())["Location"] == "/films/"
    assert EmailAddress.objects.get().verified
    assert "_auth_user_id" in visitor.session


def test_elsewhere_it_confirms_and_leads_to_the_door(visitor: Client) -> None:
    sign_up(Client())
    assert visitor.post(link_in_last_mail())["Location"] == "/accounts/login/"
    assert EmailAddress.objects.get().verified
    assert "_auth_user_id" not in visitor.session


def test_a_broken_link_says_what_to_do(visitor: Client) -> None:
    assert "This link is too old" in visitor.get("/accounts/confirm-email/broken/").content.decode()


def test_a_second_address_is_confirmed_made_first_and_the_old_one_removed(as_alice: Client, alice: Member) -> None:
    as_alice.post(ADDRESSES, {"action_add": "", "email": "second@example.com"})
    as_alice.post(link_in_last_mail())
    as_alice.post(ADDRESSES, {"action_primary": "", "email": "second@example.com"})
    as_alice.post(ADDRESSES, {"action_remove": "", "email": "alice@example.com"})
    alice.refresh_from_db()
    assert alice.email == "second@example.com"
    assert EmailAddress.objects.get().primary


def test_the_first_address_offers_no_removal(as_alice: Client) -> None:
    page = as_alice.get(ADDRESSES).content.decode()
    assert "alice@example.com" in page
    assert "action_remove" not in page
    as_alice.post(ADDRESSES, {"action_remove": "", "email": "alice@example.com"})
    assert EmailAddress.objects.exists()


def test_adding_the_address_of_another_member_does_not_tell_of_them(as_alice: Client, bob: Member) -> None:
    free = as_alice.post(ADDRESSES, {"action_add": "", "email": "free@example.com"}, follow=True)
    taken = as_alice.post(ADDRESSES, {"action_add": "", "email": bob.email}, follow=True)
    assert [text.replace(bob.email, "…") for text in said(taken)] == [
        text.replace("free@example.com", "…") for text in said(free)
    ]


def test_in_debug_the_page_shows_the_link(as_alice: Client, settings: LazySettings) -> None:
    settings.DEBUG = True
    answer = as_alice.post(ADDRESSES, {"action_add": "", "email": "second@example.com"}, follow=True)
    assert any(f'<a href="http://testserver{link_in_last_mail()}">' in text for text in said(answer))


def test_a_wrong_address_is_kept_in_its_field(as_alice: Client) -> None:
    page = as_alice.post(ADDRESSES, {"action_add": "", "email": "not an address"}).content.decode()
    assert 'value="not an address"' in page
    assert 'id="id_email_error"' in page
    assert not mail.outbox
