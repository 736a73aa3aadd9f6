"""The few moments that the first page picks, each found by an index and never by sorting the table."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import NamedTuple

from django.db.models import Max, Min, OuterRef, Subquery

from films.asking import Reader
from films.models import Film, Kind, Moment
from films.models.moment_queryset import MomentQuerySet
from films.ranking import freshness

MUTED_PASSED_BY = 8  # moments that a reader muted, before the day has none for them
NOW_DAYS = 14  # a moment that weighs at least one vote so old is being relived now


def moment_of_the_day(day: dt.date, *, reader: Reader) -> Moment | None:
    """The same for everybody, as the reader sees it: seeks to an id that the date gives.

    Nothing doubtful or removed, nothing that tells the story, and no track, which says too little to fill a screen.
    """
    ids = Moment.objects.aggregate(least=Min("id"), greatest=Max("id"))
    if ids["least"] is None:
        return None
    start = ids["least"] + _number_of(day) % (ids["greatest"] - ids["least"] + 1)
    suitable = Moment.objects.public().standing().certain().safe_for_everybody().exclude(kind=Kind.TRACK)
    suitable = reader.lens(suitable.with_details().order_by("id"), where="lists")
    return _first_open(suitable.filter(id__gte=start)) or _first_open(suitable)


class Relived(NamedTuple):
    moments: list[Moment]
    is_now: bool  # rather than some time ago


def relived_of_late(most: int, *, now: dt.datetime, reader: Reader) -> Relived:
    """The freshest, as the reader sees them: only those that the last days have moved, if there are any."""
    voted = Moment.objects.public().standing().certain().filter(reader.scored_moments(), fresh__gt=0)
    voted = voted.order_by("-fresh", "-id").with_details()
    found = [moment for moment in reader.lens(voted, where="lists")[:most] if not moment.is_left_out]
    one_vote_then = freshness(1, now - dt.timedelta(days=NOW_DAYS))
    lately = [moment for moment in found if moment.fresh >= one_vote_then]
    return Relived(lately or found, is_now=bool(lately))


def a_line_from_each(films: list[Film], *, reader: Reader) -> list[Moment]:
    """The best quote of each film that has one to show to everybody, and whose best the reader may know."""
    quotes = Moment.objects.published().standing().of_kind(Kind.QUOTE).safe_for_everybody().filter(film=OuterRef("pk"))
    found = Film.objects.filter(pk__in=[film.pk for film in films if not reader.hears_no_score_of(film)]).annotate(
        quote=Subquery(quotes.best().values("pk")[:1])
    )
    shown = Moment.objects.filter(pk__in=found.values("quote")).with_details().order_by("film__title", "id")
    return [moment for moment in reader.lens(shown, where="lists") if not moment.is_left_out]


def _first_open(moments: MomentQuerySet[Moment]) -> Moment | None:
    """Of the next few the first that the reader's mutes neither fold nor leave out."""
    return next((moment for moment in moments[:MUTED_PASSED_BY] if not (moment.is_left_out or moment.fold)), None)


def _number_of(day: dt.date) -> int:
    return int.from_bytes(hashlib.sha256(day.isoformat().encode()).digest()[:8])
