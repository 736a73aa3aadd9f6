"""Many say something at the same time: one row tells of all of them, and nobody waits for ever."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from django.utils import timezone

from community.commenting import publish_comment
from community.limits import MENTIONS_MAX
from community.models import Comment, FilmFollow, Member, Notification
from community.news.gathering import gather_posts
from community.news.inbox import read_all
from community.news.telling import take_back, tell_of_comment
from tests.at_once import at_once
from tests.factories import make_comment, make_film, make_member, make_post

pytestmark = pytest.mark.django_db(transaction=True)
THREADS = 16


def telling_of(comment: Comment, *mentioned: str) -> Callable[[], Any]:
    return partial(tell_of_comment, comment=comment, mentioned=mentioned, now=timezone.now())


@pytest.fixture
def comment(bob: Member) -> Comment:
    return make_comment(make_post(), author=bob)


@pytest.fixture
def replies(comment: Comment) -> list[Comment]:
    return [make_comment(comment, author=make_member()) for _ in range(THREADS)]


def test_sixteen_replies_to_one_comment_are_one_row_of_sixteen_people(bob: Member, replies: list[Comment]) -> None:
    at_once([*map(telling_of, replies)])
    row = Notification.objects.get()
    assert (row.recipient, row.people_count, row.causes.count()) == (bob, THREADS, THREADS)


def test_sixteen_of_one_member_are_one_person(bob: Member, comment: Comment, alice: Member) -> None:
    at_once([telling_of(make_comment(comment, author=alice)) for _ in range(THREADS)])
    row = Notification.objects.get()
    assert (row.people_count, row.causes.count()) == (1, THREADS)


def test_who_reads_while_others_reply_misses_none(bob: Member, replies: list[Comment]) -> None:
    now = timezone.now()
    reading = partial(read_all, member=bob, until=now, now=now)
    at_once([act for reply in replies for act in (telling_of(reply), reading)])
    rows = Notification.objects.filter(recipient=bob)
    assert sum(rows.values_list("people_count", flat=True)) == THREADS
    assert rows.unread().count() <= 1


def test_what_is_deleted_meanwhile_is_not_counted(replies: list[Comment]) -> None:
    kept, deleted = replies[::2], replies[1::2]
    for reply in deleted:
        telling_of(reply)()
    at_once([*map(telling_of, kept), *(partial(take_back, writing=reply) for reply in deleted)])
    assert Notification.objects.get().people_count == len(kept)


def test_who_mentions_the_same_five_in_any_order_waits_for_nobody_for_ever() -> None:
    names = [make_member().username for _ in range(MENTIONS_MAX)]
    post = make_post()
    comments = [make_comment(post, author=make_member()) for _ in range(THREADS)]
    at_once([telling_of(comment, *names[place % 5 :], *names[: place % 5]) for place, comment in enumerate(comments)])
    assert list(Notification.objects.values_list("people_count", flat=True)) == [THREADS] * MENTIONS_MAX


def test_two_who_answer_each_other_at_once_are_both_told(alice: Member, bob: Member) -> None:
    by_alice, by_bob = make_post(author=alice), make_post(author=bob)
    now = timezone.now()
    answers = [
        partial(publish_comment, author=bob, subject=by_alice, body="@alice", now=now),
        partial(publish_comment, author=alice, subject=by_bob, body="@bob", now=now),
    ]
    at_once(answers * (THREADS // 2))
    assert [row.causes.count() for row in Notification.objects.all()] == [THREADS // 2] * 2


def test_an_inbox_that_is_opened_twice_at_once_tells_of_each_post_once(alice: Member) -> None:
    film = make_film()
    FilmFollow.objects.create(follower=alice, film=film)
    for _ in range(5):
        make_post(film=film)
    at_once([partial(gather_posts, member=alice, now=timezone.now())] * 4)
    assert Notification.objects.of(alice).count() == 5
