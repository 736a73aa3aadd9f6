"""The inbox and the list of muted talks are served by an index, on the first page and by key."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from community.models import Comment, Discussion, DiscussionMute, Member, Notification, NotificationCause, Post
from community.models.post import calendar_buckets
from films.models import Moment
from tests.factories import make_film, make_member
from tests.plans import Listed, analyse, faults_of

pytestmark = pytest.mark.django_db
TALKS = 2_000


def fill(now: dt.datetime) -> tuple[Member, Member]:
    """Ten thousand rows of two weeks in twenty inboxes; returns whom most is told, and who mutes most."""
    films = [make_film() for _ in range(200)]
    Moment.objects.bulk_create(
        Moment(film=films[number % 200], kind="quote", key=f"m{number}", slug=f"m{number}", title="A line")
        for number in range(2_000)
    )
    members = [make_member() for _ in range(20)]
    posts = Post.objects.bulk_create(
        Post(author=members[1], title="A post", body="x", posted_at=now, **calendar_buckets(now)) for _ in range(TALKS)
    )
    talks = Discussion.objects.bulk_create(Discussion(post=post, film=post.film) for post in posts)
    comments = Comment.objects.bulk_create(Comment(discussion=talk, author=members[1], body="x") for talk in talks)
    rows = Notification.objects.bulk_create(
        Notification(
            recipient=member, kind="mention", discussion=comment.discussion, comment=comment,
            latest_at=now - dt.timedelta(minutes=10 * place), read_at=now if place % 3 else None,
        )
        for number, member in enumerate(members)
        for place, comment in enumerate(comments)
        if number == 0 or place % 5 == 0
    )  # fmt: skip
    NotificationCause.objects.bulk_create(
        NotificationCause(notification=row, comment=row.comment, person=members[1]) for row in rows
    )
    DiscussionMute.objects.bulk_create(
        DiscussionMute(member=member, discussion=talk, since=now - dt.timedelta(minutes=place))
        for number, member in enumerate(members)
        for place, talk in enumerate(talks)
        if number == 1 or place % 20 == 0
    )
    analyse()
    return members[0], members[1]


def test_an_index_serves_every_list_of_what_is_told() -> None:
    member, mutes_much = fill(timezone.now())
    inbox = Notification.objects.of(member).with_talk().with_latest_people().with_mutes_of(member)
    lists = {
        "all": Listed(inbox, "-latest_at"),
        "unread": Listed(inbox.unread(), "-latest_at"),
        "muted talks": Listed(DiscussionMute.objects.filter(member=mutes_much).with_talk(), "-since"),
    }
    assert faults_of(lists) == {}
