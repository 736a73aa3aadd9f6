"""Counts again what is kept as a number: the truth is the votes and comments, and every tally follows from them."""

from __future__ import annotations

from collections.abc import Iterator

from community.recounting.after_merge import count_after_merge
from community.recounting.difference import Difference
from community.recounting.talk import recount_talk
from community.recounting.votes import recount_copies, recount_votes

__all__ = ["Difference", "count_after_merge", "recount"]


def recount(*, is_repaired: bool) -> Iterator[Difference]:
    """Every number that is not what it counts, put right as it is found if that is wished.

    Reads in batches by key, however much there is. The site may be in use meanwhile: what seems wrong is
    counted once more with a lock on it before it is called wrong.
    """
    yield from recount_votes(is_repaired=is_repaired)
    yield from recount_copies(is_repaired=is_repaired)
    yield from recount_talk(is_repaired=is_repaired)
