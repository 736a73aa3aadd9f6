"""Counts the votes on moments, posts and comments again, with the ranks that follow from them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import Count, F, Max, Q

from community.models import Post, PostTag
from community.recounting.difference import TOLERANCE, Difference, differences, in_batches
from community.targets import MODELS, Target, kind_of
from community.votes.kinds import votes_on
from community.votes.tallies import columns_of
from films.models import Moment
from films.ranking import fresh, freshness, hot


class Counted(NamedTuple):
    """What the votes on one thing come to."""

    columns: dict[str, float]
    tolerances: dict[str, float]


def recount_votes(*, is_repaired: bool) -> Iterator[Difference]:
    for kind, model in MODELS.items():
        rows: Any = model._default_manager
        for targets in in_batches(rows.only(*_columns_read(kind))):
            for target, counted in zip(targets, _count(targets), strict=True):
                if any(differences(target, counted.columns, tolerances=counted.tolerances)):
                    yield from recount_votes_on(target, is_repaired=is_repaired)


@transaction.atomic
def recount_votes_on(target: Target, *, is_repaired: bool = True) -> list[Difference]:
    """Count with a lock on it, so that nobody votes meanwhile."""
    rows: Any = MODELS[kind_of(target)]._default_manager
    locked: Target = rows.select_for_update(no_key=True).get(pk=target.pk)
    [counted] = _count([locked])
    wrong = list(differences(locked, counted.columns, tolerances=counted.tolerances))
    if wrong and is_repaired:
        rows.filter(pk=locked.pk).update(**counted.columns)
    return wrong


def recount_copies(*, is_repaired: bool) -> Iterator[Difference]:
    """What the rows of tags repeat of their posts."""
    unlike = ~Q(hot=F("post__hot")) | ~Q(posted_at=F("post__posted_at"))
    for rows in in_batches(PostTag.objects.filter(unlike)):
        for row in rows:
            yield from _recount_copy(row, is_repaired=is_repaired)


@transaction.atomic
def _recount_copy(row: PostTag, *, is_repaired: bool) -> list[Difference]:
    post = Post.objects.select_for_update(no_key=True).get(pk=row.post_id)
    counted = {"hot": hot(post.score, post.posted_at), "posted_at": post.posted_at}
    wrong = list(differences(PostTag.objects.get(pk=row.pk), counted))
    if wrong and is_repaired:
        PostTag.objects.filter(pk=row.pk).update(**counted)
    return wrong


def _columns_read(kind: str) -> tuple[str, ...]:
    """None of the texts."""
    ranks = {"moment": ("fresh",), "post": ("controversy", "hot", "posted_at"), "comment": ("controversy",)}
    return ("ups", "downs", "score", "wilson", *ranks[kind])


def _count(targets: Sequence[Target]) -> Iterator[Counted]:
    """For each target what its columns should be."""
    votes = votes_on(type(targets[0])).filter(target__in=[target.pk for target in targets]).order_by("target")
    ups, downs = Count("pk", filter=Q(value=1)), Count("pk", filter=Q(value=-1))
    tallies = {
        row["target"]: row for row in votes.values("target").annotate(ups=ups, downs=downs, newest=Max("voted_at"))
    }
    sums = _freshness_of_each(votes) if isinstance(targets[0], Moment) else {}
    for target in targets:
        tally = tallies.get(target.pk, {"ups": 0, "downs": 0})
        columns = columns_of(target, ups=tally["ups"], downs=tally["downs"])
        if isinstance(target, Moment):
            columns["fresh"] = sums.get(target.pk, 0.0)
        # At least the sum of all weights, since none is heavier than the newest.
        weight = (tally["ups"] + tally["downs"]) * freshness(1, tally["newest"]) if target.pk in tallies else 0.0
        yield Counted(columns, {"fresh": TOLERANCE * weight})


def _freshness_of_each(votes: Any) -> dict[int, float]:
    """Vote by vote as they are read, since only one sum of floats is exact."""
    read = votes.values_list("target", "value", "voted_at").iterator()
    return {pk: fresh(row[1:] for row in rows) for pk, rows in groupby(read, key=itemgetter(0))}
