"""The moments that hang on something, a group for each kind, each cut to what a page can hold."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from films.asking import Reader
from films.cards import as_cards
from films.models import SECTION_TITLES, Film, Kind, Moment
from films.models.moment_queryset import MomentQuerySet

SHOWN_OF_EACH_KIND = 12


@dataclass(frozen=True)
class Group:
    kind: Kind
    title: str
    moments: list[Moment]
    count: int  # of all, shown or not
    address: str  # of the list that holds them all

    @property
    def is_cut(self) -> bool:
        return self.count > len(self.moments)


def in_groups(
    moments: MomentQuerySet[Moment],
    *,
    film: Film,
    narrowed: dict[str, str],
    reader: Reader,
    most: int = SHOWN_OF_EACH_KIND,
) -> list[Group]:
    """Group moments of a film by kind as the reader sees them, in two queries however many there are.

    Of each kind there are up to `most`. `narrowed` is how the list of a kind is asked for the same moments:
    `{"scene": slug}`.
    """
    shown = as_cards(moments.published().few_of_each_kind(most), reader=reader, film=film)
    kept = [moment for moment in shown if not moment.is_left_out]
    groups = [(kind, [moment for moment in kept if moment.kind == kind]) for kind in Kind]
    return [_group(kind, found, film, narrowed) for kind, found in groups if found]


def _group(kind: Kind, found: list[Moment], film: Film, narrowed: dict[str, str]) -> Group:
    address = reverse(f"films:{kind}-list", args=[film.slug])
    asked = urlencode({**narrowed, "sort": "film"})
    count: int = getattr(found[0], "of_kind_count")  # noqa: B009 - an annotation, unknown to the model
    return Group(kind, str(SECTION_TITLES[kind]), found, count, f"{address}?{asked}")
