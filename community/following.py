"""Whom and what a member follows: begun and ended, as often as they like, once at a time.

Who follows whom is the follower's own affair; others see numbers, and what a lens lets them infer.
"""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from community.in_turn import hold
from community.models import FilmFollow, Member, MemberFollow
from films.models import Film


class Oneself(Exception):  # noqa: N818 - it is no error of the caller's: the page may be another account's
    """Nobody follows themselves."""


@transaction.atomic
def follow_member(*, follower: Member, followed: Member, now: dt.datetime) -> bool:
    """Whether that is new; what they followed already they go on following since then. Raises Oneself."""
    if follower.pk == followed.pk:
        raise Oneself
    hold(follower)
    _, is_new = MemberFollow.objects.get_or_create(follower=follower, followed=followed, defaults={"since": now})
    return is_new


@transaction.atomic
def unfollow_member(*, follower: Member, followed: Member) -> bool:
    """Whether they had followed."""
    hold(follower)
    deleted, _ = MemberFollow.objects.filter(follower=follower, followed=followed).delete()
    return bool(deleted)


@transaction.atomic
def follow_film(*, follower: Member, film: Film, now: dt.datetime) -> bool:
    """Whether that is new."""
    hold(follower)
    _, is_new = FilmFollow.objects.get_or_create(follower=follower, film=film, defaults={"since": now})
    return is_new


@transaction.atomic
def unfollow_film(*, follower: Member, film: Film) -> bool:
    """Whether they had followed."""
    hold(follower)
    deleted, _ = FilmFollow.objects.filter(follower=follower, film=film).delete()
    return bool(deleted)


@transaction.atomic
def lend_follows(*, member: Member, lends: bool) -> None:
    """Let those whom they follow count for those who follow them, or not."""
    Member.objects.filter(pk=member.pk).update(lends_follows=lends)
