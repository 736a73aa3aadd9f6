"""When a member last read a talk, and what is new since."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from community.models import DiscussionVisit, Member, Post
from community.news.inbox import mute_talk
from community.news.visiting import NEW_COUNTED_MAX, visit
from tests.crowds import flat, make_talk
from tests.factories import make_comment, make_film, make_post, make_scene

pytestmark = pytest.mark.django_db
NOON = timezone.now().replace(hour=12, minute=0)


def at(minutes: int) -> dt.datetime:
    return NOON + dt.timedelta(minutes=minutes)


@pytest.fixture
def post() -> Post:
    return make_post()


def test_on_a_first_visit_nothing_is_new(alice: Member, post: Post) -> None:
    make_comment(post, posted_at=at(-5))
    assert visit(member=alice, subject=post, now=at(0))[:2] == (None, 0)


def test_what_came_since_the_last_visit_is_new(alice: Member, post: Post) -> None:
    make_comment(post, posted_at=at(-5))
    visit(member=alice, subject=post, now=at(0))
    for minutes in (1, 2, 3):
        make_comment(post, posted_at=at(minutes))
    assert visit(member=alice, subject=post, now=at(60))[:2] == (at(0), 3)


def test_a_reload_within_half_an_hour_is_the_same_visit(alice: Member, post: Post) -> None:
    visit(member=alice, subject=post, now=at(0))
    make_comment(post, posted_at=at(1))
    first = visit(member=alice, subject=post, now=at(60))
    assert [visit(member=alice, subject=post, now=at(minutes)) for minutes in (61, 85, 110)] == [first] * 3


def test_a_visit_lasts_as_long_as_it_is_read_on(alice: Member, post: Post) -> None:
    for minutes in (0, 20, 40, 60):
        visit(member=alice, subject=post, now=at(minutes))
    make_comment(post, posted_at=at(50))
    assert visit(member=alice, subject=post, now=at(100))[:2] == (at(60), 0)


def test_ones_own_comments_are_not_new(alice: Member, bob: Member, post: Post) -> None:
    visit(member=alice, subject=post, now=at(0))
    make_comment(post, author=alice, posted_at=at(1))
    make_comment(post, author=bob, posted_at=at(1))
    make_comment(post, posted_at=at(1))  # of somebody who has left
    assert visit(member=alice, subject=post, now=at(60)).new == 2


def test_what_was_deleted_meanwhile_is_not_new(alice: Member, post: Post) -> None:
    visit(member=alice, subject=post, now=at(0))
    make_comment(post, posted_at=at(1), deleted_at=at(2))
    assert visit(member=alice, subject=post, now=at(60)).new == 0


def test_each_member_has_visits_of_their_own(alice: Member, bob: Member, post: Post) -> None:
    visit(member=alice, subject=post, now=at(0))
    make_comment(post, posted_at=at(1))
    assert visit(member=bob, subject=post, now=at(60))[:2] == (None, 0)
    assert visit(member=alice, subject=post, now=at(60)).new == 1


def test_a_moment_that_nobody_has_talked_about_notes_nothing(alice: Member) -> None:
    assert visit(member=alice, subject=make_scene(make_film()), now=at(0))[:2] == (None, 0)
    assert not DiscussionVisit.objects.exists()


def test_it_counts_no_further_than_is_said(
    alice: Member, post: Post, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    make_talk(post.discussion, NEW_COUNTED_MAX + 50, shape=flat)
    visit(member=alice, subject=post, now=at(-60 * 24 * 365))
    with django_assert_num_queries(2):
        assert visit(member=alice, subject=post, now=timezone.now()).new == NEW_COUNTED_MAX


def test_it_knows_whether_the_talk_is_muted(alice: Member, bob: Member, post: Post) -> None:
    mute_talk(member=alice, discussion=post.discussion, now=at(0))
    talks = [visit(member=member, subject=post, now=at(0)).talk for member in (alice, bob)]
    assert [talk and getattr(talk, "is_muted") for talk in talks] == [True, False]  # noqa: B009 - an annotation


def test_what_is_not_noted_says_the_same_and_leaves_no_visit(alice: Member, post: Post) -> None:
    assert visit(member=alice, subject=post, now=at(0), is_noted=False).talk == post.discussion
    assert not DiscussionVisit.objects.exists()
