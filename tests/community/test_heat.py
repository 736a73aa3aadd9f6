"""Below what sank, a talk cools down: the more it was voted down, the longer between two comments of a member."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from community.brakes import HEAT_MINUTES_MAX, Refusal, brake_on_comment
from community.limits import FOLD_BELOW
from community.models import Comment, Member
from tests.factories import make_comment, make_member, make_post

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def sunk(subject: object, downs: int) -> Comment:
    return make_comment(subject, ups=0, downs=downs, score=-downs)  # type: ignore[arg-type]


def asked(author: Member, answers: Comment, text: str = "Another thing.") -> Refusal | None:
    author.date_joined = NOW - dt.timedelta(days=30)
    return brake_on_comment(author=author, body=text, html="", answers=answers, now=NOW)


def spoke(author: Member, answers: Comment, *, minutes_ago: int) -> Comment:
    return make_comment(answers, author=author, posted_at=NOW - dt.timedelta(minutes=minutes_ago))


def test_the_first_answer_never_waits(alice: Member) -> None:
    assert asked(alice, sunk(make_post(), 9)) is None


@pytest.mark.parametrize(("downs", "minutes"), [(5, 7), (8, 10), (200, HEAT_MINUTES_MAX)])
def test_the_second_waits_two_minutes_and_one_for_each_vote(alice: Member, downs: int, minutes: int) -> None:
    low = sunk(make_post(), downs)
    spoke(alice, low, minutes_ago=1)
    refusal = asked(alice, low)
    assert refusal is not None
    assert refusal.seconds == (minutes - 1) * 60
    assert f"there are {minutes} minutes between two of yours" in str(refusal)


def test_all_that_sank_above_counts(alice: Member) -> None:
    upper = sunk(make_post(), 5)
    lower = sunk(make_comment(upper), 6)
    spoke(alice, lower, minutes_ago=1)
    refusal = asked(alice, lower)
    assert refusal is not None
    assert refusal.seconds == (2 + 5 + 6 - 1) * 60


def test_after_the_wait_it_goes_on(alice: Member) -> None:
    low = sunk(make_post(), 5)
    spoke(alice, low, minutes_ago=7)
    assert asked(alice, low) is None


def test_what_is_not_folded_heats_nothing(alice: Member) -> None:
    comment = sunk(make_post(), -FOLD_BELOW)
    spoke(alice, comment, minutes_ago=1)
    assert asked(alice, comment) is None


def test_nor_does_what_its_author_took_back(alice: Member) -> None:
    low = sunk(make_post(), 9)
    Comment.objects.filter(pk=low.pk).update(deleted_at=NOW)
    spoke(alice, low, minutes_ago=1)
    assert asked(alice, low) is None


def test_other_branches_stay_cool(alice: Member) -> None:
    post = make_post()
    low, calm = sunk(post, 9), make_comment(post)
    spoke(alice, low, minutes_ago=1)
    assert asked(alice, calm) is None


def test_what_was_said_in_another_talk_does_not_count(alice: Member) -> None:
    spoke(alice, make_comment(make_post()), minutes_ago=1)
    assert asked(alice, sunk(make_post(), 9)) is None


def test_it_costs_one_query_where_nothing_sank(
    alice: Member, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    comment = make_comment(make_post())
    alice.date_joined = NOW - dt.timedelta(days=30)
    with django_assert_num_queries(2):
        brake_on_comment(author=alice, body="New.", html="", answers=None, now=NOW)
    with django_assert_num_queries(3):
        brake_on_comment(author=alice, body="New.", html="", answers=comment, now=NOW)


def test_the_form_says_it_and_keeps_what_was_typed(as_alice: Client, alice: Member) -> None:
    Member.objects.filter(pk=alice.pk).update(date_joined=NOW - dt.timedelta(days=30))
    low = sunk(make_post(author=make_member()), 6)
    make_comment(low, author=alice, posted_at=timezone.now() - dt.timedelta(minutes=1))
    answer = as_alice.post("/talk/comments/new/", {"parent": low.pk, "body": "My second answer."})
    page = answer.content.decode()
    assert answer.status_code == 429
    assert "This part of the talk has heated up" in page
    assert "My second answer." in page
    assert 300 <= int(answer["Retry-After"]) <= 420
