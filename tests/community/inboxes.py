"""Fills inboxes for the tests of what members are told."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone

from community.models import Comment, Member, Notification
from community.news.telling import tell_of_comment
from tests.factories import make_comment, make_post

INBOX = "/me/notifications/"
AHEAD = {"Sec-Purpose": "prefetch;prerender"}  # what a browser says of a page that it fetches before it is asked for


def reply(subject: Any, author: Member, *mentioned: str) -> Comment:
    comment = make_comment(subject, author=author)
    tell_of_comment(comment=comment, mentioned=mentioned, now=timezone.now())
    return comment


def make_rows(member: Member, count: int, **fields: Any) -> None:
    talks = [make_post(author=member).discussion for _ in range(count)]
    now = timezone.now()
    Notification.objects.bulk_create(
        Notification(
            **{"recipient": member, "kind": "reply", "discussion": talk, "latest_at": now - dt.timedelta(minutes=place)}
            | fields
        )
        for place, talk in enumerate(talks)
    )
