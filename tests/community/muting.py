"""Members and their rules."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from community.models import Member, Tag
from community.models.mute import EVERYWHERE
from community.muting import Wish, mute
from tests.factories import make_character, make_film, make_member


def mutes(member: Member, kind: str, thing: Any, *, removes: bool = False, places: int = EVERYWHERE) -> None:
    mute(member=member, wish=Wish(kind, thing, removes, places), now=timezone.now())


def make_muting_member() -> Member:
    """With a rule of each kind that rows are read for."""
    member = make_member()
    mutes(member, "tag", Tag.objects.create(slug="muted", name="muted"))
    mutes(member, "character", make_character(make_film()))
    return member
