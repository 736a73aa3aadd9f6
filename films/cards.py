"""What a list of moments reads so that each can stand as a card, whatever its kind."""

from __future__ import annotations

from django.db.models import Prefetch

from films.models import Line, Moment
from films.models.moment_queryset import MomentQuerySet

OPENING_LINES = 2  # of a dialogue, on its card
SHOWN_AS: str = "opening_lines"


def as_cards(moments: MomentQuerySet[Moment]) -> MomentQuerySet[Moment]:
    """Bring along all that a card shows: two queries, however many moments."""
    lines = Line.objects.published().select_related("speaker").in_order()[:OPENING_LINES]
    opening = Prefetch("as_dialogue__lines", queryset=lines, to_attr=SHOWN_AS)
    return moments.with_details().prefetch_related(opening)
