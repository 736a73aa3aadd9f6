"""The page of a member."""

from __future__ import annotations

import pytest
from django.test import Client

from community.models import Member

pytestmark = pytest.mark.django_db


def test_a_member_has_a_page(visitor: Client, alice: Member) -> None:
    assert "@alice" in visitor.get("/members/alice/").content.decode()


def test_another_spelling_leads_to_the_one_they_chose(visitor: Client, alice: Member) -> None:
    response = visitor.get("/members/ALICE/")
    assert (response.status_code, response["Location"]) == (302, "/members/alice/")


@pytest.mark.parametrize("name", ["mallory", "al_ce", "me", "x" * 300])
def test_who_is_not_here_is_not_found_and_the_page_says_so(visitor: Client, alice: Member, name: str) -> None:
    response = visitor.get(f"/members/{name}/")
    assert response.status_code == 404
    assert f"There is no member called “@{name}”" in response.content.decode()
