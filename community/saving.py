"""What a member does with what they keep: saves it, writes a note to themselves, lets it go."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from community.in_turn import hold
from community.models import Member, SavedItem
from community.models.saved import kind_of_saved
from community.targets import Target


@transaction.atomic
def save_item(*, member: Member, target: Target, now: dt.datetime) -> SavedItem:
    """Keep it, once: what is saved already stays where it is, with its note."""
    hold(member)
    kind = kind_of_saved(type(target))
    item, _ = SavedItem.objects.get_or_create(member=member, **{f"{kind}_id": target.pk}, defaults={"saved_at": now})
    saved: SavedItem = item
    return saved


@transaction.atomic
def unsave_item(*, member: Member, target: Target) -> bool:
    """Whether it had been saved; its note goes with it."""
    hold(member)
    deleted, _ = SavedItem.objects.of_target(target).filter(member=member).delete()
    return bool(deleted)


@transaction.atomic
def write_note(*, item: SavedItem, note: str) -> SavedItem:
    """Let this be the note; empty is none. Views look items up among their member's own."""
    SavedItem.objects.filter(pk=item.pk).update(note=note)
    item.note = note
    return item


@transaction.atomic
def let_go(*, item: SavedItem) -> None:
    """As `unsave_item`, for what its member cannot see any more."""
    SavedItem.objects.filter(pk=item.pk).delete()
