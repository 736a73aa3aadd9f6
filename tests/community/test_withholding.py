"""A name that is dropped is not told by who was told of it either."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from community.leaving import leave
from community.limits import DISOWN_AFTER_DAYS
from community.models import Member, Notification
from community.rewriting import disown
from tests.factories import make_member, make_post

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.mark.parametrize("leaves", [False, True])
def test_a_disowned_post_goes_from_those_who_follow_its_author(bob: Member, leaves: bool) -> None:
    post, kept = make_post(author=bob, posted_at=NOW), make_post()
    for kind, told_of in (("film", post), ("member", post), ("member", kept)):
        recipient, talk = make_member(), told_of.discussion
        Notification.objects.create(recipient=recipient, kind=kind, discussion=talk, latest_at=NOW)
    if leaves:
        leave(member=bob, keeps_words=True, now=NOW)
    else:
        disown(writing=post, by=bob, now=NOW + dt.timedelta(days=DISOWN_AFTER_DAYS))
    rows = Notification.objects.order_by("kind").values_list("kind", "discussion__post")
    assert list(rows) == [("film", post.pk), ("member", kept.pk)]
