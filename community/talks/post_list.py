"""A list of posts as an address asks for it: in an order, of a kind, of the films that one follows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from django.http import Http404
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from community.models import FilmFollow, Member, Post
from community.talks.floods import fold_copies_of_posts
from community.talks.post_order import Order, order_named
from films.paging import Page, page_by_key


class Tab(NamedTuple):
    label: str | Promise
    sort: str  # what its link asks for
    orders: tuple[str, ...]  # those for which it is the current one


TOPS = ("day", "week", "month", "year", "top")
TABS = (
    Tab(gettext_lazy("Hot"), "hot", ("hot",)),
    Tab(gettext_lazy("New"), "new", ("new",)),
    Tab(gettext_lazy("Top"), "week", TOPS),
    Tab(gettext_lazy("Controversial"), "controversial", ("controversial",)),
)
PERIODS = (
    Tab(gettext_lazy("Today"), "day", ("day",)),
    Tab(gettext_lazy("This week"), "week", ("week",)),
    Tab(gettext_lazy("This month"), "month", ("month",)),
    Tab(gettext_lazy("This year"), "year", ("year",)),
    Tab(gettext_lazy("Of all time"), "top", ("top",)),
)

KINDS = (
    (Post.Kind.TALK, pgettext_lazy("kinds of posts", "Talk")),
    (Post.Kind.QUESTION, pgettext_lazy("kinds of posts", "Questions")),
    (Post.Kind.THEORY, pgettext_lazy("kinds of posts", "Theories")),
    (Post.Kind.REVIEW, pgettext_lazy("kinds of posts", "Reviews")),
)


@dataclass(frozen=True)
class PostList:
    page: Page[Post]
    order: Order
    kind: str  # empty for all
    is_mine: bool
    tabs: Sequence[Tab] = TABS
    kinds: Sequence[tuple[Post.Kind, str | Promise]] = KINDS

    @property
    def periods(self) -> Sequence[Tab]:
        return PERIODS if self.order.name in TOPS else ()


def find_posts(posts: Any, asked: Mapping[str, str], *, member: Member | None, now: dt.datetime) -> PostList:
    """Read an address' query; `posts` went through the reader's lens. Raises Http404 for what no list has."""
    order, kind = order_named(asked.get("sort", "")), asked.get("kind", "")
    is_mine = "mine" in asked and member is not None
    if kind:
        if kind not in Post.Kind.values:
            raise Http404(_("There is no such kind of post."))
        posts = posts.filter(kind=kind)
    if is_mine:
        posts = posts.filter(film__in=FilmFollow.objects.filter(follower=member).values("film"))
    if order.name == "controversial":
        posts = posts.filter(controversy__gt=0)  # all others are no dispute
    page = page_by_key(posts.filter(**order.within(now)), by=order.by, after=asked.get("after", ""))
    page = replace(page, rows=fold_copies_of_posts(page.rows))
    return PostList(page, order, kind, is_mine)
