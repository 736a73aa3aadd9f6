"""What a browser copies along with a page: buttons, and the block that advertises the app."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from films.catalogue.page.text import Row
from films.catalogue.page.words import BUTTONS, PROMOTED, branded_title, read_marker

PROMOTION_ROWS_MAX = 8  # lines between the two buttons of an advertisement
PROMOTED_LABEL_MAX = 30  # characters


def split_boilerplate(rows: Sequence[Row]) -> tuple[list[Row], list[Row], set[int]]:
    """Part the rows into content and boilerplate; the set holds the places in the content that follow boilerplate."""
    skipped = _boilerplate_places(rows)
    content: list[Row] = []
    breaks = set()
    for at, row in enumerate(rows):
        if at in skipped:
            breaks.add(len(content))
        else:
            content.append(row)
    return content, [rows[at] for at in sorted(skipped)], breaks


def _boilerplate_places(rows: Sequence[Row]) -> set[int]:
    buttons = [at for at, row in enumerate(rows) if row.folded in BUTTONS]
    places = {*buttons, *(at for at, row in enumerate(rows) if _is_promoted(row))}
    for start, end in pairwise(buttons):
        if _is_promotion(rows[start + 1 : end]):
            places.update(range(start, end))
    return places


def _is_promotion(between: Sequence[Row]) -> bool:
    if len(between) > PROMOTION_ROWS_MAX or not any(map(_is_promoted, between)):
        return False
    return not any(branded_title(row.text) or read_marker(row.text) for row in between)


def _is_promoted(row: Row) -> bool:
    return PROMOTED in row.folded and len(row.text) <= PROMOTED_LABEL_MAX
