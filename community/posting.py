"""What happens when a member posts: the post, its talk and its tags are there at once, and once only."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable

from django.db import transaction

from community.in_turn import hold
from community.markup import Rendered, render
from community.models import Discussion, Member, Post, PostTag
from community.models.post import calendar_buckets
from community.news.telling import tell_of_post
from community.tagging import tags_named
from community.votes.tallies import columns_of
from films.models import Film, Moment


def publish_post(
    *,
    author: Member,
    kind: str,
    title: str,
    body: str,
    film: Film | None = None,
    moment: Moment | None = None,
    tags: Iterable[str] = (),
    reveal_at: int = 0,
    key: uuid.UUID | None = None,
    rendered: Rendered | None = None,
    now: dt.datetime,
) -> Post:
    """Publish it; sent twice with one key, it is the post that is there already.

    `rendered` is what the body became, where that is known already.
    """
    rendered = rendered or render(body)  # before anybody has to wait for us
    post = Post(author=author, kind=kind, title=title, body=body, body_html=rendered.html, reveal_at=reveal_at, key=key)
    post.moment, post.film, post.posted_at = moment, moment.film if moment else film, now
    return _publish(author, post, tags, rendered.mentioned)


@transaction.atomic
def _publish(author: Member, post: Post, tags: Iterable[str], mentioned: Iterable[str]) -> Post:
    hold(author)  # so that a double click waits for itself
    if sent := sent_already(author=author, key=post.key):
        return sent
    for column, value in {**calendar_buckets(post.posted_at), **columns_of(post, ups=0, downs=0)}.items():
        setattr(post, column, value)
    post.save(force_insert=True)
    Discussion.objects.create(post=post, film=post.film)
    file_under(post, tags)
    tell_of_post(post=post, mentioned=mentioned, now=post.posted_at)
    return post


def sent_already(*, author: Member, key: uuid.UUID | None) -> Post | None:
    """The post that the form with this key has become."""
    return Post.objects.filter(author=author, key=key).first() if key else None


def file_under(post: Post, tags: Iterable[str]) -> None:
    """Let these be its tags, and no others."""
    named = tags_named(tags)
    PostTag.objects.filter(post=post).exclude(tag__in=named).delete()
    kept = set(PostTag.objects.filter(post=post).values_list("tag", flat=True))
    new = [tag for tag in named if tag.pk not in kept]
    PostTag.objects.bulk_create(PostTag(post=post, tag=tag, hot=post.hot, posted_at=post.posted_at) for tag in new)
