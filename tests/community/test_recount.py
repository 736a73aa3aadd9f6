"""`manage.py recount` proves every number, or makes it anew."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db.models import F
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from community.models import Comment, Discussion, Member, MomentVote, Post, PostTag, Tag
from community.models.comment import path_of
from community.recounting import difference, recount
from films.models import Moment
from tests.factories import make_comment, make_film, make_member, make_post, make_quote, make_scene, make_vote

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(db: None) -> None:
    """Votes and talk of every kind, all counted."""
    scene, post = make_scene(make_film()), make_post()
    PostTag.objects.create(post=post, tag=Tag.objects.create(slug="war", name="war"), posted_at=post.posted_at)
    for subject in (scene, post):
        first = make_comment(subject)
        make_comment(make_comment(first))
        make_comment(first)
        make_vote(first)
    for target in (scene, post):
        for value in (1, 1, 1, 1, 1, -1, -1):
            make_vote(target, value)
    make_quote(make_film())


def said(*, check: bool = False) -> str:
    out = StringIO()
    call_command("recount", check=check, stdout=out)
    return out.getvalue()


def wrong() -> list[tuple[str, str]]:
    """The kind of thing and the column of each number that is wrong."""
    return [(found.thing.split()[0], found.column) for found in recount(is_repaired=False)]


def test_what_the_verbs_left_is_right(site: None) -> None:
    assert said(check=True) == "Every number is what it counts.\n"


# What is spoiled, and what the command should say of it.
SPOILED: dict[str, tuple[Callable[[], Any], list[tuple[str, str]]]] = {
    "ups": (lambda: Moment.objects.filter(ups=5).update(ups=9), [("moment", "ups")]),
    "downs": (lambda: Post.objects.update(downs=0), [("post", "downs")]),
    "a score": (lambda: Comment.objects.filter(ups=1).update(score=0), [("comment", "score")] * 2),
    "wilson": (lambda: Moment.objects.filter(ups=5).update(wilson=0.1), [("moment", "wilson")]),
    "a little of wilson": (
        lambda: Moment.objects.filter(ups=5).update(wilson=F("wilson") - 1e-6), [("moment", "wilson")],
    ),
    "fresh": (lambda: Moment.objects.filter(ups=5).update(fresh=0), [("moment", "fresh")]),
    "fresh of what nobody voted on": (
        lambda: Moment.objects.filter(kind="quote").update(fresh=1e-12), [("moment", "fresh")],
    ),
    "hot": (lambda: Post.objects.update(hot=0), [("post", "hot")]),
    "hot under a tag": (lambda: PostTag.objects.update(hot=0), [("posttag", "hot")]),
    "time under a tag": (lambda: PostTag.objects.update(posted_at=timezone.now()), [("posttag", "posted_at")]),
    "controversy": (lambda: Post.objects.update(controversy=0), [("post", "controversy")]),
    "comments of a post": (
        lambda: Discussion.objects.filter(moment=None).update(comment_count=1), [("discussion", "comment_count")],
    ),
    "comments of a moment": (
        lambda: Moment.objects.filter(kind="scene").update(comment_count=1), [("moment", "comment_count")],
    ),
    "comments where there is no talk": (
        lambda: Moment.objects.filter(kind="quote").update(comment_count=3), [("moment", "comment_count")],
    ),
    "the last comment": (
        lambda: Discussion.objects.update(last_comment_at=None), [("discussion", "last_comment_at")] * 2,
    ),
    "a branch": (lambda: Comment.objects.filter(depth=1).update(descendants=5), [("comment", "descendants")] * 4),
}  # fmt: skip


@pytest.mark.parametrize("spoiled", SPOILED)
def test_a_wrong_number_is_found_listed_and_put_right(site: None, spoiled: str) -> None:
    spoil, expected = SPOILED[spoiled]
    spoil()
    assert wrong() == expected
    with pytest.raises(CommandError, match="not what they count") as error:
        said(check=True)
    assert error.value.returncode == 1
    assert "put right" in said()
    assert wrong() == []


def test_where_a_post_and_its_copies_are_wrong_both_are_put_right(site: None) -> None:
    Post.objects.update(hot=0)
    PostTag.objects.update(hot=0)
    said()
    assert wrong() == []
    assert PostTag.objects.get().hot == Post.objects.get().hot > 0


def test_a_line_says_which_thing_and_both_numbers(site: None) -> None:
    moment = Moment.objects.get(ups=5)
    Moment.objects.filter(pk=moment.pk).update(ups=9)
    assert f"moment {moment.pk}: ups is 9, counted 5" in said()


def test_a_check_changes_nothing(site: None) -> None:
    Moment.objects.filter(ups=5).update(ups=9)
    with pytest.raises(CommandError):
        said(check=True)
    assert Moment.objects.filter(ups=9).exists()


def test_the_last_digits_of_a_sum_are_no_mistake(alice: Member) -> None:
    quote, start = make_quote(make_film()), dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    for day in range(40):
        make_vote(quote, 1 if day % 3 else -1, now=start + dt.timedelta(days=7 * day, microseconds=day))
    moment = Moment.objects.get()
    Moment.objects.update(fresh=moment.fresh * (1 + 1e-13))
    assert wrong() == []
    Moment.objects.update(fresh=moment.fresh * (1 + 1e-7))
    assert wrong() == [("moment", "fresh")]


def test_votes_of_members_who_left_are_counted(site: None) -> None:
    MomentVote.objects.all().update(voter=None)
    assert wrong() == []


def test_a_deleted_comment_counts_for_its_branch_and_not_for_its_talk() -> None:
    post = make_post()
    first = make_comment(post)
    reply = make_comment(first, posted_at=timezone.now() + dt.timedelta(days=1))
    Comment.objects.filter(pk=reply.pk).update(deleted_at=timezone.now())
    assert wrong() == [("discussion", "comment_count"), ("discussion", "last_comment_at")]
    said()
    first.refresh_from_db()
    talk = Discussion.objects.get(post=post)
    assert (first.descendants, talk.comment_count, talk.last_comment_at) == (1, 1, first.posted_at)


def test_branches_are_counted_across_the_edges_of_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("community.recounting.talk.BATCH", 3)
    for _ in range(2):
        parent = make_comment(make_post())
        for _ in range(4):
            make_comment(parent)
            parent = make_comment(parent)
    Comment.objects.update(descendants=99)
    said()
    assert sorted(Comment.objects.values_list("descendants", flat=True)) == sorted([8, 6, 4, 2, *[0] * 5] * 2)


@pytest.mark.parametrize("things", [20, 200])
def test_a_batch_costs_the_same_however_much_is_in_it(
    django_assert_max_num_queries: DjangoAssertNumQueries, things: int
) -> None:
    film, member = make_film(), make_member()
    post = make_post(film=film)
    now = timezone.now()
    comments = Comment.objects.bulk_create(
        Comment(discussion=post.discussion, body="Yes.", author=member, posted_at=now, ups=1) for _ in range(things)
    )
    for comment in comments:
        comment.path, comment.ups = path_of(comment.pk, None), 0
    Comment.objects.bulk_update(comments, ["path", "ups"])
    Discussion.objects.update(comment_count=things, last_comment_at=now)
    with django_assert_max_num_queries(25):
        assert said(check=True).startswith("Every number")


def test_many_batches_see_every_row(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(difference, "BATCH", 2)
    film = make_film()
    for _ in range(7):
        make_vote(make_quote(film))
    Moment.objects.update(ups=5)
    assert wrong() == [("moment", "ups")] * 7
