"""The demo's members made: one public password for all, addresses that are verified and lead nowhere."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password

from community.demo.catalogue import Catalogue
from community.demo.reading import Demo
from community.demo.schema import MemberEntry
from community.following import follow_film, follow_member
from community.models import Member
from community.news.gathering import gather_posts
from community.news.inbox import read_all
from community.profiling import Words, change_profile
from community.saving import save_item, write_note
from films.poster_art.chance import Chance

PASSWORD = "popcorn-and-projectors"  # noqa: S105 - for DEBUG only, printed on purpose
LAST_VISIT = dt.timedelta(hours=30)
QUIET_DAYS = (260, 420)  # the silent ones joined so many days ago


def joined(demo: Demo) -> dict[str, dt.timedelta]:
    """How long ago each of them came, those who only vote too."""
    said = {member.username: member.joined for member in demo.members}
    quiet = {name: dt.timedelta(days=Chance(f"{name} joined").between(*QUIET_DAYS)) for name in demo.quiet}
    return said | quiet


def make_members(demo: Demo, now: dt.datetime) -> dict[str, Member]:
    """All of them by username; hashing one password a hundred times would take half a minute."""
    password = make_password(PASSWORD)
    Member.objects.bulk_create(
        Member(username=username, email=address_of(username), password=password, date_joined=now - ago)
        for username, ago in joined(demo).items()
    )
    members = {member.username: member for member in Member.objects.filter(username__in=joined(demo))}
    EmailAddress.objects.bulk_create(
        EmailAddress(user=member, email=member.email, verified=True, primary=True) for member in members.values()
    )
    return members


def address_of(username: str) -> str:
    return f"{username}@example.com"


def let_them_choose(
    entries: Iterable[MemberEntry], members: Mapping[str, Member], catalogue: Catalogue, now: dt.datetime
) -> None:
    """What they say of themselves, their favourites, what they keep, and whom and what they follow."""
    for entry in entries:
        member = members[entry.username]
        change_profile(
            member=member,
            words=Words(entry.name or "", entry.bio or "", Member.Visibility.PUBLIC, entry.shows_relived),
            films=[catalogue.films[slug] for slug in entry.films],
            moments=[catalogue.moments[address] for address in entry.moments],
        )
        since = now - entry.joined / 2
        for username in entry.follows:
            follow_member(follower=member, followed=members[username], now=since)
        for slug in entry.follows_films:
            follow_film(follower=member, film=catalogue.films[slug], now=since)
        for saved in entry.saved:
            item = save_item(member=member, target=catalogue.moments[saved.moment], now=since)
            write_note(item=item, note=saved.note or "")


def let_them_catch_up(members: Iterable[Member], now: dt.datetime) -> None:
    """Leave unread only what is new since yesterday: nobody signs in to a hundred notifications."""
    for member in members:
        gather_posts(member=member, now=now)
        read_all(member=member, until=now - LAST_VISIT, now=now - LAST_VISIT)
