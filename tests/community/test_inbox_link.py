"""The way to the inbox in the header, with what is unread there."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from community.models import Member
from tests.community.inboxes import make_rows

pytestmark = pytest.mark.django_db


def test_it_says_how_much_is_unread(as_alice: Client, alice: Member) -> None:
    make_rows(alice, 3)
    page = as_alice.get("/search/").content.decode()
    assert '<span class="bell__count">3</span> <span class="visually-hidden">unread</span>' in page


def test_it_says_no_number_where_all_is_read(as_alice: Client, alice: Member) -> None:
    make_rows(alice, 1, read_at=timezone.now())
    page = as_alice.get("/search/").content.decode()
    assert "bell__mark" in page
    assert "bell__count" not in page


def test_it_stops_counting_at_ninety_nine(as_alice: Client, alice: Member) -> None:
    make_rows(alice, 101)
    assert '<span class="bell__count">99+</span>' in as_alice.get("/search/").content.decode()


def test_visitors_see_nothing_and_cost_nothing(
    visitor: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        assert "bell__" not in visitor.get("/suggest/").content.decode()
