"""Talks of any size, made in bulk: what the verb would leave behind, without asking it 50,000 times."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable, Sequence
from typing import Any

from django.core.management.color import no_style
from django.db import connection
from django.db.models import Max
from django.utils import timezone

from community.limits import DEPTH_MAX
from community.models import Comment, Discussion, Member
from community.models.comment import path_of
from films.models import Moment
from films.ranking import controversy, wilson

BATCH = 2_000
Shape = Callable[[int], int | None]  # from a comment's number to that of its parent, which is smaller


def flat(number: int) -> int | None:
    """Roots, and nothing on them."""
    return None


def under_one(number: int) -> int | None:
    """One root that everybody answers."""
    return 0 if number else None


def like_life(number: int) -> int | None:
    """A third are roots; the others answer something not long before."""
    chance = random.Random(number)
    return None if number == 0 or chance.random() < 0.33 else max(0, number - int(chance.expovariate(1 / 8)) - 1)


def deep(number: int) -> int | None:
    """One root, under which every third comment goes a level deeper."""
    return number - 1 if number % 3 == 1 else max(0, number - 2) if number else None


def make_talk(
    discussion: Discussion,
    count: int,
    *,
    shape: Shape = like_life,
    authors: Sequence[Member] = (),
    say: Callable[[int], str] = "Yes, {}.".format,
) -> list[Comment]:
    """So many comments in that shape, a minute apart, voted on at random; the talk's counts are right afterwards."""
    first = 1 + (Comment.objects.aggregate(last=Max("pk"))["last"] or 0)
    chance, start = random.Random(count), timezone.now() - dt.timedelta(minutes=count)
    comments: list[Comment] = []
    for number in range(count):
        answered = shape(number)
        parent = None if answered is None else comments[answered]
        parent = parent.parent if parent and parent.depth == DEPTH_MAX else parent
        said = {"posted_at": start + dt.timedelta(minutes=number), "body": say(number)}
        author = chance.choice(authors) if authors else None
        comments.append(_comment(first + number, parent, chance, discussion=discussion, author=author, **said))
    for comment in reversed(comments):
        if comment.parent:
            comment.parent.descendants += 1 + comment.descendants
    Comment.objects.bulk_create(comments, BATCH)
    _count(discussion, comments)
    return comments


def talk_about(moment: Moment) -> Discussion:
    """As the first comment makes it."""
    talk, _ = Discussion.objects.get_or_create(moment_id=moment.pk, defaults={"film_id": moment.film_id})
    return talk


def _comment(pk: int, parent: Comment | None, chance: random.Random, **said: Any) -> Comment:
    ups, downs = int(chance.expovariate(1 / 5)), int(chance.expovariate(1 / 2))
    comment = Comment(pk=pk, path=path_of(pk, parent), body_html=f"<p>{said['body']}</p>", **said)
    comment.ups, comment.downs, comment.score = ups, downs, ups - downs
    comment.wilson, comment.controversy = wilson(ups, downs), controversy(ups, downs)
    if parent:
        comment.parent, comment.root, comment.depth = parent, parent.root or parent, parent.depth + 1
    return comment


def _count(discussion: Discussion, comments: list[Comment]) -> None:
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), [Comment]):
            cursor.execute(statement)
    count = discussion.comments.standing().count()
    last = comments[-1].posted_at if comments else None
    Discussion.objects.filter(pk=discussion.pk).update(comment_count=count, last_comment_at=last)
    Moment.objects.filter(discussion=discussion).update(comment_count=count)
