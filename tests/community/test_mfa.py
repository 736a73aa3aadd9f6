"""The second step: an authenticator app and recovery codes."""

from __future__ import annotations

import re

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.core import mail
from django.core.cache import cache
from django.test import Client

from community.models import Member
from tests.community.accounts import code_of, prove_oneself, sign_in

pytestmark = pytest.mark.django_db
ACTIVATE = "/accounts/2fa/totp/activate/"
CODES = "/accounts/2fa/recovery-codes/"
SECOND_STEP = "/accounts/2fa/authenticate/"


@pytest.fixture
def proven(as_alice: Client) -> Client:
    prove_oneself(as_alice)
    return as_alice


def switch_on(client: Client) -> str:
    """Set the app up as its owner does; give the secret that the app keeps."""
    page = client.get(ACTIVATE).content.decode()
    found = re.search(r'<code class="account__secret">(\w+)</code>', page)
    assert found
    client.post(ACTIVATE, {"code": code_of(found[1])})
    return found[1]


def recovery_codes(client: Client) -> list[str]:
    return re.findall(r"<li><code>(\d+)</code></li>", client.get(CODES).content.decode())


def test_an_app_is_set_up_with_the_code_it_shows(proven: Client, alice: Member) -> None:
    assert 'src="data:image/svg+xml;base64,' in proven.get(ACTIVATE).content.decode()
    switch_on(proven)
    assert Authenticator.objects.filter(user=alice, type=Authenticator.Type.TOTP).exists()
    assert "It is on" in proven.get("/accounts/2fa/").content.decode()


@pytest.mark.django_db(transaction=True)  # the mail goes out once it is committed
def test_its_owner_is_told_by_mail(proven: Client) -> None:
    switch_on(proven)
    assert "we ask for a code of your authenticator app" in "".join(str(sent.body) for sent in mail.outbox)


def test_a_wrong_code_sets_nothing_up(proven: Client) -> None:
    page = proven.post(ACTIVATE, {"code": "000000"}).content.decode()
    assert "That code or passkey is wrong" in page
    assert not Authenticator.objects.exists()


def test_a_session_left_open_sets_nothing_up(as_alice: Client) -> None:
    assert as_alice.get(ACTIVATE)["Location"].startswith("/accounts/reauthenticate/")


def test_an_unconfirmed_address_comes_first(proven: Client, alice: Member) -> None:
    EmailAddress.objects.filter(user=alice).update(verified=False)
    assert proven.get(ACTIVATE)["Location"] == "/accounts/2fa/"


def test_signing_in_takes_the_password_and_then_the_code(proven: Client, visitor: Client) -> None:
    secret = switch_on(proven)
    cache.clear()
    assert sign_in(visitor, "alice", next="/films/")["Location"] == SECOND_STEP
    assert visitor.get("/accounts/email/").status_code == 302
    assert visitor.post(SECOND_STEP, {"code": "000000"}).status_code == 200
    assert visitor.post(SECOND_STEP, {"code": code_of(secret)})["Location"] == "/films/"
    assert visitor.get("/accounts/email/").status_code == 200


def test_a_code_is_good_for_one_sign_in(proven: Client) -> None:
    secret = switch_on(proven)
    first, second = Client(), Client()
    for client in (first, second):
        sign_in(client, "alice")
    assert first.post(SECOND_STEP, {"code": code_of(secret)}).status_code == 302
    assert second.post(SECOND_STEP, {"code": code_of(secret)}).status_code == 200


def test_recovery_codes_come_with_the_app_and_each_lets_in_once(proven: Client) -> None:
    switch_on(proven)
    code, *others = recovery_codes(proven)
    assert len(others) == 9
    for expected in (302, 200):
        visitor = Client()
        sign_in(visitor, "alice")
        assert visitor.post(SECOND_STEP, {"code": code}).status_code == expected
    assert recovery_codes(proven) == others


def test_recovery_codes_can_be_taken_along(proven: Client) -> None:
    switch_on(proven)
    file = proven.get(f"{CODES}download/")
    assert file["Content-Type"].startswith("text/plain")
    assert file.content.decode().split() == recovery_codes(proven)


def test_new_recovery_codes_replace_the_old(proven: Client) -> None:
    switch_on(proven)
    old = recovery_codes(proven)
    assert "The 10 codes that are left stop working." in proven.get(f"{CODES}generate/").content.decode()
    proven.post(f"{CODES}generate/")
    assert not set(old) & set(recovery_codes(proven))


def test_the_app_is_switched_off_and_the_password_suffices_again(proven: Client, visitor: Client) -> None:
    switch_on(proven)
    proven.post("/accounts/2fa/totp/deactivate/")
    assert not Authenticator.objects.exists()
    assert sign_in(visitor, "alice")["Location"] == "/"


def test_without_an_app_there_is_nothing_to_switch_off_or_to_recover(proven: Client) -> None:
    assert proven.get("/accounts/2fa/totp/deactivate/").status_code == 404
    assert proven.get(CODES).status_code == 404
