"""Every list of moments is served by an index: no full scan and no sort, on the first page and by key."""

from __future__ import annotations

import datetime as dt
import random

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone

from community.members.profiles import relived_by
from community.models import Member, MomentVote
from community.reader import Reader
from films.cards import as_cards
from films.models import Film, Kind, Moment
from films.shelf import SORTS, find_shelf
from tests.factories import make_film, make_member, make_scene
from tests.plans import Listed, analyse, faults_of

pytestmark = pytest.mark.django_db
MOMENTS = 10_000


def fill() -> tuple[Film, Member]:
    """A catalogue in which one film has a third of everything and most has no vote; returns that film and a voter."""
    dice, now = random.Random(4), timezone.now()
    films = [make_film() for _ in range(12)]
    scenes = [make_scene(films[0]) for _ in range(200)]
    rows = []
    for number in range(MOMENTS):
        film = films[min(int(dice.expovariate(0.4)), 11)]
        rows.append(
            Moment(
                film=film, kind=dice.choice(Kind.values), key=f"m{number}", slug=f"m{number}", title=f"Moment {number}",
                position=number, wilson=dice.random() if dice.random() < 0.3 else 0.0, fresh=dice.expovariate(1),
                created_at=now - dt.timedelta(minutes=dice.randrange(500_000)), is_published=dice.random() < 0.97,
                scene=scenes[number % 200] if film == films[0] else None,
            )
        )  # fmt: skip
    Moment.objects.bulk_create(rows)
    Moment.objects.filter(provenance="retold", pk__in=[row.pk for row in rows[::50]]).update(
        provenance="misattributed", source="A poster"
    )
    voter = make_member()
    MomentVote.objects.bulk_create(
        MomentVote(target=row, voter=None if place % 100 else voter, value=1, voted_at=now)
        for place, row in enumerate(rows)
    )
    analyse()
    return films[0], voter


def lists(reader: Reader, film: Film, voter: Member) -> dict[str, Listed]:
    found: dict[str, Listed] = {}
    for sort in SORTS:
        for kind in Kind:
            moments = find_shelf(film, kind, {"sort": sort.name}, told=Q()).moments
            found[f"{kind} of a film, {sort.name}"] = Listed(as_cards(moments, reader=reader), sort.by)
    everywhere = reader.lens(Moment.objects.public().with_details())
    found["relived by a member"] = Listed(relived_by(voter, reader), "-voted_at")
    found["best of all"] = Listed(everywhere.best(), "-wilson")
    found["newest of all"] = Listed(everywhere, "-created_at")
    found["relived of late"] = Listed(everywhere.certain().filter(fresh__gt=0), "-fresh")
    return found


def test_no_list_of_moments_is_scanned_or_sorted() -> None:
    film, voter = fill()
    request = HttpRequest()
    for request.user in (voter, AnonymousUser()):
        assert faults_of(lists(Reader(request), film, voter)) == {}
