"""Browsers are told what they may fetch ahead: pages that are the same for everybody, and those alone."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from community.views.site import NOT_AHEAD
from tests.factories import make_film

pytestmark = pytest.mark.django_db
RULES = '"/speculation-rules.json"'


def test_a_page_for_everybody_offers_it(visitor: Client) -> None:
    assert visitor.get("/films/")["Speculation-Rules"] == RULES


def test_who_is_signed_in_is_offered_nothing(as_alice: Client) -> None:
    assert "Speculation-Rules" not in as_alice.get("/films/")


def test_nor_is_whoever_told_how_far_they_have_got(visitor: Client) -> None:
    visitor.post(f"/films/{make_film().slug}/progress/", {"at": "nothing"})
    assert "Speculation-Rules" not in visitor.get("/films/")


@pytest.mark.parametrize("address", ["/robots.txt", "/no/such/page/", "/feeds/talk/", "/random/"])
def test_what_is_no_page_offers_nothing(visitor: Client, address: str) -> None:
    assert "Speculation-Rules" not in visitor.get(address)


def test_the_rules_are_what_browsers_read(visitor: Client) -> None:
    answer = visitor.get("/speculation-rules.json")
    [rule] = answer.json()["prefetch"]
    assert answer["Content-Type"] == "application/speculationrules+json"
    assert rule["eagerness"] == "moderate"


@pytest.mark.parametrize(
    ("address", "is_kept_out"),
    [
        ("/films/up/", False), ("/talk/7/on-it/", False), ("/people/ada/", False),
        ("/films/up/?show=everything", True), ("/me/saved/", True), ("/accounts/logout/", True), ("/random/", True),
        ("/talk/new/", True), ("/vote/post/1/", True), ("/admin/", True), ("/feeds/mine/x/", True),
    ],
)  # fmt: skip
def test_nothing_private_and_nothing_that_asks_is_among_them(address: str, is_kept_out: bool) -> None:
    patterns = [pattern.replace("*", ".*") for pattern in NOT_AHEAD]
    assert any(re.fullmatch(pattern, address) for pattern in patterns) is is_kept_out
