"""How far a member has got in works and what they muted: all that pages ask of it, in one query."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from django.db.models import CharField, F, Value

from community.models import Member, Mute, Progress
from community.mutes.rules import Rule, Rules
from community.reading.reach import Place

PLACE = "place"  # among the kinds of mutes, for a row that tells a place


class OwnState(NamedTuple):
    places: dict[int, Place]  # by the film's id
    rules: Rules


def state_of(member: Member, *, now: dt.datetime) -> OwnState:
    """Two tables of the same shape, since a second query on every page would be one too many."""
    places: dict[int, Place] = {}
    rules: list[Rule] = []
    for kind, target, number, flag, label in _rows(member, now):
        if kind == PLACE:
            places[target] = Place(number, bool(flag))
        else:
            rules.append(Rule(kind, target, label, removes=bool(flag), places=number))
    return OwnState(places, Rules(rules))


def _rows(member: Member, now: dt.datetime) -> list[tuple[str, int, int, bool, str]]:
    told = Progress.objects.filter(member=member).annotate(
        of=Value(PLACE, output_field=CharField()), label=Value("", output_field=CharField())
    )
    muted = Mute.objects.of(member).holding(now).named().annotate(of=F("kind"))
    rows = told.values_list("of", "film_id", "playhead", "is_blind", "label").union(
        muted.values_list("of", "target_id", "places", "removes", "label"), all=True
    )
    return list(rows)
