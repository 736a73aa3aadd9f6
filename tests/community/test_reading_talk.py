"""One page of a talk: which comments it reads, in which order, and how it costs the same whatever there is."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import Any

import pytest
from django.http import Http404
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from community.limits import DEPTH_SHOWN
from community.models import Comment, Post
from community.talks.comment_order import BEST, ORDERS, order_named
from community.talks.page import REPLIES_A_PAGE, ROOTS_A_PAGE, TalkPage, read_talk, replies_below
from community.talks.threads import share_out
from films.models import Moment
from tests.crowds import deep, flat, like_life, make_talk, under_one
from tests.factories import make_comment, make_post

pytestmark = pytest.mark.django_db
every_order = pytest.mark.parametrize("order", ORDERS, ids=[order.name for order in ORDERS])
every_shape = pytest.mark.parametrize("shape", [flat, under_one, like_life, deep])


@pytest.fixture
def post() -> Post:
    return make_post()


def read(subject: Post | Moment, order: str = "best", after: str = "") -> TalkPage:
    roots = Comment.objects.roots().about(subject)
    return read_talk(roots, order=order_named(order), after=after, lens=lambda comments: comments)


def shown(page: TalkPage) -> list[tuple[int, int]]:
    return [(entry.row.pk, entry.depth) for entry in page.entries if not entry.more]


def more(page: TalkPage) -> dict[int, int]:
    return {entry.row.pk: entry.more for entry in page.entries if entry.more}


def rank(comment: Comment, **columns: Any) -> Comment:
    Comment.objects.filter(pk=comment.pk).update(**columns)
    return comment


def test_replies_stand_below_what_they_answer(post: Post) -> None:
    first, second = make_comment(post), make_comment(post)
    answer = make_comment(first)
    deeper = make_comment(answer)
    assert shown(read(post, "old")) == [(first.pk, 0), (answer.pk, 1), (deeper.pk, 2), (second.pk, 0)]


@pytest.mark.parametrize(
    ("order", "expected"),
    [("best", "bca"), ("top", "cba"), ("controversial", "acb"), ("new", "cba"), ("old", "abc")],
)
def test_roots_and_siblings_go_by_the_chosen_order(post: Post, order: str, expected: str) -> None:
    root = make_comment(post)
    now = timezone.now()
    ranks = {"a": (0.1, 1, 9.0), "b": (0.9, 5, 0.0), "c": (0.5, 8, 2.0)}
    for subject in (post, root):
        for age, (name, (wilson, score, controversy)) in zip((3, 2, 1), ranks.items(), strict=True):
            posted_at = now - dt.timedelta(hours=age)
            comment = make_comment(subject, body=name, posted_at=posted_at)
            rank(comment, wilson=wilson, score=score, controversy=controversy)
    entries = read(post, order).entries
    assert "".join(entry.row.body for entry in entries if entry.depth == 0 and entry.row != root) == expected
    assert "".join(entry.row.body for entry in entries if entry.depth == 1) == expected


def test_best_is_what_is_read_where_nothing_is_chosen() -> None:
    assert order_named("") == BEST


def test_there_is_no_other_order() -> None:
    with pytest.raises(Http404):
        order_named("hot")


def test_what_is_said_elsewhere_is_not_read(post: Post) -> None:
    make_comment(make_post())
    assert shown(read(post)) == []


def test_a_deleted_comment_that_nobody_answered_is_gone(post: Post) -> None:
    make_comment(post, deleted_at=timezone.now())
    make_comment(make_comment(post), deleted_at=timezone.now())
    assert len(shown(read(post))) == 1


def test_one_that_was_answered_stays_as_a_tombstone(post: Post) -> None:
    tombstone = make_comment(post, deleted_at=timezone.now())
    answer = make_comment(tombstone)
    assert shown(read(post)) == [(tombstone.pk, 0), (answer.pk, 1)]


def test_one_below_which_everything_was_deleted_is_gone_too(post: Post) -> None:
    tombstone = make_comment(post, deleted_at=timezone.now())
    make_comment(make_comment(tombstone, deleted_at=timezone.now()), deleted_at=timezone.now())
    assert shown(read(post)) == []


def test_nothing_deeper_than_is_shown_is_read(post: Post) -> None:
    comment = make_comment(post)
    for _ in range(DEPTH_SHOWN + 3):
        comment = make_comment(comment)
    page = read(post)
    assert [depth for _, depth in shown(page)] == list(range(DEPTH_SHOWN + 1))
    assert list(more(page).values()) == [3]
    assert page.entries[-1].depth == DEPTH_SHOWN + 1


def test_a_page_of_roots_leads_to_the_next_and_back(post: Post) -> None:
    roots = make_talk(post.discussion, 2 * ROOTS_A_PAGE + 5, shape=flat)
    first = read(post, "old")
    second = read(post, "old", after=first.cursors.next)
    third = read(post, "old", after=second.cursors.next)
    pages = [[pk for pk, _ in shown(page)] for page in (first, second, third)]
    assert [*pages[0], *pages[1], *pages[2]] == [comment.pk for comment in roots]
    assert shown(read(post, "old", after=third.cursors.previous)) == shown(second)
    assert not third.cursors.next


def test_a_branch_that_fits_comes_whole_and_a_larger_one_its_best_first(post: Post) -> None:
    small, large = make_comment(post), make_comment(post)
    answers = [make_comment(small, body=str(number)) for number in range(3)]
    crowd = make_talk(post.discussion, REPLIES_A_PAGE + 50, shape=under_one)
    page = read(post)
    read_of = Counter(entry.row.root_id for entry in page.entries if not entry.more)
    assert read_of[small.pk] == len(answers)
    assert read_of[crowd[0].pk] == REPLIES_A_PAGE - len(answers)
    assert more(page) == {crowd[0].pk: 49 + 3}
    best = sorted(crowd[1:], key=lambda comment: (comment.wilson, comment.pk), reverse=True)[: REPLIES_A_PAGE - 3]
    assert {comment.pk for comment in best} <= {pk for pk, _ in shown(page)}
    assert large.pk in {pk for pk, _ in shown(page)}


@every_order
@every_shape
def test_the_page_holds_160_replies_at_most_and_every_one_has_its_parent(
    post: Post, order: Any, shape: Any, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    make_talk(post.discussion, 1_200, shape=shape)
    with django_assert_max_num_queries(2):
        page = read(post, order.name)
    rows = {entry.row.pk: entry.row for entry in page.entries if not entry.more}
    assert len([row for row in rows.values() if row.parent_id]) <= REPLIES_A_PAGE
    assert all(row.parent_id in rows for row in rows.values() if row.parent_id)
    assert max(row.depth for row in rows.values()) <= DEPTH_SHOWN


@pytest.mark.parametrize("roots", [2, 10, 40, ROOTS_A_PAGE])
def test_each_root_gets_its_fair_share_however_that_is_asked(post: Post, roots: int) -> None:
    make_talk(post.discussion, 600, shape=lambda number: None if number < roots else number % roots)
    asked = list(Comment.objects.roots().order_by("pk"))
    read_of = Counter(replies_below(asked, BEST).values_list("root", flat=True))
    assert [read_of[root.pk] for root in asked] == share_out([root.descendants for root in asked], REPLIES_A_PAGE)


@every_order
def test_a_share_is_the_first_replies_in_the_chosen_order(post: Post, order: Any) -> None:
    make_talk(post.discussion, 800, shape=lambda number: None if number < 40 else number % 40)
    roots = list(Comment.objects.roots().order_by("pk"))
    read_first = set(replies_below(roots, order).values_list("pk", flat=True))
    shares = share_out([root.descendants for root in roots], REPLIES_A_PAGE)
    for root, share in zip(roots, shares, strict=True):
        branch = Comment.objects.filter(root=root).order_by(*order.replies).values_list("pk", flat=True)
        assert set(branch[:share]) == read_first & set(branch)


def test_who_is_answered_is_known_without_asking(post: Post, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    make_comment(make_comment(make_comment(post)))
    entries = read(post).entries
    with django_assert_num_queries(0):
        assert [entry.row.parent.body for entry in entries if entry.row.parent] == ["Yes.", "Yes."]
