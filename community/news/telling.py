"""Tells members what was said to them, and takes it back: called inside the verbs that publish, delete and disown.

Those who follow a film or a member are not told here but when they look; see gathering.py for the reason.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.db.models.functions import Lower

from community.limits import MENTIONS_MAX, VEILS_NEEDED
from community.models import Comment, Discussion, Member, Notification, NotificationCause, Post
from community.models.inbox import inbox_of
from community.models.notification import FOLLOWED
from community.mutes.heeding import deaf_among

Kind = Notification.Kind
NOBODY = 0  # no key of a member


@transaction.atomic
def tell_of_post(*, post: Post, mentioned: Iterable[str], now: dt.datetime) -> list[Notification]:
    """Tell the first few members it mentions by username; returns the rows it was added to."""
    concerned = _recipients(names=mentioned, answered=NOBODY, author=post.author, discussion=post.discussion)
    recipients = _heeding(concerned, writing=post, discussion=post.discussion, now=now)
    return [
        _tell(member, Kind.MENTION, writing=post, discussion=post.discussion, now=now)
        for member in recipients
        if inbox_of(member).tells_mentions
    ]


@transaction.atomic
def tell_of_comment(
    *, comment: Comment, mentioned: Iterable[str], answers: Comment | None = None, now: dt.datetime
) -> list[Notification]:
    """Tell whoever it answers, and the first few members it mentions by username; nobody of both.

    `answers` is what it answers where that is not its parent: below depth 20 it stands beside it.
    """
    discussion, names = comment.discussion, _folded(mentioned)
    answered = answers or comment.parent
    to = _author_of(answered or discussion.post)
    said: dict[str, Any] = {"writing": comment, "discussion": discussion, "now": now}
    told = []
    concerned = _recipients(names=names, answered=to, author=comment.author, discussion=discussion)
    for member in _heeding(concerned, **said):
        inbox = inbox_of(member)
        if inbox.tells_mentions and member.username.lower() in names:
            told.append(_tell(member, Kind.MENTION, **said))
        elif inbox.tells_replies and member.pk == to:
            told.append(_tell(member, Kind.REPLY, answered=answered, **said))
    return told


@transaction.atomic
def tell_of_veil(*, writing: Post | Comment, now: dt.datetime) -> Notification:
    """Tell its author that members veiled it; nobody is named."""
    discussion = writing.discussion
    about = {"recipient": writing.author, "kind": Kind.VEIL, "discussion": discussion, "answered": None}
    row = _open_row(**about, now=now)
    row.comment, row.latest_at, row.mailed_at = writing if isinstance(writing, Comment) else None, now, None
    row.people_count = VEILS_NEEDED
    row.save(update_fields=["comment", "latest_at", "mailed_at", "people_count"])
    return row


@transaction.atomic
def take_back(*, writing: Post | Comment) -> None:
    """Take what was deleted out of all that was told, read or not; a row that nothing is left of goes."""
    if isinstance(writing, Post):
        Notification.objects.filter(FOLLOWED, discussion__post=writing).delete()
    _take_out(_causes_from(writing))


@transaction.atomic
def take_back_all_of(*, member: Member) -> None:
    """The same for everything that a member wrote."""
    Notification.objects.filter(FOLLOWED, discussion__post__author=member).delete()
    _take_out(NotificationCause.objects.filter(person=member))


@transaction.atomic
def withhold_name(*, writing: Post | Comment) -> None:
    """Name nobody any more for what was disowned; that it was said stays told, but not to whom the author is known."""
    if isinstance(writing, Post):
        _to_followers_of_author().filter(discussion__post=writing).delete()
    _name_nobody(_causes_from(writing))


@transaction.atomic
def withhold_name_of(*, member: Member) -> None:
    """The same for everything that a member wrote."""
    _to_followers_of_author().filter(discussion__post__author=member).delete()
    _name_nobody(NotificationCause.objects.filter(person=member))


def _to_followers_of_author() -> QuerySet[Notification]:
    """Without the name they would still say whose it is: whoever follows one member alone knows."""
    rows: QuerySet[Notification] = Notification.objects.filter(kind=Kind.MEMBER)
    return rows


def _take_out(causes: QuerySet[NotificationCause]) -> None:
    for row in _locked(causes):
        causes.filter(notification=row).delete()
        if newest := row.causes.order_by("-id").first():
            row.comment, row.latest_at = newest.comment, newest.writing.posted_at
            row.people_count = _count_people(row)
            row.save(update_fields=["comment", "latest_at", "people_count"])
        else:
            row.delete()


def _name_nobody(causes: QuerySet[NotificationCause]) -> None:
    for row in _locked(causes):
        causes.filter(notification=row).update(person=None)
        row.people_count = _count_people(row)
        row.save(update_fields=["people_count"])


def _author_of(answered: Post | Comment | None) -> int:
    """Nobody, where a moment is talked about, or where they have deleted or disowned what is answered."""
    return NOBODY if answered is None or answered.is_deleted else answered.author_id or NOBODY


def _folded(mentioned: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name.lower() for name in mentioned))[:MENTIONS_MAX]


def _recipients(
    *, names: Iterable[str], answered: int, author: Member | None, discussion: Discussion
) -> QuerySet[Member]:
    """Whom it concerns, but for its author and who has muted the talk; always in one order, so that no two wait
    for each other's rows."""
    concerned = Member.objects.annotate(folded=Lower("username")).filter(
        Q(folded__in=_folded(names)) | Q(pk=answered), is_active=True
    )
    heeding = concerned.exclude(pk=author.pk if author else NOBODY).exclude(muted_talks__discussion=discussion)
    return heeding.select_related("inbox").order_by("pk")


