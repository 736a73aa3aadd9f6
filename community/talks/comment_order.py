"""The orders of a talk: how its roots are listed, and which replies come first where a page cannot hold all."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from django.http import Http404
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.models import Comment

BEST_FIRST = ("depth", "-wilson", "-id")  # as the indexes of replies have it
NEWEST_FIRST = ("depth", "-posted_at", "-id")
OLDEST_FIRST = ("depth", "posted_at", "id")


class Order(NamedTuple):
    name: str  # as it stands in an address
    label: str | Promise
    by: str  # the column, as `page_by_key` takes it
    replies: tuple[str, ...]  # of a branch that is too large, these first

    @property
    def address(self) -> str:
        """What asks for it, on any page with a talk."""
        return "" if self.name == BEST.name else f"?sort={self.name}"

    def sorted(self, comments: Iterable[Comment]) -> list[Comment]:
        """The same order for comments that are read already; ties go by id, the way the column goes."""
        column, falls = self.by.lstrip("-"), self.by.startswith("-")
        return sorted(comments, key=lambda comment: (getattr(comment, column), comment.pk), reverse=falls)


BEST = Order("best", gettext_lazy("Best"), "-wilson", BEST_FIRST)
OLD = Order("old", gettext_lazy("Old"), "posted_at", OLDEST_FIRST)
ORDERS = (
    BEST,
    Order("new", gettext_lazy("New"), "-posted_at", NEWEST_FIRST),
    Order("top", gettext_lazy("Top"), "-score", BEST_FIRST),
    OLD,
    Order("controversial", gettext_lazy("Controversial"), "-controversy", BEST_FIRST),
)


def order_named(name: str) -> Order:
    """Best where none is named. Raises Http404 for one that there is not."""
    for order in ORDERS:
        if order.name == (name or BEST.name):
            return order
    raise Http404(_("There is no such order. A talk goes by best, new, top, old or controversial."))
