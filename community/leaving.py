"""Leaving Reelive: what is personal is erased, and what others built on stays."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Count, Max, OuterRef, Q, QuerySet, Subquery

from community.models import (
    Comment,
    CommentRevision,
    Discussion,
    LeftName,
    Member,
    Mute,
    Post,
    PostRevision,
    PostTag,
    Tag,
)
from community.models.left_name import trace_of
from community.news.telling import take_back_all_of, withhold_name_of
from community.reporting import forget_reporter
from films.models import Moment


class StaffStay(Exception):  # noqa: N818 - it is no error of theirs: first they leave the staff
    """Whoever runs the site leaves its history behind, so an operator takes their rights first."""


@transaction.atomic
def leave(*, member: Member, keeps_words: bool, now: dt.datetime) -> None:
    """Erase the member, at once and for good.

    What they wrote stays without their name if `keeps_words`, else as tombstones that hold replies together;
    either way nothing of others goes with it. Their votes and veils stay, without a name, and nobody else
    may have their username. Raises StaffStay.
    """
    locked = Member.objects.select_for_update().filter(pk=member.pk).first()
    if locked is None:
        return  # the second click of two
    if locked.is_staff or locked.is_superuser:
        raise StaffStay
    if keeps_words:
        withhold_name_of(member=locked)
    else:
        _leave_tombstones(locked, now)
    forget_reporter(member=locked)
    LeftName.objects.get_or_create(trace=trace_of(locked.username))
    picture = locked.avatar.name
    locked.delete()  # the database drops the name from what stays, and takes all that is only theirs along
    if picture:
        transaction.on_commit(lambda: default_storage.delete(picture))


def _leave_tombstones(member: Member, now: dt.datetime) -> None:
    posts, comments = Post.objects.filter(author=member), Comment.objects.filter(author=member)
    talks = _hold_talks_of(comments)
    for revisions in (PostRevision.objects.filter(of__in=posts), CommentRevision.objects.filter(of__in=comments)):
        revisions.delete()
    tags = list(Tag.objects.filter(tagged__post__in=posts).values_list("pk", flat=True).distinct())
    PostTag.objects.filter(post__in=posts).delete()
    muted = Mute.objects.filter(tag__in=tags).values("tag")  # a mute of it would go with it
    Tag.objects.filter(pk__in=tags, tagged=None).exclude(pk__in=muted).delete()
    erased: dict[str, Any] = {"body": "", "body_html": "", "deleted_at": now, "key": None}
    posts.filter(deleted_at=None).update(title="", **erased)
    comments.filter(deleted_at=None).update(**erased)
    _count_again(talks)
    take_back_all_of(member=member)


def _hold_talks_of(comments: QuerySet[Comment]) -> list[int]:
    """Lock what counts them, from above and in one order: first the moments, then their talks."""
    ids = list(comments.order_by("discussion").values_list("discussion", flat=True).distinct())
    held = Moment.objects.select_for_update(no_key=True).filter(discussion__in=ids)
    list(held.order_by("pk").values_list("pk", flat=True))
    return list(
        Discussion.objects.select_for_update(no_key=True).filter(pk__in=ids).order_by("pk").values_list("pk", flat=True)
    )


def _count_again(talks: list[int]) -> None:
    """In four queries, however many talks they took part in."""
    standing = Comment.objects.standing().filter(discussion=OuterRef("pk")).order_by().values("discussion")
    rows = Discussion.objects.filter(pk__in=talks)
    rows.update(comment_count=0, last_comment_at=None)
    counted = standing.annotate(count=Count("pk")).values("count")
    latest = standing.annotate(latest=Max("posted_at")).values("latest")
    talking = rows.filter(Q(pk__in=Comment.objects.standing().filter(discussion__in=talks).values("discussion")))
    talking.update(comment_count=Subquery(counted), last_comment_at=Subquery(latest))
    repeated = Discussion.objects.filter(moment=OuterRef("pk")).values("comment_count")
    Moment.objects.filter(discussion__in=talks).update(comment_count=Subquery(repeated))
