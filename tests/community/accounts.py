"""What tests of accounts do again and again, as a person would."""

from __future__ import annotations

import re
from typing import Any

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core import mail
from django.test import Client

from tests.factories import PASSWORD

SIGN_IN = "/accounts/login/"
SIGN_UP = "/accounts/signup/"


def sign_in(client: Client, login: str, password: str = PASSWORD, **fields: Any) -> Any:
    return client.post(SIGN_IN, {"login": login, "password": password, **fields})


def sign_up(client: Client, **fields: Any) -> Any:
    typed = {"username": "dora", "email": "dora@example.com", "password1": "the trees turn above us"}
    return client.post(SIGN_UP, typed | fields)


def prove_oneself(client: Client) -> None:
    """Type the password once more, as pages that guard the account ask."""
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})


def link_in_last_mail() -> str:
    """The path of the first link in the mail that was sent last."""
    found = re.search(r"https?://testserver(/accounts/\S+)", str(mail.outbox[-1].body))
    assert found
    return found[1]


def code_of(secret: str) -> str:
    """What an authenticator app shows now."""
    *_, counter = yield_hotp_counters_from_time()
    return format_hotp_value(hotp_value(secret, counter))


def said(answer: Any) -> list[str]:
    """The messages on the page."""
    return re.findall(r'<p class="notice notice--\w+[^"]*" role="status">(.*?)</p>', answer.content.decode(), re.DOTALL)
