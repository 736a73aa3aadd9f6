"""Becoming a member."""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import LazySettings
from django.core import mail
from django.test import Client

from community.accounts.adapter import AccountAdapter
from community.models import Member
from tests.community.accounts import SIGN_UP, link_in_last_mail, said, sign_up

pytestmark = pytest.mark.django_db


def test_a_visitor_becomes_a_member_and_is_sent_a_link(visitor: Client) -> None:
    answer = sign_up(visitor, username="Dora")
    assert answer.status_code == 302
    assert Member.objects.get().username == "Dora"
    assert mail.outbox[0].to == ["dora@example.com"]
    assert mail.outbox[0].subject == "Reelive: one link, and your account is ready"
    assert "welcome to Reelive, Dora" in mail.outbox[0].body


def test_nobody_is_signed_in_before_the_address_is_confirmed(visitor: Client) -> None:
    sign_up(visitor)
    assert "_auth_user_id" not in visitor.session


@pytest.mark.parametrize(
    ("username", "reason"),
    [
        ("Alice", "Somebody has that username already."),
        ("a1ice", "looks too much like the name of another member"),
        ("moderators", "kept for the site itself"),
        ("rnoderator", "kept for the site itself"),
        ("Вероника", "Use letters a–z"),
        ("x" * 31, "at most 30 characters"),
        ("ab", "at least 3 characters"),
    ],
)
def test_a_refused_username_says_why_beside_the_field(
    visitor: Client, alice: Member, username: str, reason: str
) -> None:
    answer = sign_up(visitor, username=username)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert reason in page.split('id="id_username_error"')[1].split("</ul>")[0]
    assert 'aria-describedby="id_username_helptext id_username_error"' in page
    assert Member.objects.count() == 1


def test_an_address_longer_than_we_can_keep_is_refused_in_words(visitor: Client) -> None:
    domain = ".".join(["d" * 60] * 4)
    page = sign_up(visitor, email=f"{'l' * 60}@{domain}.com").content.decode()
    assert "at most 254 characters" in page.split('id="id_email_error"')[1]


def test_what_was_typed_survives_an_error_but_the_password_does_not(visitor: Client) -> None:
    page = sign_up(visitor, username="admin", password1="a secret of mine").content.decode()
    assert 'value="admin"' in page
    assert 'value="dora@example.com"' in page
    assert "a secret of mine" not in page


def test_what_a_password_must_be_is_said_in_one_breath(visitor: Client) -> None:
    rules = "At least 10 characters; not too simple, and not like your name or address."
    assert rules in visitor.get(SIGN_UP).content.decode()


@pytest.mark.parametrize("password", ["short", "password123", "1234567890"])
def test_a_weak_password_is_refused(visitor: Client, password: str) -> None:
    page = sign_up(visitor, password1=password).content.decode()
    assert 'id="id_password1_error"' in page
    assert not Member.objects.exists()


def test_a_taken_address_looks_like_a_free_one_and_its_owner_is_told(visitor: Client, alice: Member) -> None:
    free = sign_up(Client())
    taken = sign_up(visitor, username="mallory", email=alice.email)
    assert (taken.status_code, taken["Location"]) == (free.status_code, free["Location"])
    assert not Member.objects.filter(username="mallory").exists()
    assert mail.outbox[-1].subject == "Reelive: you have an account already"


def test_a_username_taken_a_moment_ago_is_asked_for_again(
    visitor: Client, alice: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(AccountAdapter, "clean_username", lambda self, username, shallow=False: username)
    answer = visitor.post(
        SIGN_UP, {"username": "ALICE", "email": "a@example.com", "password1": "a new long secret"}, follow=True
    )
    assert answer.redirect_chain == [(SIGN_UP, 302)]
    assert said(answer) == ["Somebody has that username already."]


def test_in_debug_the_page_shows_the_link_of_the_mail(visitor: Client, settings: LazySettings) -> None:
    settings.DEBUG = True
    sign_up(visitor)
    page = visitor.get("/accounts/confirm-email/")
    assert any(f'<a href="http://testserver{link_in_last_mail()}">' in text for text in said(page))


def test_without_debug_the_link_is_in_the_mail_alone(visitor: Client) -> None:
    sign_up(visitor)
    assert b'href="/accounts/confirm-email/' not in visitor.get("/accounts/confirm-email/").content


def test_a_silent_mail_server_is_admitted_and_nothing_breaks(
    visitor: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(*args: Any, **kwargs: Any) -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr(mail.EmailMessage, "send", refuse)
    sign_up(visitor)
    assert "mail server does not answer" in said(visitor.get("/accounts/confirm-email/"))[0]
    assert "could not be sent" in caplog.text


def test_the_eleventh_in_a_minute_is_asked_to_wait(visitor: Client) -> None:
    answers = [sign_up(visitor, username="admin") for _ in range(11)]
    assert [answer.status_code for answer in answers] == [200] * 10 + [429]
    page = answers[-1].content.decode()
    assert "A little slower, please" in page
    assert "This form can be sent 10 times a minute and 60 times an hour from one network address." in page
    assert "Try again in an hour at most." in page


def test_a_member_has_no_need_of_it(as_alice: Client) -> None:
    assert as_alice.get(SIGN_UP).status_code == 302
