"""The orders in which posts are listed: each one column, and for the top of a time the calendar it goes by.

order = order_named(request.GET.get("sort", ""))
page = page_by_key(posts.filter(**order.within(now)), by=order.by, after=request.GET.get("after", ""))
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from django.http import Http404
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.models.post import calendar_buckets


class Order(NamedTuple):
    name: str  # as it stands in an address
    label: str | Promise
    by: str  # the column, as `page_by_key` takes it
    bucket: str = ""  # the calendar column that has to be today's

    def within(self, now: dt.datetime) -> dict[str, dt.date]:
        """What the posts of this order are filtered by: this day, week, month or year, in UTC, or nothing."""
        return {self.bucket: calendar_buckets(now)[self.bucket]} if self.bucket else {}


HOT = Order("hot", gettext_lazy("Hot"), "-hot")
NEW = Order("new", gettext_lazy("New"), "-posted_at")
ORDERS = (
    HOT,
    NEW,
    Order("day", gettext_lazy("Top today"), "-score", "of_day"),
    Order("week", gettext_lazy("Top this week"), "-score", "of_week"),
    Order("month", gettext_lazy("Top this month"), "-score", "of_month"),
    Order("year", gettext_lazy("Top this year"), "-score", "of_year"),
    Order("top", gettext_lazy("Top of all time"), "-score"),
    Order("controversial", gettext_lazy("Controversial"), "-controversy"),
)
ORDERS_OF_TAG = (HOT, NEW)  # on the rows of PostTag, which repeat these two columns


def order_named(name: str, among: Sequence[Order] = ORDERS) -> Order:
    """The order of that name, the first for none. Raises Http404 for one that the list does not have."""
    if not name:
        return among[0]
    for order in among:
        if order.name == name:
            return order
    raise Http404(_("There is no such order. Start again from the list itself."))
