"""Every page of accounts: in the site's frame, titled, labelled, and without inline code."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser

import pytest
from allauth import urls as allauth_urls
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import Client
from django.urls import URLPattern, URLResolver, reverse

from community.models import Member
from tests.community.accounts import link_in_last_mail, prove_oneself, sign_in, sign_up
from tests.community.passkey_device import PasskeyDevice

pytestmark = pytest.mark.django_db
ENTRANCE = ["account_login", "account_signup", "account_reset_password", "account_reset_password_done"]
ENTRANCE += ["account_reset_password_from_key_done", "account_email_verification_sent", "account_inactive"]
MANAGED = ["account_email", "account_change_password", "account_logout", "account_reauthenticate", "mfa_index"]
MANAGED += ["mfa_activate_totp", "mfa_list_webauthn", "mfa_add_webauthn"]
PROTECTED = ["mfa_deactivate_totp", "mfa_view_recovery_codes", "mfa_generate_recovery_codes", "mfa_reauthenticate"]
PROTECTED += ["mfa_reauthenticate_webauthn", "mfa_edit_webauthn", "mfa_remove_webauthn"]
ELSEWHERE = ["account_set_password", "account_confirm_email", "account_reset_password_from_key", "mfa_authenticate"]
NO_PAGES = ["account_confirm_login_code", "mfa_login_webauthn", "mfa_download_recovery_codes"]


class Page(HTMLParser):
    """What the rules ask about, gathered from the tags."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.labelled: set[str] = set()
        self.described: set[str] = set()
        self.fields: list[dict[str, str | None]] = []
        self.headings = 0
        self.inline: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if found.get("id"):
            self.ids.append(str(found["id"]))
        self.headings += tag == "h1"
        self.described.update((found.get("aria-describedby") or "").split())
        if tag == "label":
            self.labelled.add(str(found.get("for")))
        if tag in ("input", "textarea", "select") and found.get("type") != "hidden" and "hidden" not in found:
            self.fields.append(found)
        if "style" in found or tag == "style" or any(name.startswith("on") for name in found):
            self.inline.append(tag)
        if tag == "script" and "src" not in found and found.get("type") != "application/json":
            self.inline.append(tag)


def follows_the_rules(html: str) -> Page:
    page = Page(html)
    title = re.search(r"<title>(.*?)</title>", html, re.DOTALL)
    assert title
    assert re.fullmatch(r"\S.* · Reelive", title[1].strip())
    assert page.headings == 1
    assert not page.inline
    assert len(page.ids) == len(set(page.ids))
    assert page.described <= set(page.ids)
    assert {str(field.get("id")) for field in page.fields} <= page.labelled
    assert all(field.get("autocomplete") for field in page.fields if field.get("type") in ("password", "email"))
    assert not [field for field in page.fields if field.get("placeholder") and field.get("type") != "search"]
    return page


@pytest.fixture
def proven(as_alice: Client) -> Client:
    prove_oneself(as_alice)
    return as_alice


def make_authenticators(member: Member) -> Authenticator:
    """An app, recovery codes and a passkey; the passkey is given back."""
    TOTP.activate(member, generate_totp_secret())
    RecoveryCodes.activate(member)
    options = {"user": {"id": ""}, "rp": {"id": "testserver"}, "challenge": ""}
    data = {"name": "My phone", "credential": PasskeyDevice().create(options)}
    passkey: Authenticator = Authenticator.objects.create(user=member, type=Authenticator.Type.WEBAUTHN, data=data)
    return passkey


def test_every_address_of_allauth_is_looked_at_below() -> None:
    def names(patterns: list[URLPattern | URLResolver]) -> set[str]:
        found: set[str] = set()
        for pattern in patterns:
            found |= names(pattern.url_patterns) if isinstance(pattern, URLResolver) else {str(pattern.name)}
        return found

    assert names(allauth_urls.urlpatterns) == {*ENTRANCE, *MANAGED, *PROTECTED, *ELSEWHERE, *NO_PAGES}


@pytest.mark.parametrize("name", ENTRANCE)
def test_a_visitor_sees(visitor: Client, name: str) -> None:
    answer = visitor.get(reverse(name))
    assert answer.status_code == 200
    follows_the_rules(answer.content.decode())


@pytest.mark.parametrize("name", [*MANAGED, "account_set_password"])
def test_a_visitor_is_led_away_from(visitor: Client, name: str) -> None:
    assert visitor.get(reverse(name)).status_code == 302


@pytest.mark.parametrize("name", MANAGED)
def test_a_member_sees(proven: Client, name: str) -> None:
    answer = proven.get(reverse(name))
    assert answer.status_code == 200
    follows_the_rules(answer.content.decode())


@pytest.mark.parametrize("name", PROTECTED)
def test_a_member_with_a_second_step_sees(proven: Client, alice: Member, name: str) -> None:
    passkey = make_authenticators(alice)
    address = reverse(name, args=[passkey.pk] if name in ("mfa_edit_webauthn", "mfa_remove_webauthn") else [])
    answer = proven.get(address)
    assert answer.status_code == 200
    follows_the_rules(answer.content.decode())


@pytest.mark.parametrize("name", ["mfa_index", "mfa_list_webauthn", "account_reauthenticate"])
def test_what_a_second_step_adds_follows_the_rules_too(proven: Client, alice: Member, name: str) -> None:
    make_authenticators(alice)
    follows_the_rules(proven.get(reverse(name)).content.decode())


def test_the_second_step_of_signing_in(visitor: Client, alice: Member) -> None:
    make_authenticators(alice)
    sign_in(visitor, "alice")
    follows_the_rules(visitor.get(reverse("mfa_authenticate")).content.decode())


def test_a_member_without_a_password_sees_where_to_set_one(as_alice: Client, alice: Member) -> None:
    alice.set_unusable_password()
    alice.save(update_fields=["password"])
    as_alice.force_login(alice)
    follows_the_rules(as_alice.get(reverse("account_set_password")).content.decode())


def followed_confirmation(visitor: Client) -> str:
    sign_up(visitor)
    return link_in_last_mail()


def followed_reset(visitor: Client) -> str:
    followed_confirmation(visitor)
    visitor.post(reverse("account_reset_password"), {"email": "dora@example.com"})
    return link_in_last_mail()


@pytest.mark.parametrize(
    "link",
    [
        followed_confirmation,
        followed_reset,
        lambda visitor: reverse("account_confirm_email", args=["broken"]),
        lambda visitor: reverse("account_reset_password_from_key", args=["1", "broken"]),
    ],
)
def test_where_a_link_of_a_mail_leads(visitor: Client, link: Callable[[Client], str]) -> None:
    answer = visitor.get(link(visitor), follow=True)
    assert answer.status_code == 200
    follows_the_rules(answer.content.decode())


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("account_login", {"login": "alice", "password": "not it"}),
        ("account_signup", {"username": "admin", "email": "no", "password1": "short"}),
        ("account_change_password", {"oldpassword": "x", "password1": "a", "password2": "b"}),
        ("account_email", {"action_add": "", "email": "no"}),
        ("mfa_activate_totp", {"code": "1"}),
        ("account_reauthenticate", {"password": "x"}),
    ],
)
def test_errors_are_tied_to_their_fields(proven: Client, visitor: Client, name: str, typed: dict[str, str]) -> None:
    client = visitor if name in ENTRANCE else proven
    page = follows_the_rules(client.post(reverse(name), typed).content.decode())
    wrong = {f"{field['id']}_error" for field in page.fields if field.get("aria-invalid")}
    assert wrong == {name for name in page.described if name.endswith("_error")}
    assert wrong or name == "account_login"
