"""The orders of posts, as addresses name them."""

from __future__ import annotations

import datetime as dt

import pytest
from django.http import Http404

from community.talks.post_order import HOT, NEW, ORDERS, ORDERS_OF_TAG, Order, order_named

LATE_ON_SUNDAY = dt.datetime(2026, 3, 1, 23, 30, tzinfo=dt.UTC)


def test_a_list_begins_with_what_is_hot() -> None:
    assert order_named("") is HOT


@pytest.mark.parametrize("order", ORDERS, ids=lambda order: order.name)
def test_an_address_names_its_order(order: Order) -> None:
    assert order_named(order.name) is order


@pytest.mark.parametrize("name", ["best", "HOT", "hot ", "-hot", "\x00"])
def test_an_order_that_there_is_not_is_not_found(name: str) -> None:
    with pytest.raises(Http404):
        order_named(name)


def test_tags_have_fewer_orders() -> None:
    assert order_named("new", among=ORDERS_OF_TAG) is NEW
    with pytest.raises(Http404):
        order_named("top", among=ORDERS_OF_TAG)


@pytest.mark.parametrize(
    ("name", "begins"),
    [("day", {"of_day": (2026, 3, 1)}), ("week", {"of_week": (2026, 2, 23)}), ("month", {"of_month": (2026, 3, 1)}),
     ("year", {"of_year": (2026, 1, 1)}), ("top", {}), ("hot", {})],
)  # fmt: skip
def test_the_top_of_a_time_goes_by_the_calendar(name: str, begins: dict[str, tuple[int, int, int]]) -> None:
    assert order_named(name).within(LATE_ON_SUNDAY) == {column: dt.date(*day) for column, day in begins.items()}


def test_the_calendar_is_that_of_utc() -> None:
    in_tokyo = LATE_ON_SUNDAY.astimezone(dt.timezone(dt.timedelta(hours=9)))
    assert in_tokyo.date() == dt.date(2026, 3, 2)
    assert order_named("week").within(in_tokyo) == {"of_week": dt.date(2026, 2, 23)}
