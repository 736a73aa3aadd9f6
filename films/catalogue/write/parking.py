"""Two rows that swap what must be unique meet half-way: both are parked before either arrives."""

from __future__ import annotations

from collections.abc import Sequence

from films.catalogue.merge.change import Change
from films.catalogue.read.items import MOMENTS
from films.models import Character, Episode, Moment

PARKED_ORDINAL = 1_000_000  # beyond any series


def park_unique(section: str, changes: Sequence[Change]) -> None:
    """Free the addresses and names that these changes give up."""
    if section in MOMENTS:
        pks = [change.existing.pk for change in changes if change.existing and "slug" in change.changed]
        Moment.objects.bulk_update([Moment(pk=pk, slug=f"~{pk}") for pk in pks], ["slug"])
    elif section == "characters":
        pks = [change.existing.pk for change in changes if change.existing and "name" in change.changed]
        Character.objects.bulk_update([Character(pk=pk, folded_name=f"~{pk}") for pk in pks], ["folded_name"])


def move_episodes(ordinals: dict[int, int]) -> None:
    """Give episodes, by primary key, the ordinals that others may hold still."""
    for offset in (PARKED_ORDINAL, 0):
        moving = [Episode(pk=pk, ordinal=ordinal + offset) for pk, ordinal in ordinals.items()]
        Episode.objects.bulk_update(moving, ["ordinal"])
