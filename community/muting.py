"""Muting: a reader's own rules, made, changed and taken back. Nobody else is told, and nobody is exempt."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from community.in_turn import in_turn
from community.limits import MUTES_MAX
from community.models import Member, Mute
from community.models.mute import EVERYWHERE
from community.mutes.naming import COLUMNS, Thing
from community.mutes.phrases import folded


class Wish(NamedTuple):
    """What is muted, how, where and for how long."""

    kind: str
    thing: Thing
    removes: bool = False
    places: int = EVERYWHERE  # bits of `Where`
    until: dt.datetime | None = None


class AlreadyMuted(Exception):  # noqa: N818 - it is no error of the caller's: the form may be old
    """There is a rule about the same thing, which says otherwise."""

    def __init__(self, rule: Mute) -> None:
        self.rule = rule


def mute(*, member: Member, wish: Wish, replaces: bool = True, now: dt.datetime) -> Mute:
    """Keep the rule, in the place of one about the same thing. Raises a ValidationError where that cannot be.

    Unless it `replaces` that, raises AlreadyMuted where it would change more than let it last longer.
    """
    with in_turn(member):
        rule = Mute.objects.of(member).holding(now).filter(kind=wish.kind, **_named(wish)).first()
        if rule and not replaces and not _keeps_to(rule, wish):
            raise AlreadyMuted(rule)
        return _keep_all(member, [wish], now)[0]


def mute_all(*, member: Member, wishes: Iterable[Wish], now: dt.datetime) -> list[Mute]:
    """Keep them all, or none: raises a ValidationError where one cannot be, or where they are too many."""
    with in_turn(member):
        return _keep_all(member, wishes, now)


@transaction.atomic
def unmute(*, mute: Mute) -> None:
    """Let the member see it again, at once."""
    Mute.objects.filter(pk=mute.pk).delete()


def _keep_all(member: Member, wishes: Iterable[Wish], now: dt.datetime) -> list[Mute]:
    Mute.objects.of(member).exclude(pk__in=Mute.objects.of(member).holding(now).values("pk")).delete()
    kept = [_keep(member, wish, now) for wish in wishes]
    if Mute.objects.of(member).count() > MUTES_MAX:
        raise ValidationError(_("You can mute %(most)d things. Take one back first.") % {"most": MUTES_MAX}, "many")
    return kept


def _keeps_to(rule: Mute, wish: Wish) -> bool:
    """Whether the wish changes nothing of the rule, but that it may last longer; no end is the latest."""
    lasts = wish.until is None or (rule.until is not None and wish.until >= rule.until)
    return lasts and (rule.removes, rule.places) == (wish.removes, wish.places)


def _keep(member: Member, wish: Wish, now: dt.datetime) -> Mute:
    if wish.thing == member:
        raise ValidationError(_("You cannot mute yourself."))
    chosen = {"removes": wish.removes, "places": wish.places, "until": wish.until}
    mute: Mute
    mute, _is_new = Mute.objects.update_or_create(
        member=member,
        kind=wish.kind,
        **_named(wish),
        defaults=chosen,
        create_defaults={**chosen, "phrase": wish.thing if isinstance(wish.thing, str) else None, "made_at": now},
    )
    return mute


def _named(wish: Wish) -> dict[str, Thing]:
    """The column that says which thing it is."""
    if isinstance(wish.thing, str):
        return {"folded": folded(wish.thing)}
    return {COLUMNS[Mute.Kind(wish.kind)]: wish.thing}
