"""Passkeys, as far as the server goes; tests/browser/test_passkey.py makes real ones."""

from __future__ import annotations

import json
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from community.models import Member
from tests.community.accounts import prove_oneself, said, sign_in
from tests.community.passkey_device import PasskeyDevice, options_on

pytestmark = pytest.mark.django_db
LOGIN = "/accounts/2fa/webauthn/login/"
ADD = "/accounts/2fa/webauthn/add/"
SECOND_STEP = "/accounts/2fa/authenticate/"
SCRIPTS = ("mfa/js/webauthn-json.js", "mfa/js/webauthn.js", "account/js/onload.js", "js/passkey.js")


@pytest.fixture
def proven(as_alice: Client) -> Client:
    prove_oneself(as_alice)
    return as_alice


def add_passkey(client: Client, **typed: str) -> PasskeyDevice:
    device = PasskeyDevice()
    credential = device.create(options_on(client.get(ADD).content.decode()))
    answer = client.post(ADD, {"name": "My phone", "passwordless": "on", "credential": json.dumps(credential)} | typed)
    assert answer.status_code == 302
    return device


def challenge(client: Client) -> dict[str, Any]:
    """What the page at the door asks the server for."""
    answer = client.get(LOGIN, headers={"accept": "application/json"})
    options: dict[str, Any] = answer.json()["request_options"]["publicKey"]
    return options


def ids_for(page: str, function: str) -> dict[str, str]:
    """What the page tells allauth's script."""
    start = f'data-allauth-onload="allauth.webauthn.forms.{function}" type="application/json">'
    ids: dict[str, str] = json.loads(page.split(start)[1].split("</script>", maxsplit=1)[0])["ids"]
    return ids


def test_the_door_offers_a_passkey_once_the_script_knows_the_browser(visitor: Client) -> None:
    page = visitor.get("/accounts/login/?next=/films/").content.decode()
    assert all(f'src="/static/{script}"' in page for script in SCRIPTS)
    assert all(f'id="{name}"' in page for name in ids_for(page, "loginForm").values())
    form = page.split('id="mfa_login"')[1].split("</form>")[0]
    assert "hidden" in form.split(">")[0]
    assert 'name="next" value="/films/"' in form


def test_adding_one_hands_the_script_what_it_needs(proven: Client) -> None:
    page = proven.get(ADD).content.decode()
    assert all(f'id="{name}"' in page for name in ids_for(page, "addForm").values())
    assert options_on(page)["rp"] == {"id": "testserver", "name": "Reelive"}
    assert 'value="Passkey 1"' in page


def test_a_session_left_open_adds_none(as_alice: Client) -> None:
    assert as_alice.get(ADD)["Location"].startswith("/accounts/reauthenticate/")


def test_a_passkey_alone_signs_in_and_leads_where_one_wanted_to_go(proven: Client, visitor: Client) -> None:
    device = add_passkey(proven)
    credential = json.dumps(device.get(challenge(visitor)))
    assert visitor.post(LOGIN, {"credential": credential, "next": "/films/"})["Location"] == "/films/"
    assert visitor.get("/accounts/email/").status_code == 200


def test_the_key_of_a_stranger_opens_nothing(proven: Client, visitor: Client) -> None:
    device = add_passkey(proven)
    credential = json.dumps(device.get(challenge(visitor), signed_by=PasskeyDevice()))
    assert visitor.post(LOGIN, {"credential": credential})["Location"] == "/accounts/login/"
    assert visitor.get("/accounts/email/").status_code == 302


def test_an_answer_works_once(proven: Client, visitor: Client) -> None:
    device = add_passkey(proven)
    credential = json.dumps(device.get(challenge(visitor)))
    visitor.post(LOGIN, {"credential": credential})
    assert Client().post(LOGIN, {"credential": credential})["Location"] == "/accounts/login/"


def test_after_the_password_a_passkey_is_the_second_step(proven: Client, visitor: Client) -> None:
    device = add_passkey(proven)
    assert sign_in(visitor, "alice", next="/films/")["Location"] == SECOND_STEP
    credential = json.dumps(device.get(options_on(visitor.get(SECOND_STEP).content.decode())))
    assert visitor.post(SECOND_STEP, {"credential": credential})["Location"] == "/films/"


def test_a_passkey_proves_again_that_it_is_you(proven: Client, visitor: Client) -> None:
    device = add_passkey(proven)
    visitor.post(LOGIN, {"credential": json.dumps(device.get(challenge(visitor)))})
    page = visitor.get("/accounts/2fa/webauthn/reauthenticate/").content.decode()
    credential = json.dumps(device.get(options_on(page)))
    visitor.post("/accounts/2fa/webauthn/reauthenticate/", {"credential": credential})
    assert visitor.get(ADD).status_code == 200


def test_only_what_is_needed_is_kept_of_it(proven: Client) -> None:
    add_passkey(proven)
    kept = Authenticator.objects.get(type=Authenticator.Type.WEBAUTHN).data["credential"]
    assert set(kept) == {"id", "rawId", "type", "response", "clientExtensionResults"}


@pytest.mark.parametrize(
    "credential",
    [
        "",
        "no json",
        "{}",
        "[]",
        "null",
        "1",
        '"x"',
        "[" * 100_000,
        "9" * 5_000,
        '{"rawId": 1}',
        '{"rawId": "x", "response": {}}',
        '{"rawId": "QQ", "response": {"clientDataJSON": 10000000000, "attestationObject": 10000000000}}',
        '{"rawId": "QQ", "response": {"clientDataJSON": "e30", "authenticatorData": "gYGB", "signature": "QQ"}}',
    ],
)
def test_what_no_passkey_made_is_refused_in_words(visitor: Client, proven: Client, credential: str) -> None:
    answer = visitor.post(LOGIN, {"credential": credential}, follow=True)
    assert answer.redirect_chain[-1][0] == "/accounts/login/"
    assert said(answer)
    assert 'role="alert"' in proven.post(ADD, {"name": "x", "credential": credential}).content.decode()
    assert not Authenticator.objects.exists()


def test_a_passkey_is_renamed_and_removed(proven: Client, alice: Member) -> None:
    add_passkey(proven)
    passkey = Authenticator.objects.get(type=Authenticator.Type.WEBAUTHN)
    keys = f"/accounts/2fa/webauthn/keys/{passkey.pk}"
    proven.post(f"{keys}/edit/", {"name": "My watch"})
    assert "<strong>My watch</strong>" in proven.get("/accounts/2fa/webauthn/").content.decode()
    assert "<strong>My watch</strong>" in proven.get(f"{keys}/remove/").content.decode()
    proven.post(f"{keys}/remove/")
    assert not Authenticator.objects.exists()


@pytest.mark.parametrize("action", ["edit", "remove"])
def test_the_passkey_of_another_member_is_not_there(proven: Client, visitor: Client, bob: Member, action: str) -> None:
    add_passkey(proven)
    passkey = Authenticator.objects.get(type=Authenticator.Type.WEBAUTHN)
    sign_in(visitor, "bob")
    prove_oneself(visitor)
    assert visitor.post(f"/accounts/2fa/webauthn/keys/{passkey.pk}/{action}/", {"name": "x"}).status_code == 404
    assert Authenticator.objects.get(pk=passkey.pk).wrap().name == "My phone"
