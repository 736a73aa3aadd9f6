"""Many comment at the same time, and every comment is counted wherever it counts, once."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.db.models import Count
from django.utils import timezone

from community.commenting import publish_comment
from community.models import Comment, Discussion, Member, Post
from community.voting import cast_vote
from films.models import Moment
from tests.at_once import at_once
from tests.factories import make_film, make_member, make_post, make_scene

pytestmark = pytest.mark.django_db(transaction=True)
THREADS = 16


def saying(author: Member, subject: Any, **more: Any) -> Callable[[], Comment]:
    return lambda: publish_comment(author=author, subject=subject, body="Yes.", now=timezone.now(), **more)


def answering_down(author: Member, subject: Any, root: Comment, levels: int) -> Callable[[], None]:
    """A comment under the root, one under that, and so on; and a vote for each and for the moment between them."""

    def talk() -> None:
        parent = root
        for _ in range(levels):
            parent = publish_comment(author=author, subject=subject, parent=parent, body="Yes.", now=timezone.now())
            cast_vote(voter=author, target=root, value=1, now=timezone.now())
            cast_vote(voter=author, target=subject, value=-1, now=timezone.now())

    return talk


def test_a_moment_gets_one_talk_however_many_begin_it() -> None:
    scene = make_scene(make_film())
    at_once([saying(make_member(), scene) for _ in range(THREADS)])
    assert Discussion.objects.get().comment_count == Comment.objects.count() == THREADS
    assert Moment.objects.get(pk=scene.pk).comment_count == THREADS


def test_counts_are_exact_while_others_vote(alice: Member) -> None:
    scene = make_scene(make_film())
    root = saying(alice, scene)()
    at_once([answering_down(make_member(), scene, root, levels=3) for _ in range(THREADS)])
    root.refresh_from_db()
    assert root.descendants == 3 * THREADS
    assert root.ups == THREADS
    scene.refresh_from_db()
    assert (scene.comment_count, scene.downs) == (3 * THREADS + 1, THREADS)
    for comment in Comment.objects.all():
        assert comment.descendants == Comment.objects.below(comment).count()


def test_branches_that_grow_into_each_other_are_counted_by_both(alice: Member) -> None:
    post = make_post()
    root = saying(alice, post)()
    replies = [saying(alice, post, parent=root)() for _ in range(3)]
    at_once([saying(make_member(), post, parent=replies[place % 3]) for place in range(THREADS)])
    assert Comment.objects.get(pk=root.pk).descendants == 3 + THREADS
    answered = (
        Comment.objects.filter(parent=root).annotate(answers=Count("replies")).values_list("descendants", "answers")
    )
    assert all(descendants == answers for descendants, answers in answered)


def test_a_double_click_is_one_comment(alice: Member) -> None:
    post, key = make_post(), uuid.uuid4()
    made = at_once([saying(alice, post, key=key)] * 8)
    assert len(set(made)) == Comment.objects.count() == 1
    assert Discussion.objects.get(post=post).comment_count == 1


def test_one_key_for_two_talks_at_once_is_still_one_comment(alice: Member) -> None:
    subjects: list[Post | Moment] = [make_post(), make_scene(make_film()), make_post(), make_scene(make_film())]
    key = uuid.uuid4()
    made = at_once([saying(alice, subject, key=key) for subject in subjects])
    assert len(set(made)) == Comment.objects.count() == 1
    assert sum(Discussion.objects.values_list("comment_count", flat=True)) == 1
