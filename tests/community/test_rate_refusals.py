"""The page of a rate that was passed names it, whichever form it was."""

from __future__ import annotations

from typing import Any

import pytest
from allauth.account import app_settings
from django.test import Client
from django.urls import reverse

from community.accounts.rate_refusals import ACTIONS, KEPT
from tests.factories import make_post

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("action", [*ACTIONS.values(), KEPT])
def test_every_rate_that_is_named_is_kept(action: str) -> None:
    assert app_settings.RATE_LIMITS[action]


@pytest.mark.parametrize("name", [name for name in ACTIONS if name != "account_reset_password_from_key"])
def test_every_form_that_is_named_is_there(name: str) -> None:
    assert reverse(name).startswith("/accounts/")


def test_signing_in_too_often_says_so(visitor: Client) -> None:
    answers = [visitor.post("/accounts/login/", {"login": f"somebody-{n}", "password": "x"}) for n in range(31)]
    page = answers[-1].content.decode()
    assert answers[-1].status_code == 429
    assert "This form can be sent 30 times a minute from one network address. Try again in a minute." in page


def test_so_does_voting_as_a_visitor(visitor: Client) -> None:
    address = f"/vote/post/{make_post().pk}/"
    answers: list[Any] = [visitor.post(address, {"value": "1"}) for _ in range(11)]
    assert answers[-1].status_code == 429
    assert "This form can be sent 10 times a minute and 60 times an hour" in answers[-1].content.decode()
