"""Every order of a talk, its replies and what members are told are served by an index: no full scan and no sort."""

from __future__ import annotations

import datetime as dt
import random
from typing import Any, NamedTuple

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone

from community.members.profiles import comments_of
from community.models import Comment, CommentVote, Discussion, Member, Notification, Post
from community.models.comment import path_of
from community.reader import Reader
from tests.community.muting import make_muting_member
from tests.factories import make_member, make_post
from tests.plans import Listed, analyse, explaining, faults_of

pytestmark = pytest.mark.django_db
COMMENTS = 10_000
TALKS = 1_000
ROOTS = ("-wilson", "-posted_at", "-score", "posted_at", "-controversy")
REPLIES = (("depth", "-wilson", "-id"), ("depth", "-posted_at", "-id"), ("depth", "posted_at", "id"))
SHOWN = Q(deleted_at__isnull=True) | Q(descendants__gt=0)  # roots; a deleted one while it holds replies together


class Site(NamedTuple):
    """One of each that has much."""

    talk: Discussion
    root: Comment
    member: Member


def fill() -> Site:
    """One talk with most of the comments, a third of them replies, and a member who wrote and was told much."""
    dice, now = random.Random(4), timezone.now()
    members = [make_member() for _ in range(30)]
    large, talks = make_post().discussion, small_talks(dice, now)
    comments: list[Comment] = []
    for number in range(1, COMMENTS + 1):
        parent = dice.choice(comments[:200]) if number > 200 and dice.random() < 0.3 else None
        talk = parent.discussion if parent else large if dice.random() < 0.7 else dice.choice(talks)
        comments.append(a_comment(dice, number, talk, parent, author=members[number % 30], now=now))
    Comment.objects.bulk_create(comments)
    CommentVote.objects.bulk_create(
        CommentVote(target=comment, voter=None if comment.pk % 7 else members[comment.pk % 30], value=1, voted_at=now)
        for comment in comments
    )
    Notification.objects.bulk_create(
        Notification(
            recipient=members[0 if number % 2 else number % 30], kind="reply", discussion=comment.discussion,
            comment=comment, answered=comment, latest_at=comment.posted_at,
            read_at=now if dice.random() < 0.9 else None,
        )
        for number, comment in enumerate(comments) if not comment.parent_id
    )  # fmt: skip
    analyse()
    return Site(large, max(comments, key=lambda comment: comment.descendants), members[0])


def small_talks(dice: random.Random, now: dt.datetime) -> list[Discussion]:
    day = now.date()
    posts = Post.objects.bulk_create(
        Post(title="A title", body="Words.", of_day=day, of_week=day, of_month=day, of_year=day) for _ in range(TALKS)
    )
    return Discussion.objects.bulk_create(
        Discussion(post=post, last_comment_at=now - dt.timedelta(minutes=dice.randrange(90_000))) for post in posts
    )


def a_comment(dice: random.Random, number: int, talk: Discussion, parent: Comment | None, **fields: Any) -> Comment:
    now = fields.pop("now")
    if parent:
        parent.descendants += 1
        fields |= {"parent": parent, "root": parent.root or parent, "depth": parent.depth + 1}
    return Comment(
        pk=number, path=path_of(number, parent), discussion=talk, body="Yes.", body_html="<p>Yes.</p>",
        wilson=dice.random() if dice.random() < 0.3 else 0.0, score=dice.randrange(-3, 40),
        controversy=max(0.0, dice.uniform(-40, 20)), posted_at=now - dt.timedelta(minutes=dice.randrange(500_000)),
        deleted_at=now if dice.random() < 0.03 else None, **fields,
    )  # fmt: skip


def lists(reader: Reader, site: Site) -> dict[str, Listed]:
    roots = reader.lens(Comment.objects.filter(discussion=site.talk).roots().filter(SHOWN).with_authors())
    found = {f"roots by {by}": Listed(roots, by) for by in ROOTS}
    found["comments of an author"] = Listed(comments_of(site.member, reader), "-posted_at")
    told = Notification.objects.of(site.member).with_talk().with_latest_people()
    found["what a member is told"] = Listed(told, "-latest_at")
    found["what they have not read"] = Listed(told.unread(), "-latest_at")
    talks = Discussion.objects.with_comments().on_the_site().select_related("post__film", "moment__film")
    found["where something was just said"] = Listed(talks, "-last_comment_at")
    return found


def test_no_list_of_comments_is_scanned_or_sorted() -> None:
    site, request = fill(), HttpRequest()
    for request.user in (site.member, make_muting_member(), AnonymousUser()):
        reader = Reader(request)
        assert faults_of(lists(reader, site)) == {}
        for order in REPLIES:
            branch = reader.lens(Comment.objects.replies().filter(root=site.root).with_authors())
            with explaining() as faults:
                assert list(branch.order_by(*order)[:20])
            assert faults == [], order
