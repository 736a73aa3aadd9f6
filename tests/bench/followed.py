"""A place with many followers and posts, to measure telling in."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from random import Random

from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone

from community.models import Discussion, FilmFollow, Member, MemberFollow, Notification, Post
from community.models.post import calendar_buckets
from community.news.gathering import count_unread, gather_posts
from films.models import Film
from tests.factories import make_film, make_post

__all__ = ["Place", "count_unread", "gather_posts", "make_place", "tell_each"]

FILMS = 40
AUTHORS = 200
DAYS = 60


@dataclass
class Place:
    film: Film  # the one that all follow
    members: dict[str, Member]  # by what they follow
    now: dt.datetime


def make_place(*, followers: int, posts: int) -> Place:
    call_command("migrate", verbosity=0)
    now, chance = timezone.now(), Random(1957)
    films = [make_film() for _ in range(FILMS)]
    names = [f"m{number}" for number in range(max(followers, AUTHORS))]
    members = Member.objects.bulk_create([Member(username=name, email="") for name in names], batch_size=2_000)
    FilmFollow.objects.bulk_create([FilmFollow(film=films[0], follower=m) for m in members[:followers]], 2_000)
    moments = [now - dt.timedelta(days=DAYS * chance.random()) for _ in range(posts)]
    fresh = [
        Post(
            title="A post", body="x", author=chance.choice(members[:AUTHORS]), film=chance.choice(films),
            posted_at=posted_at, **calendar_buckets(posted_at),
        )
        for posted_at in moments
    ]  # fmt: skip
    written = Post.objects.bulk_create(fresh, batch_size=2_000)
    Discussion.objects.bulk_create([Discussion(post=post, film=post.film) for post in written], batch_size=2_000)
    avid, keen = members[-1], members[-2]
    FilmFollow.objects.bulk_create([FilmFollow(film=film, follower=avid) for film in films[1:]])
    follows = [MemberFollow(follower=m, followed=author) for m in (avid, keen) for author in members[:AUTHORS]]
    MemberFollow.objects.bulk_create(follows)
    FilmFollow.objects.update(since=now - dt.timedelta(days=365))
    MemberFollow.objects.update(since=now - dt.timedelta(days=365))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return Place(
        film=films[0], members={"follows one film": members[0], "and 200 members": keen, "everything": avid}, now=now
    )


@transaction.atomic
def tell_each(place: Place, *, batch: int) -> int:
    """What posting would cost if it wrote a row for each follower."""
    post = make_post(film=place.film, title="Told")
    recipients = FilmFollow.objects.filter(film=place.film).values_list("follower_id", flat=True)
    told = 0
    rows: list[Notification] = []
    for recipient in recipients.iterator():
        rows.append(
            Notification(recipient_id=recipient, kind="film", discussion=post.discussion, latest_at=post.posted_at)
        )
        if len(rows) == batch:
            told += len(Notification.objects.bulk_create(rows))
            rows = []
    transaction.set_rollback(True)
    return told + len(rows)
