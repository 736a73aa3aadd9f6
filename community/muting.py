"""Muting: a reader's own rules, made, changed and taken back. Nobody else is told, and nobody is exempt."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

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


@transaction.atomic
def mute(*, member: Member, wish: Wish, now: dt.datetime) -> Mute:
    """Keep the rule, in the place of one about the same thing. Raises a ValidationError where that cannot be."""
    return mute_all(member=member, wishes=[wish], now=now)[0]


@transaction.atomic
def mute_all(*, member: Member, wishes: Iterable[Wish], now: dt.datetime) -> list[Mute]:
    """Keep them all, or none: raises a ValidationError where one cannot be, or where they are too many."""
    Member.objects.select_for_update().get(pk=member.pk)  # so that two forms at once cannot pass the limit
    Mute.objects.of(member).exclude(pk__in=Mute.objects.of(member).holding(now).values("pk")).delete()
    kept = [_keep(member, wish, now) for wish in wishes]
    if Mute.objects.of(member).count() > MUTES_MAX:
        raise ValidationError(_("You can mute %(most)d things. Take one back first.") % {"most": MUTES_MAX}, "many")
    return kept


def rule_against(wish: Wish, *, among: Iterable[Mute]) -> Mute | None:
    """The rule about the same thing that says otherwise; none where the wish changes nothing, or only lasts longer."""
    for rule in among:
        if rule.kind == wish.kind and _thing_of(rule) == _compared(wish.thing):
            is_same = (rule.removes, rule.places) == (wish.removes, wish.places)
            return None if is_same and _lasts(wish.until, as_long_as=rule.until) else rule
    return None


@transaction.atomic
def unmute(*, mute: Mute) -> None:
    """Let the member see it again, at once."""
    Mute.objects.filter(pk=mute.pk).delete()


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


def _lasts(until: dt.datetime | None, *, as_long_as: dt.datetime | None) -> bool:
    """No end is the latest."""
    return until is None if as_long_as is None else until is None or until >= as_long_as


def _thing_of(rule: Mute) -> Thing:
    return rule.person or rule.film or rule.character or rule.tag or rule.folded


def _compared(thing: Thing) -> Thing:
    return folded(thing) if isinstance(thing, str) else thing


def _named(wish: Wish) -> dict[str, Thing]:
    """The column that says which thing it is."""
    if isinstance(wish.thing, str):
        return {"folded": folded(wish.thing)}
    return {COLUMNS[Mute.Kind(wish.kind)]: wish.thing}
