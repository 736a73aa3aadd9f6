"""A forgotten password."""

from __future__ import annotations

import pytest
from django.conf import LazySettings
from django.core import mail
from django.test import Client

from community.models import Member
from tests.community.accounts import link_in_last_mail, said, sign_in

pytestmark = pytest.mark.django_db
RESET = "/accounts/password/reset/"
NEW = "quite another secret"


def choose(client: Client, link: str, password: str = NEW) -> None:
    form = client.get(link, follow=True).redirect_chain[-1][0]
    client.post(form, {"password1": password, "password2": password})


def test_the_link_in_the_mail_lets_one_choose_a_new_password(visitor: Client, alice: Member) -> None:
    visitor.post(RESET, {"email": "Alice@Example.com"})
    assert mail.outbox[0].subject == "Reelive: choose a new password"
    choose(visitor, link_in_last_mail())
    assert sign_in(Client(), "alice", NEW).status_code == 302
    assert sign_in(Client(), "alice").status_code == 200


def test_the_owner_is_told_that_it_was_changed(visitor: Client, alice: Member) -> None:
    visitor.post(RESET, {"email": alice.email})
    choose(visitor, link_in_last_mail())
    assert mail.outbox[-1].to == [alice.email]
    assert "Your password was reset by a link" in mail.outbox[-1].body
    assert "From: 127.0.0.1" in mail.outbox[-1].body


def test_the_link_works_once(visitor: Client, alice: Member) -> None:
    visitor.post(RESET, {"email": alice.email})
    link = link_in_last_mail()
    choose(visitor, link)
    assert "This link was used already" in Client().get(link).content.decode()


@pytest.mark.parametrize("link", ["/accounts/password/reset/key/1-broken/", "/accounts/password/reset/key/zzz-x-y/"])
def test_a_broken_link_says_what_to_do(visitor: Client, link: str) -> None:
    assert "Ask for another." in visitor.get(link).content.decode()


def test_two_different_passwords_are_refused_and_neither_is_shown(visitor: Client, alice: Member) -> None:
    visitor.post(RESET, {"email": alice.email})
    form = visitor.get(link_in_last_mail(), follow=True).redirect_chain[-1][0]
    page = visitor.post(form, {"password1": NEW, "password2": "something else"}).content.decode()
    assert 'id="id_password2_error"' in page
    assert NEW not in page


def test_an_unknown_address_gets_the_same_answer_and_another_mail(visitor: Client, alice: Member) -> None:
    known = visitor.post(RESET, {"email": alice.email}, follow=True)
    unknown = Client().post(RESET, {"email": "nobody@example.com"}, follow=True)
    assert unknown.redirect_chain == known.redirect_chain
    assert said(unknown) == said(known) == []
    assert "No account has that address" in mail.outbox[-1].body


def test_in_debug_the_page_shows_the_link(visitor: Client, alice: Member, settings: LazySettings) -> None:
    settings.DEBUG = True
    answer = visitor.post(RESET, {"email": alice.email}, follow=True)
    assert f'<a href="http://testserver{link_in_last_mail()}">' in said(answer)[0]


def test_without_debug_the_page_does_not_know_it(visitor: Client, alice: Member) -> None:
    answer = visitor.post(RESET, {"email": alice.email}, follow=True)
    assert b"/password/reset/key/" not in answer.content


def test_nobody_fills_a_strangers_mailbox(visitor: Client, alice: Member) -> None:
    answers = [visitor.post(RESET, {"email": alice.email}) for _ in range(6)]
    assert answers[-1].status_code == 429
    assert len(mail.outbox) == 5
