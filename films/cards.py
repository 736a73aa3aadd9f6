"""What a list of moments reads so that each can stand as a card, whatever its kind."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Prefetch, prefetch_related_objects

from films.asking import Reader
from films.models import Film, Line, Moment
from films.models.moment_queryset import MomentQuerySet

OPENING_LINES = 2  # of a dialogue, on its card
SHOWN_AS: str = "opening_lines"


def as_cards(
    moments: MomentQuerySet[Moment], *, reader: Reader, film: Film | None = None, where: str = "lists"
) -> MomentQuerySet[Moment]:
    """Bring along all that a card shows, as the reader sees it there: two queries, however many moments.

    `film` is the one whose page it is, if it is one's.
    """
    return reader.lens(moments.with_details(), film=film, where=where).prefetch_related(_opening_lines())


def bring_opening_lines(*lists: Iterable[Moment]) -> None:
    """The same for moments that were read `with_details()` already: one query for all lists."""
    prefetch_related_objects([moment for moments in lists for moment in moments], _opening_lines())


def _opening_lines() -> Prefetch[str]:
    lines = Line.objects.published().select_related("speaker").in_order()[:OPENING_LINES]
    return Prefetch("as_dialogue__lines", queryset=lines, to_attr=SHOWN_AS)
