"""Veiling: what an author forgot to mark as giving the story away, two members can mark, and the ledger says so."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from community.ledger.appending import append_entry
from community.limits import VEIL_ACCOUNT_DAYS, VEILS_NEEDED
from community.models import Comment, LedgerEntry, Member, Post, Veil
from community.models.progress import SEEN
from community.news.telling import tell_of_veil
from community.targets import kind_of
from films.playhead import say_playhead


class CannotVeil(Exception):  # noqa: N818 - nobody's error
    """Its text says to the member why not."""


@transaction.atomic
def propose_veil(*, member: Member, writing: Post | Comment, reveal_at: int, now: dt.datetime) -> bool:
    """Keep the member's word that the text tells what happens before that playhead; returns whether it is veiled now.

    It is once VEILS_NEEDED members said so, up to where they all agree. Raises CannotVeil.
    """
    locked: Any = type(writing)._default_manager.select_for_update(no_key=True).get(pk=writing.pk)
    if reason := reason_against(member=member, writing=locked, now=now):
        raise CannotVeil(reason)
    if reveal_at <= locked.reveal_at:
        raise CannotVeil(_("It is marked as giving away at least as much already."))
    said = Veil.objects.of_writing(locked)
    Veil.objects.create(member=member, reveal_at=reveal_at, proposed_at=now, **{str(locked._meta.model_name): locked})
    agreed = said.filter(reveal_at__gt=locked.reveal_at).order_by("-reveal_at").values_list("reveal_at", flat=True)
    places = list(agreed[:VEILS_NEEDED])
    if len(places) < VEILS_NEEDED:
        return False
    _veil(locked, places[-1], now)
    return True


@transaction.atomic
def lift_veil(*, writing: Post | Comment, reveal_at: int, now: dt.datetime) -> bool:
    """Tell that its author is about to mark a text as giving away less than it is veiled for; whether that is so.

    Only authors decide about their words. The ledger says so as it said of the veil, and members can say it again.
    The text is locked already.
    """
    said = Veil.objects.of_writing(writing)
    agreed = list(said.order_by("-reveal_at").values_list("reveal_at", flat=True)[:VEILS_NEEDED])
    if len(agreed) < VEILS_NEEDED or not reveal_at < agreed[-1] <= writing.reveal_at:
        return False
    of_it = LedgerEntry.objects.filter(kind="veil", target_kind=kind_of(writing), target_id=writing.pk)
    what = f"what happens up to {_place(reveal_at)}" if reveal_at else "nothing"
    reason = f"Its author says that it gives away {what}."
    append_entry(
        kind="veil-lifted", target=writing, continues=of_it.order_by("-number").first(), reason=reason, now=now
    )
    said.update(retired_at=now)
    return True


def reason_against(*, member: Member, writing: Post | Comment, now: dt.datetime) -> str:
    """Why this member cannot veil it; empty where they can. One query at most."""
    if writing.author_id == member.pk:
        return _("It is yours: edit it, and say there what it gives away.")
    return _reason_in_it(writing) or _reason_in_them(member, writing, now)


def _reason_in_it(writing: Post | Comment) -> str:
    if writing.is_deleted or writing.is_removed:
        return _("There is no text of it any more.")
    if writing.told_of is None:
        return _("It is about no film, so there is no place up to which it could tell.")
    if writing.reveal_at >= SEEN:
        return _("It is kept from everybody who has not seen the whole work already.")
    return ""


def _reason_in_them(member: Member, writing: Post | Comment, now: dt.datetime) -> str:
    days_left = VEIL_ACCOUNT_DAYS - (now - member.date_joined).days
    if days_left > 0:
        said = ngettext(
            "That takes an account of %(needed)d days; yours will be old enough in %(days)d day.",
            "That takes an account of %(needed)d days; yours will be old enough in %(days)d days.",
            days_left,
        )
        return said % {"needed": VEIL_ACCOUNT_DAYS, "days": days_left}
    if Veil.objects.of_writing(writing).filter(member=member).exists():
        return _("You have said so already. It is veiled once another member agrees.")
    return ""


def _veil(writing: Any, reveal_at: int, now: dt.datetime) -> None:
    type(writing)._default_manager.filter(pk=writing.pk).update(reveal_at=reveal_at)
    reason = f"Two members say that it gives away what happens up to {_place(reveal_at)}."
    append_entry(kind="veil", target=writing, reason=reason, now=now)
    if writing.author:
        tell_of_veil(writing=writing, now=now)


def _place(reveal_at: int) -> str:
    with override("en"):  # as all that stands in the ledger for good
        return "the very end" if reveal_at == SEEN else say_playhead(reveal_at, {})
