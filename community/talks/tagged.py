"""The posts under a tag, by the rows that repeat what they are sorted by."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.db.models import Q, QuerySet

from community.models import Post, PostTag, Tag
from community.talks.post_order import Order
from films.paging import Page, page_by_key


def rows_under(tag: Tag) -> QuerySet[PostTag]:
    """Those whose posts are on the site; deleted posts have no tags."""
    return PostTag.objects.filter(Q(post__film=None) | Q(post__film__is_published=True), tag=tag)


def page_of_tag(tag: Tag, order: Order, *, after: str, lens: Callable[[Any], Any]) -> Page[Any]:
    """A page whose rows are posts as the reader sees them; three queries, however many there are."""
    page = page_by_key(rows_under(tag), by=order.by, after=after)
    posts = lens(Post.objects.public().with_cards()).in_bulk([row.post_id for row in page.rows])
    return replace(page, rows=[posts[row.post_id] for row in page.rows if row.post_id in posts])
