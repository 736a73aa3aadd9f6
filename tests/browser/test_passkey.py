"""Passkeys in a real browser, with a device of its making."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from community.models import Member
from tests.factories import PASSWORD

pytestmark = pytest.mark.django_db(transaction=True)
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def authenticator(page: Page) -> Any:
    """Gives the browser a device that says yes to everything."""
    tools = page.context.new_cdp_session(page)
    tools.send("WebAuthn.enable")
    tools.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    return tools


def add_passkey(page: Page, address: str) -> None:
    page.goto(f"{address}/accounts/2fa/webauthn/add/")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Confirm").click()
    page.get_by_label("Name").fill("My phone")
    page.get_by_role("button", name="Make the passkey").click()
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()


def test_a_member_adds_a_passkey_and_signs_in_with_it_alone(
    page: Page, address: str, sign_in: Any, alice: Member, authenticator: Any
) -> None:
    sign_in(alice)
    add_passkey(page, address)
    page.goto(f"{address}/accounts/2fa/webauthn/")
    expect(page.get_by_text("My phone").first).to_be_visible()
    expect(page.get_by_text("signs in alone")).to_be_visible()
    page.context.clear_cookies()
    page.goto(f"{address}/accounts/login/?next=/accounts/email/")
    page.get_by_role("button", name="Use a passkey instead").click()
    expect(page.get_by_role("heading", name="Email addresses")).to_be_visible()


def test_a_passkey_is_the_second_step_after_the_password(
    page: Page, address: str, sign_in: Any, alice: Member, authenticator: Any
) -> None:
    sign_in(alice)
    add_passkey(page, address)
    page.context.clear_cookies()
    page.goto(f"{address}/accounts/login/?next=/accounts/email/")
    page.get_by_label("Username or email").fill("alice")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.get_by_role("heading", name="Email addresses")).to_be_visible()


def test_a_second_passkey_on_the_same_device_is_refused_in_words(
    page: Page, address: str, sign_in: Any, alice: Member, authenticator: Any
) -> None:
    sign_in(alice)
    add_passkey(page, address)
    page.goto(f"{address}/accounts/2fa/webauthn/add/")
    page.get_by_role("button", name="Make the passkey").click()
    expect(page.get_by_role("alert")).to_contain_text("This device holds a passkey of your account already.")


def test_a_browser_without_passkeys_is_not_offered_one(page: Page, address: str) -> None:
    page.add_init_script("delete window.PublicKeyCredential")
    page.goto(f"{address}/accounts/login/")
    expect(page.get_by_role("button", name="Sign in", exact=True)).to_be_visible()
    expect(page.get_by_role("button", name="Use a passkey instead")).to_be_hidden()
