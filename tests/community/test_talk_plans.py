"""A page of talk reads as little of 12,000 comments as of 1,200, whatever their shape; measured, not guessed."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from community.models import Comment, Member, Post
from community.models.comment import CommentQuerySet
from community.news.visiting import visit
from community.talks.branch import read_branch
from community.talks.comment_order import BEST, ORDERS, Order
from community.talks.page import read_talk
from tests.crowds import deep, flat, like_life, make_talk, under_one
from tests.factories import make_post

pytestmark = pytest.mark.django_db
every_order = pytest.mark.parametrize("order", ORDERS, ids=[order.name for order in ORDERS])

FEW, MANY = 1_200, 12_000
ROWS_MAX = 2_000  # of comments, index entries included: 51 roots, 160 replies, and what leads to them
Posts = dict[tuple[str, int], Post]
SHAPES: dict[str, Callable[[int], int | None]] = {
    "flat": flat,
    "under one": under_one,
    "deep": deep,
    "like life": like_life,
    "under forty": lambda number: None if number < 40 else number % 40,
}


def unchanged(comments: CommentQuerySet) -> CommentQuerySet:
    return comments


@pytest.fixture(scope="module")
def posts(django_db_setup: None, django_db_blocker: Any) -> Iterator[Posts]:
    """A post of each shape and size, made once; the statistics know them."""
    with django_db_blocker.unblock():
        made = {(name, count): make_post() for name in SHAPES for count in (FEW, MANY)}
        for (name, count), post in made.items():
            make_talk(post.discussion, count, shape=SHAPES[name])
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        yield made
        Comment.objects.filter(parent__isnull=False).update(parent=None, root=None, depth=0)
        for post in made.values():
            post.discussion.comments.all()._raw_delete(connection.alias)
            post.discussion.delete()
            post.delete()


@every_order
@pytest.mark.parametrize("shape", SHAPES)
def test_a_page_of_talk_reads_a_bounded_number_of_rows(posts: Posts, shape: str, order: Order) -> None:
    few, many = (Comment.objects.roots().about(posts[shape, count]) for count in (FEW, MANY))
    prove_bounded(*(partial(read_talk, roots, order=order, after="", lens=unchanged) for roots in (few, many)))


@pytest.mark.parametrize("shape", ["under one", "deep"])  # of both sizes it is longer than a page
def test_so_does_a_page_of_a_branch(posts: Posts, shape: str) -> None:
    roots = [Comment.objects.about(posts[shape, count]).order_by("-descendants")[0] for count in (FEW, MANY)]
    prove_bounded(*(partial(read_branch, root, order=BEST, after="", lens=unchanged) for root in roots))


def test_so_does_counting_what_is_new(posts: Posts, alice: Member) -> None:
    now = timezone.now()
    long_ago = now - dt.timedelta(days=365)
    of_both = [posts["like life", count] for count in (FEW, MANY)]
    for post in of_both:
        visit(member=alice, subject=post, now=long_ago)
    prove_bounded(*(partial(visit, member=alice, subject=post, now=now) for post in of_both))


def prove_bounded(few: Callable[[], object], many: Callable[[], object]) -> None:
    """Of ten times as many comments no more is read: counted in rows where the database tells, else in its steps."""
    if connection.vendor == "sqlite":
        assert steps_of(many) <= 1.5 * steps_of(few)
    else:
        assert rows_read_by(many) <= ROWS_MAX


def steps_of(act: Callable[[], object]) -> int:
    """How many hundreds of steps SQLite's machine takes."""
    steps = 0

    def count() -> int:
        nonlocal steps
        steps += 1
        return 0

    connection.ensure_connection()
    connection.connection.set_progress_handler(count, 100)
    try:
        act()
    finally:
        connection.connection.set_progress_handler(None, 0)
    return steps


def rows_read_by(act: Callable[[], object]) -> float:
    """How many rows and index entries of comments PostgreSQL reads, those that a filter drops included."""
    read_rows = 0.0

    def explain(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        nonlocal read_rows
        if sql.startswith("SELECT"):
            with connection.cursor() as cursor:
                cursor.cursor.execute("EXPLAIN (ANALYZE, FORMAT JSON) " + sql, params)
                plan = cursor.fetchone()[0]
            read_rows += sum(map(_rows, _nodes((json.loads(plan) if isinstance(plan, str) else plan)[0]["Plan"])))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(explain):
        act()
    return read_rows


def _nodes(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield node
    for child in node.get("Plans", []):
        yield from _nodes(child)


def _rows(node: dict[str, Any]) -> float:
    if node.get("Relation Name") != "community_comment":
        return 0
    dropped = node.get("Rows Removed by Filter", 0) + node.get("Rows Removed by Index Recheck", 0)
    return float((node["Actual Rows"] + dropped) * node["Actual Loops"])
