"""One page of a talk: some roots in the chosen order and, in a single query, the best of what hangs on them.

However many comments there are, a page reads at most 51 roots and 160 replies: branches that fit are read whole,
and of larger ones as many replies as are their share, through an index that has them in the order asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery

from community.limits import DEPTH_SHOWN
from community.models import Comment
from community.models.comment import CommentQuerySet
from community.talks.comment_order import Order
from community.talks.floods import fold_copies
from community.talks.threads import Entry, nest, share_out
from films.paging import Page, page_by_key

Lens = Callable[[CommentQuerySet], CommentQuerySet]
Ids = QuerySet[Comment, Any]

ROOTS_A_PAGE = 50
REPLIES_A_PAGE = 160  # with 50 roots as much as 60 KB hold

# What a deleted comment leaves behind is shown while it holds replies together.
SHOWN = Q(deleted_at__isnull=True) | Q(descendants__gt=0)


@dataclass(frozen=True)
class TalkPage:
    entries: list[Entry[Comment]] = field(default_factory=list)
    cursors: Page[Comment] = field(default_factory=lambda: Page([]))
    read: list[Comment] = field(default_factory=list)  # those among them that are left out for the reader


def read_talk(roots: CommentQuerySet, *, order: Order, after: str, lens: Lens) -> TalkPage:
    """The roots after that cursor, each with its share of replies; two queries. Raises Http404 for no such cursor."""
    page = page_by_key(lens(roots.filter(SHOWN).with_authors()), by=order.by, after=after, per_page=ROOTS_A_PAGE)
    replies = order.sorted(lens(replies_below(page.rows, order).with_authors()))
    read = [*page.rows, *replies]
    return TalkPage(fold_copies(nest(introduced(read))), page, read)


def replies_below(roots: list[Comment], order: Order) -> CommentQuerySet:
    """At most 160 replies, a fair share of each root's; none without its parent, none deeper than is shown."""
    shares = share_out([root.descendants for root in roots], REPLIES_A_PAGE)
    served = list(zip(roots, shares, strict=True))
    shown = Comment.objects.replies().filter(depth__lte=DEPTH_SHOWN)
    whole = shown.filter(root__in=[root.pk for root, share in served if 0 < share == root.descendants])
    cut = {root.pk: share for root, share in served if share < root.descendants}
    if not cut:
        return whole
    first = shown.order_by(*order.replies)
    parts = _place_by_place(first, cut) if max(cut.values()) < len(cut) else _branch_by_branch(first, cut)
    return Comment.objects.filter(pk__in=whole.values("pk").union(*parts, all=True))


def introduced(comments: list[Comment]) -> list[Comment]:
    """Let each know the comment that it answers, where that is among them."""
    known = {comment.pk: comment for comment in comments}
    for comment in comments:
        if comment.parent_id in known:
            comment.parent = known[comment.parent_id]
    return comments


def _branch_by_branch(first: CommentQuerySet, cut: dict[int, int]) -> list[Ids]:
    """Ids of the first replies in each branch: a subquery for each. Cheap for a few large shares."""
    branches = (first.filter(root=root)[:share].values("pk") for root, share in cut.items())
    # A slice cannot stand in a compound statement on SQLite, but the rows that it names can be asked for.
    return [Comment.objects.filter(pk__in=branch).values("pk") for branch in branches]


def _place_by_place(first: CommentQuerySet, cut: dict[int, int]) -> list[Ids]:
    """The same ids by their places: the first reply in every branch, the second, ... Cheap for many small shares."""
    branch = first.filter(root=OuterRef("pk")).values("pk")
    return [
        Comment.objects.filter(pk__in=[root for root, share in cut.items() if place < share]).values_list(
            Subquery(branch[place : place + 1])
        )
        for place in range(max(cut.values()))
    ]
