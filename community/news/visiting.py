"""When members read a talk, so that what came since can be marked as new; and whether they are told of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db.models import Case, Exists, F, FilteredRelation, OuterRef, Q, When
from django.db.models.functions import Coalesce

from community.counting import count_at_most
from community.models import Comment, Discussion, DiscussionMute, DiscussionVisit, Member, Post
from films.models import Moment

VISIT_MINUTES = 30  # a reload within it belongs to the same visit
NEW_COUNTED_MAX = 100  # more are said to be more


class Visit(NamedTuple):
    since: dt.datetime | None  # when they were last here; none on their first visit
    new: int = 0  # comments of others that came since, at most NEW_COUNTED_MAX

    def mark(self, comments: Iterable[Comment], *, member: Member | None) -> None:
        """Let those of others that came since know it."""
        if self.since is None or member is None:
            return
        for comment in comments:
            comment.is_new = comment.posted_at > self.since and comment.author_id != member.pk

    talk: Discussion | None = None  # knows, as `is_muted`, whether they have muted it


def visit(*, member: Member, subject: Moment | Post, now: dt.datetime, is_noted: bool = True) -> Visit:
    """Note that the member reads the talk, and say since when they have not; two queries, none of them a lock.

    Two tabs opened at once note the same.
    """
    talk = _talk_as_last_read(member, subject, now)
    if talk is None:
        return Visit(None)
    if is_noted:
        _note(talk, member, now)
    return Visit(talk.since, talk.new, talk) if talk.visit else Visit(None, talk=talk)


def _note(talk: Any, member: Member, now: dt.datetime) -> None:
    if talk.visit:
        DiscussionVisit.objects.filter(pk=talk.visit).update(visited_at=now, previous_at=talk.since)
    else:
        first = DiscussionVisit(member=member, discussion=talk, visited_at=now)
        DiscussionVisit.objects.bulk_create([first], ignore_conflicts=True)


def _talk_as_last_read(member: Member, subject: Moment | Post, now: dt.datetime) -> Any:
    """The talk with the key of the member's `visit`, `since` when they have not read it, and how much is `new`."""
    began = now - dt.timedelta(minutes=VISIT_MINUTES)
    since = Case(When(mine__visited_at__lt=began, then=F("mine__visited_at")), default=F("mine__previous_at"))
    talks = Discussion.objects.about(subject).annotate(
        mine=FilteredRelation("visits", condition=Q(visits__member=member)), visit=F("mine__pk"), since=since
    )
    mutes = DiscussionMute.objects.filter(member=member, discussion=OuterRef("pk"))
    talk = talks.annotate(new=_count_since(member), is_muted=Exists(mutes)).first()
    if talk:
        setattr(talk, "post" if isinstance(subject, Post) else "moment", subject)
    return talk


def _count_since(member: Member) -> Coalesce:
    """No further than is said, so that a year away costs no more than a week.

    From the newest back: without an order PostgreSQL may look for the first hundred in the whole table.
    """
    others = Comment.objects.standing().exclude(author=member).order_by("-posted_at")
    here = {"discussion": OuterRef(OuterRef("pk")), "posted_at__gt": OuterRef(OuterRef("since"))}
    return count_at_most(others.filter(**here), NEW_COUNTED_MAX)
