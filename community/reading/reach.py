"""How far a reader has got in each work, and so what may be told to them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, reduce
from operator import or_
from typing import NamedTuple

from django.db.models import Q

from community.models import Member
from community.models.progress import NOT_SEEN, SEEN
from films.common_knowledge import common_knowledge, is_common_knowledge
from films.models import Film

KNOWN_AFTER_DAYS = Member.KnownAfter.TWO_YEARS.value  # unless a reader chooses otherwise
BEGUN_MAX = 400  # works watched in part that one condition names; SQLite takes no deeper one than 1,000


class Place(NamedTuple):
    """Where a reader says they are in a work."""

    playhead: int
    is_blind: bool = False  # no scores and no talk either, until they have seen it

    @property
    def keeps_all_back(self) -> bool:
        """Whether scores and talk of the work are to be kept from them now."""
        return self.is_blind and self.playhead < SEEN


def blind_films(places: Mapping[int, Place]) -> list[int]:
    """Ids of the works of which they want no scores and no talk."""
    return [film for film, place in places.items() if place.keeps_all_back]


@dataclass(frozen=True)
class Reach:
    today: dt.date
    places: Mapping[int, Place] = field(default_factory=dict)  # by the film's id
    known_after: int | None = KNOWN_AFTER_DAYS  # days; None is never
    shown: int = NOT_SEEN  # up to where this one page was asked to tell anyway

    def in_film(self, film: Film | None) -> int:
        """The playhead up to which everything may be told; what they said themselves goes before the statute."""
        if film is None:
            return SEEN
        return max(self.shown, self._place(film).playhead)

    def place_in(self, film: Film) -> Place | None:
        """What they said themselves; none if they said nothing."""
        return self.places.get(film.pk)

    @cached_property
    def blind_films(self) -> list[int]:
        """Ids of the works whose scores and talk are to be kept from them: for most readers none."""
        return blind_films(self.places)

    def is_blind_to(self, film: Film | None) -> bool:
        """Whether scores and talk of this work are to be kept from them."""
        place = self.place_in(film) if film else None
        return place is not None and place.keeps_all_back

    def unless_blind(self) -> Q:
        """A condition on all that has a film: unless its scores and talk are to be kept from them."""
        return ~Q(film__in=self.blind_films) if self.blind_films else Q()

    def reached_moments(self) -> Q:
        """The same as a condition on moments. Of works watched in part it may leave some out, never one too many."""
        seen = [pk for pk, place in self.places.items() if place.playhead == SEEN]
        begun = [(pk, place.playhead) for pk, place in self.places.items() if NOT_SEEN < place.playhead < SEEN]
        common = common_knowledge(after_days=self.known_after, today=self.today) & ~Q(film__in=list(self.places))
        parts = [Q(film=pk, reveal_at__lte=playhead) for pk, playhead in begun[:BEGUN_MAX]]
        return reduce(or_, parts, Q(reveal_at__lte=self.shown) | Q(film__in=seen) | common)

    def _place(self, film: Film) -> Place:
        if place := self.place_in(film):
            return place
        is_common = is_common_knowledge(film, after_days=self.known_after, today=self.today)
        return Place(SEEN if is_common else NOT_SEEN)
