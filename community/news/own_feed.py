"""A member's own feed: what they follow, as they would see it, at an address that only they know."""

from __future__ import annotations

import datetime as dt
import secrets

from django.db.models import Q

from community.limits import NEWS_DAYS
from community.models import FilmFollow, Member, MemberFollow, Post
from community.models.post import PostQuerySet

TOKEN_BYTES = 32


def open_feed(*, member: Member) -> str:
    """Give it an address nobody can guess; one that it had before leads nowhere from now on. Returns the token."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    Member.objects.filter(pk=member.pk).update(feed_token=token)
    return token


def close_feed(*, member: Member) -> None:
    """Let its address lead nowhere."""
    Member.objects.filter(pk=member.pk).update(feed_token=None)


def posts_followed_by(member: Member, *, now: dt.datetime) -> PostQuerySet:
    """About the films and by the members that they follow, newest first, as far back as anything is news."""
    films = FilmFollow.objects.filter(follower=member).values("film")
    members = MemberFollow.objects.filter(follower=member).values("followed")
    followed: PostQuerySet = Post.objects.public().filter(
        Q(film__in=films) | Q(author__in=members), posted_at__gte=now - dt.timedelta(days=NEWS_DAYS)
    )
    return followed.order_by("-posted_at", "-id")
