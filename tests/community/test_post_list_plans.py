"""Every list of posts is served by an index: no full scan and no sort, on the first page and by key."""

from __future__ import annotations

import datetime as dt
import random
from typing import NamedTuple

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.utils import timezone

from community.members.profiles import posts_of
from community.models import Discussion, FilmFollow, Member, Post, PostTag, PostVote, SavedItem, Tag
from community.models.post import calendar_buckets
from community.reader import Reader
from community.talks.post_order import ORDERS, ORDERS_OF_TAG
from community.talks.tagged import rows_under
from films.models import Film, Moment
from films.ranking import hot
from tests.community.muting import make_muting_member
from tests.factories import make_film, make_member
from tests.plans import Listed, analyse, faults_of

pytestmark = pytest.mark.django_db
POSTS = 10_000


class Site(NamedTuple):
    """One of each that has much talk."""

    film: Film
    moment: Moment
    author: Member
    tag: Tag


def fill(now: dt.datetime) -> Site:
    """Posts of a year and more, a tenth of them today; a third of them about one film, with no vote on most."""
    dice = random.Random(4)
    films = [make_film() for _ in range(12)]
    moments = Moment.objects.bulk_create(
        Moment(film=films[0], kind="quote", key=f"m{number}", slug=f"m{number}", title="A line")
        for number in range(2_000)
    )
    authors, tags = [make_member() for _ in range(60)], [Tag.objects.create(slug=f"t{n}", name=f"t{n}") for n in "abcd"]
    posts = [one_post(dice, now, films, moments, authors) for _ in range(POSTS)]
    Post.objects.bulk_create(posts)
    Discussion.objects.bulk_create(Discussion(post=post, film=post.film) for post in posts)
    PostTag.objects.bulk_create(
        PostTag(post=post, tag=tags[min(number % 9, 3)], hot=post.hot, posted_at=post.posted_at)
        for number, post in enumerate(posts)
    )
    PostVote.objects.bulk_create(
        PostVote(target=post, voter=authors[number % 60] if number % 5 == 0 else None, value=1, voted_at=now)
        for number, post in enumerate(posts)
    )
    SavedItem.objects.bulk_create(
        SavedItem(post=post, member=authors[number % 60]) for number, post in enumerate(posts) if number % 3
    )
    follows = [(author, film) for author in authors for film in films if (author, film) != (authors[0], films[1])]
    FilmFollow.objects.bulk_create(FilmFollow(follower=author, film=film) for author, film in follows)
    analyse()
    return Site(films[0], moments[0], authors[0], tags[3])


def one_post(
    dice: random.Random, now: dt.datetime, films: list[Film], moments: list[Moment], authors: list[Member]
) -> Post:
    minutes = dice.randrange(60) if dice.random() < 0.1 else dice.randrange(600_000)
    posted_at = now - dt.timedelta(minutes=minutes)
    score = dice.randrange(-5, 200) if dice.random() < 0.3 else 0
    film = films[min(int(dice.expovariate(0.4)), 11)] if dice.random() < 0.9 else None
    return Post(
        author=authors[min(int(dice.expovariate(0.3)), 19)], film=film,
        moment=moments[int(dice.expovariate(0.2))] if film == films[0] and dice.random() < 0.5 else None,
        kind=dice.choice(Post.Kind.values), title="A title", body="Words.", body_html="<p>Words.</p>",
        posted_at=posted_at, score=score, hot=hot(score, posted_at), controversy=max(0.0, dice.uniform(-60, 20)),
        deleted_at=now if dice.random() < 0.03 else None, **calendar_buckets(posted_at),
    )  # fmt: skip


def lists(reader: Reader, site: Site, now: dt.datetime) -> dict[str, Listed]:
    posts = reader.lens(Post.objects.public().with_cards())
    found: dict[str, Listed] = {}
    for order in ORDERS:
        disputed = {"controversy__gt": 0} if order.name == "controversial" else {}
        asked = posts.filter(**order.within(now), **disputed)
        found[f"all, {order.name}"] = Listed(asked, order.by)
        found[f"all reviews, {order.name}"] = Listed(asked.filter(kind=Post.Kind.REVIEW), order.by)
        found[f"of a film, {order.name}"] = Listed(asked.of_film(site.film), order.by)
    followed = FilmFollow.objects.filter(follower=site.author).values("film")
    found["of films one follows"] = Listed(posts.filter(film__in=followed), "-hot")
    found["of a moment"] = Listed(posts.of_moment(site.moment), "-hot")
    found["of an author"] = Listed(posts_of(site.author, reader), "-posted_at")
    for order in ORDERS_OF_TAG:
        found[f"of a tag, {order.name}"] = Listed(rows_under(site.tag), order.by)
    return found


def test_no_list_of_posts_is_scanned_or_sorted() -> None:
    now = timezone.now().replace(hour=22)
    site, request = fill(now), HttpRequest()
    for request.user in (site.author, make_muting_member(), AnonymousUser()):
        assert faults_of(lists(Reader(request), site, now)) == {}
