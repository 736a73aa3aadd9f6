"""When episodes change places, whatever stands at a playhead of the series goes along."""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import Case, F, IntegerField, Model, When

from films.models import Moment
from films.playhead import MINUTES_PER_EPISODE

# Models that hold playheads: how they reach their film, and the column. Other apps append theirs when ready.
CARRIED: list[tuple[type[Model], str, str]] = [(Moment, "film", "reveal_at")]


def carry_playheads(film_pk: int, moved: Mapping[int, int]) -> None:
    """Rewrite every playhead of a series whose episodes have new ordinals; `moved` maps old ones to new."""
    if not moved:
        return
    for model, film, column in CARRIED:
        places = [_place(column, old, new) for old, new in moved.items()]
        rows = model._base_manager.filter(**{film: film_pk, f"{column}__gte": MINUTES_PER_EPISODE})
        rows.update(**{column: Case(*places, default=F(column), output_field=IntegerField())})


def _place(column: str, old: int, new: int) -> When:
    start, end = old * MINUTES_PER_EPISODE, (old + 1) * MINUTES_PER_EPISODE
    shifted = F(column) + (new - old) * MINUTES_PER_EPISODE
    return When(**{f"{column}__gte": start, f"{column}__lt": end}, then=shifted)
