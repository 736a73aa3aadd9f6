"""What members do with what they are told: read it, mute a talk, choose how to be told."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from community.models import Discussion, DiscussionMute, Inbox, Member, Notification
from community.news.gathering import LATE_MINUTES, gather_posts


@transaction.atomic
def read_one(*, notification: Notification, now: dt.datetime) -> Notification:
    """Close a row; what is said next opens another."""
    Notification.objects.unread().filter(pk=notification.pk).update(read_at=now)
    notification.read_at = notification.read_at or now
    return notification


@transaction.atomic
def read_all(*, member: Member, until: dt.datetime, now: dt.datetime) -> int:
    """Close what a member had in front of them; what came after `until` stays unread. Returns how many rows."""
    rows: int = Notification.objects.of(member).unread().filter(latest_at__lte=until).update(read_at=now)
    return rows


@transaction.atomic
def mute_talk(*, member: Member, discussion: Discussion, now: dt.datetime) -> DiscussionMute:
    """Tell them nothing more of a talk; what they were told before stays."""
    gather_posts(member=member, now=now)  # so that a post that waits to be told belongs to before
    mute, _ = DiscussionMute.objects.get_or_create(member=member, discussion=discussion, defaults={"since": now})
    return mute


@transaction.atomic
def unmute_talk(*, member: Member, discussion: Discussion) -> bool:
    """Tell them again of what comes; returns whether it was muted."""
    deleted, _ = DiscussionMute.objects.filter(member=member, discussion=discussion).delete()
    return bool(deleted)


@transaction.atomic
def change_inbox(
    *,
    member: Member,
    tells_replies: bool,
    tells_mentions: bool,
    tells_films: bool,
    tells_members: bool,
    digest: str,
    now: dt.datetime,
) -> Inbox:
    """Store how they want to be told from now on."""
    gather_posts(member=member, now=now)  # by what held until now; what was switched off is not told afterwards
    chosen = {
        "tells_replies": tells_replies,
        "tells_mentions": tells_mentions,
        "tells_films": tells_films,
        "tells_members": tells_members,
        "digest": digest,
        "gathered_until": now - dt.timedelta(minutes=LATE_MINUTES),
    }
    inbox, _ = Inbox.objects.update_or_create(member=member, defaults=chosen)
    return inbox


@transaction.atomic
def stop_digest(*, member: Member) -> Inbox:
    """Send them no more mail of what is new; the inbox stays as it is."""
    inbox, _ = Inbox.objects.update_or_create(member=member, defaults={"digest": Inbox.Digest.OFF})
    return inbox
