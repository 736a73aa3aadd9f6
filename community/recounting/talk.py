"""Counts comments again: how many stand in a talk and when the last was said, and how many hang on each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Count, Max

from community.models import Comment, Discussion
from community.recounting.difference import BATCH, Difference, differences, in_batches
from films.models import Moment


def recount_talk(*, is_repaired: bool) -> Iterator[Difference]:
    for talks in in_batches(Discussion.objects.select_related("moment")):
        for talk, counted in zip(talks, _count(talks), strict=True):
            if _wrong(talk, counted):
                yield from recount_talk_of(talk, is_repaired=is_repaired)
    for moments in in_batches(Moment.objects.filter(discussion=None).exclude(comment_count=0)):
        for moment in moments:
            yield from recount_silence_of(moment, is_repaired=is_repaired)
    for comment_id in _branches_miscounted():
        yield from _recount_branch(comment_id, is_repaired=is_repaired)


@transaction.atomic
def recount_talk_of(talk: Discussion, *, is_repaired: bool = True) -> list[Difference]:
    """Count while whoever would comment or delete has to wait."""
    locked = _lock(talk.pk)
    [counted] = _count([locked])
    wrong = _wrong(locked, counted)
    if wrong and is_repaired:
        Discussion.objects.filter(pk=locked.pk).update(**counted)
        Moment.objects.filter(discussion=locked).update(comment_count=counted["comment_count"])
    return wrong


@transaction.atomic
def recount_silence_of(moment: Moment, *, is_repaired: bool = True) -> list[Difference]:
    """Nobody talks about a moment that has no discussion."""
    locked = Moment.objects.select_for_update(of=("self",), no_key=True).filter(pk=moment.pk, discussion=None).first()
    wrong = list(differences(locked, {"comment_count": 0})) if locked else []
    if wrong and is_repaired:
        Moment.objects.filter(pk=moment.pk).update(comment_count=0)
    return wrong


@transaction.atomic
def _recount_branch(comment_id: int, *, is_repaired: bool) -> list[Difference]:
    _lock(Comment.objects.values_list("discussion", flat=True).get(pk=comment_id))
    comment = Comment.objects.get(pk=comment_id)
    counted = {"descendants": Comment.objects.below(comment).count()}
    wrong = list(differences(comment, counted))
    if wrong and is_repaired:
        Comment.objects.filter(pk=comment_id).update(**counted)
    return wrong


def _lock(talk_id: int) -> Discussion:
    """From above, as everybody does: first the moment, then its talk."""
    Moment.objects.select_for_update(no_key=True).filter(discussion=talk_id).first()
    talks = Discussion.objects.select_for_update(of=("self",), no_key=True).select_related("moment")
    locked: Discussion = talks.get(pk=talk_id)
    return locked


def _count(talks: Sequence[Discussion]) -> Iterator[dict[str, Any]]:
    """For each talk what it should say of its comments."""
    standing = Comment.objects.standing().filter(discussion__in=[talk.pk for talk in talks]).order_by()
    rows = standing.values("discussion").annotate(count=Count("pk"), last=Max("posted_at"))
    found = {row["discussion"]: row for row in rows}
    for talk in talks:
        row = found.get(talk.pk, {"count": 0, "last": None})
        yield {"comment_count": row["count"], "last_comment_at": row["last"]}


def _wrong(talk: Discussion, counted: Mapping[str, Any]) -> list[Difference]:
    """In the talk itself, and in the moment that repeats how many comments it has."""
    repeated = {"comment_count": counted["comment_count"]}
    return [*differences(talk, counted), *(differences(talk.moment, repeated) if talk.moment else ())]


@dataclass
class Branch:
    """A comment whose replies are still being counted."""

    comment_id: int
    path: str
    stored: int
    counted: int = 0


def _branches_miscounted() -> Iterator[int]:
    """Paths sort as the trees are read, so a branch is counted once the first comment beyond it comes."""
    open_branches: list[Branch] = []
    for branch in _by_path():
        while open_branches and not branch.path.startswith(open_branches[-1].path):
            yield from _close(open_branches)
        open_branches.append(branch)
    while open_branches:
        yield from _close(open_branches)


def _close(open_branches: list[Branch]) -> Iterator[int]:
    closed = open_branches.pop()
    if open_branches:
        open_branches[-1].counted += closed.counted + 1
    if closed.counted != closed.stored:
        yield closed.comment_id


def _by_path() -> Iterator[Branch]:
    last = ""
    comments = Comment.objects.order_by("path").values_list("pk", "path", "descendants")
    while batch := list(comments.filter(path__gt=last)[:BATCH]):
        yield from (Branch(*row) for row in batch)
        last = batch[-1][1]
