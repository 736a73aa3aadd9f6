"""Tells followers of new posts when they look, not when somebody posts.

A row for each follower of a film that 50,000 follow takes seconds, in which SQLite lets nobody else write; and most
of them will not come by while it is news. So posting costs the same whoever follows: what a member follows is counted
in the query that counts what they have not read, and becomes rows in their inbox once they open it or their digest
is due. Measured in tests/bench/tell_followers.py.
"""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.db.models import Exists, F, OuterRef, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Coalesce

from community.limits import NEWS_DAYS, NEWS_MAX, UNREAD_SHOWN_MAX
from community.models import FilmFollow, Inbox, Member, Notification, Post
from community.models.mute import Where
from community.mutes.heeding import rows_heard, told_by, unmuted_posts
from community.mutes.phrases import text_of
from community.mutes.rules import NO_RULES, Rules, Told
from community.reading.own_state import state_of

LATE_MINUTES = 5  # a post carries the time of its request, and can be seen a little later
Kind = Notification.Kind


def count_unread(*, member: Member, rules: Rules = NO_RULES, now: dt.datetime) -> int:
    """Rows that are open and posts that wait to become rows, at most UNREAD_SHOWN_MAX + 1; one query.

    `rules` are their mutes for notifications; what waits to become rows knows all but those about words by itself.
    """
    open_rows = Notification.objects.of(member).unread().filter(rows_heard(rules))
    if rules.are_about_words:
        return _count_by_words(member, open_rows, rules, now)
    rows = open_rows.values_list("pk")
    waiting = [posts.values_list("pk") for posts in _waiting(member, now).values()]
    return rows.union(*waiting, all=True)[: UNREAD_SHOWN_MAX + 1].count()


@transaction.atomic
def gather_posts(*, member: Member, rules: Rules | None = None, now: dt.datetime) -> int:
    """Make rows of the new posts that a member's follows brought; returns how many. Safe to run twice at once.

    `rules` are their mutes for notifications, looked up where a page has not.
    """
    rules = state_of(member, now=now).rules.at(Where.NOTIFICATIONS) if rules is None else rules
    rows = [
        Notification(recipient=member, kind=kind, discussion=post.discussion, latest_at=post.posted_at)
        for kind, posts in _waiting(member, now).items()
        for post in posts.select_related("discussion").order_by("-posted_at", "-id")[:NEWS_MAX]
        if not rules.on(told_by(post, post.discussion))
    ]
    if rows:
        Notification.objects.bulk_create(rows, ignore_conflicts=True)
        Inbox.objects.bulk_create(
            [Inbox(member=member, gathered_until=now - dt.timedelta(minutes=LATE_MINUTES))],
            update_conflicts=True,
            update_fields=["gathered_until"],
            unique_fields=["member"],
        )
    return len(rows)


def _count_by_words(member: Member, open_rows: QuerySet[Notification], rules: Rules, now: dt.datetime) -> int:
    """The same where some phrases are muted: what waits is read, and looked at."""
    nothing = Value("", output_field=TextField())
    rows = open_rows.annotate(title=nothing, text=nothing)
    waiting = [
        posts.annotate(text=F("body_html")).values_list("pk", "title", "text")
        for posts in _waiting(member, now).values()
    ]
    said = rows.values_list("pk", "title", "text").union(*waiting, all=True)[: UNREAD_SHOWN_MAX + 1]
    told = (Told(text=lambda title=title, text=text: f"{title}\n{text_of(text)}") for _pk, title, text in said)  # type: ignore[misc]
    return sum(not rules.on(each) for each in told)


def _waiting(member: Member, now: dt.datetime) -> dict[Kind, QuerySet[Post]]:
    """Posts that no row has told them of; what is about a film they follow is not told again for its author."""
    inbox, oldest = Inbox.objects.filter(member=member), now - dt.timedelta(days=NEWS_DAYS)
    since = Coalesce(Subquery(inbox.values("gathered_until")), oldest)
    told = Notification.objects.of(member).filter(discussion__post=OuterRef("pk"))
    news = (
        Post.objects.public()
        .exclude(author=member)
        .filter(~Exists(told), posted_at__gte=oldest, posted_at__gt=since)
        .filter(unmuted_posts(member, now=now))
    )
    are_films_off, are_members_off = Exists(inbox.filter(tells_films=False)), Exists(inbox.filter(tells_members=False))
    follows = FilmFollow.objects.filter(follower=member, film=OuterRef("film"), since__lt=OuterRef("posted_at"))
    of_films = news.filter(~are_films_off, film__followers__follower=member, film__followers__since__lt=F("posted_at"))
    of_members = news.filter(
        ~are_members_off,
        ~Exists(follows) | are_films_off,
        author__followers__follower=member,
        author__followers__since__lt=F("posted_at"),
    )
    return {Kind.FILM: of_films, Kind.MEMBER: of_members}
