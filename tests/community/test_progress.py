"""The page of all that a member has said, and of when a work is common knowledge to them."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from community.models import Member, Progress
from tests.factories import make_film

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("chosen", "kept"), [("0", 0), ("14", 14), ("90", 90), ("730", 730), ("", None)])
def test_a_member_chooses_when_a_work_is_common_knowledge(
    as_alice: Client, alice: Member, chosen: str, kept: int | None
) -> None:
    as_alice.post("/me/progress/", {"days": chosen})
    alice.refresh_from_db()
    assert alice.known_after_days == kept


def test_nothing_else_can_be_chosen(as_alice: Client, alice: Member) -> None:
    assert as_alice.post("/me/progress/", {"days": "5"}).status_code == 400
    alice.refresh_from_db()
    assert alice.known_after_days == 730


def test_whoever_never_wants_to_be_told_is_told_nothing(as_alice: Client) -> None:
    as_alice.post("/me/progress/", {"days": ""})
    page = as_alice.get(make_film(year=1957).get_absolute_url()).content.decode()
    assert "what happens is kept back until you say how far you have got" in page


def test_it_lists_what_they_said_and_nobody_elses(as_alice: Client, alice: Member, bob: Member) -> None:
    mine, theirs = make_film(title="Up"), make_film(title="Down")
    Progress.objects.create(member=alice, film=mine, playhead=43)
    Progress.objects.create(member=bob, film=theirs, playhead=43)
    page = as_alice.get("/me/progress/").content.decode()
    assert "Up" in page
    assert "minute 43" in page
    assert "Down" not in page


def test_a_visitor_is_led_to_sign_in(visitor: Client) -> None:
    assert visitor.get("/me/progress/")["Location"] == "/accounts/login/?next=/me/progress/"


@pytest.mark.parametrize("films", [1, 40])
def test_it_costs_the_same_whatever_was_said(
    as_alice: Client, alice: Member, films: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    Progress.objects.bulk_create(Progress(member=alice, film=make_film(), playhead=5) for _ in range(films))
    with django_assert_max_num_queries(7):
        as_alice.get("/me/progress/")