def _heeding(
    members: QuerySet[Member], *, writing: Post | Comment, discussion: Discussion, now: dt.datetime
) -> list[Member]:
    """Those of them who have not muted what it is about."""
    concerned = list(members)
    deaf = deaf_among(concerned, writing=writing, discussion=discussion, now=now) if concerned else set()
    return [member for member in concerned if member.pk not in deaf]


def _tell(
    recipient: Member,
    kind: Kind,
    *,
    writing: Post | Comment,
    discussion: Discussion,
    answered: Comment | None = None,
    now: dt.datetime,
) -> Notification:
    comment = writing if isinstance(writing, Comment) else None
    row = _open_row(recipient=recipient, kind=kind, discussion=discussion, answered=answered, now=now)
    if not row.causes.filter(person=writing.author).exists():
        row.people_count += 1
    NotificationCause.objects.bulk_create(
        [NotificationCause(notification=row, comment=comment, person=writing.author)], ignore_conflicts=True
    )
    row.comment, row.latest_at, row.mailed_at = comment, now, None
    row.save(update_fields=["comment", "latest_at", "mailed_at", "people_count"])
    return row


def _open_row(*, now: dt.datetime, **subject: Any) -> Notification:
    """The unread row of this subject, locked; a new one if there is none.

    Two who tell at once both try to insert, and the constraint lets one. Whoever reads the row between our two
    steps closes it, and we begin again.
    """
    row: Notification | None = None
    while row is None:
        fresh = Notification(**subject, people_count=0, latest_at=now)
        Notification.objects.bulk_create([fresh], ignore_conflicts=True)
        row = Notification.objects.unread().filter(**subject).select_for_update().first()
    return row


def _causes_from(writing: Post | Comment) -> QuerySet[NotificationCause]:
    if isinstance(writing, Comment):
        return NotificationCause.objects.filter(comment=writing)
    return NotificationCause.objects.filter(comment=None, notification__discussion__post=writing)


def _locked(causes: QuerySet[NotificationCause]) -> list[Notification]:
    rows = Notification.objects.filter(pk__in=causes.values("notification")).order_by("recipient", "id")
    return list(rows.select_for_update())


def _count_people(row: Notification) -> int:
    """Those with a name, and one for all who have none."""
    people = set(row.causes.values_list("person", flat=True).distinct())
    return len(people)
