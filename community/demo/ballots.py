"""Votes spread like real ones: a few things loved, most hardly noticed, some in dispute; the same on every load.

Pure: it says who votes for what and when, counted back from the day of loading, and stores nothing.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from community.demo.schema import FavourEntry, WritingEntry
from films.poster_art.chance import Chance

DAY = dt.timedelta(days=1)
TAIL = 1.15  # of the Pareto curve by which ups fall off: half of all things get one or two, few get ten
UPS_MAX = 15  # where nobody decided otherwise
QUARREL = 0.05  # of what nobody decided about divides people
HALF_LIFE = 1.6 * DAY  # votes on what was written come soon after it, or not at all
MOMENTS_SINCE = 240 * DAY  # for so long moments have been voted on
LATELY = 9 * DAY


class Ballot(NamedTuple):
    voter: str
    value: int
    ago: dt.timedelta


def spread(chance: Chance, ups: int | None, downs: int | None) -> tuple[int, int]:
    """How many for and against: as told, or else by chance."""
    divides = ups is None and chance.roll() < QUARREL
    if ups is None:
        ups = min(UPS_MAX, int((1 - chance.roll()) ** (-1 / TAIL)) - int(chance.roll() < 0.4))
    if downs is None:
        downs = round(ups * chance.between(0.4, 1.1)) + 2 if divides else int(chance.roll() * (1 + ups / 9))
    return ups, downs


def on_writing(
    key: str, entry: WritingEntry, joined: Mapping[str, dt.timedelta], ago: dt.timedelta
) -> Iterator[Ballot]:
    """Votes on a post or comment that was written so long ago; `joined` has how long ago each voter came."""
    chance = Chance(f"votes on {key}")
    for voter, value in _voters(
        chance, [name for name in joined if name != entry.by], spread(chance, entry.ups, entry.downs)
    ):
        delay = HALF_LIFE * -math.log2(1 - chance.roll())
        yield Ballot(voter, value, min(ago - min(delay, ago * chance.between(0.3, 0.99)), joined[voter] * 0.99))


def on_moment(address: str, favour: FavourEntry | None, joined: Mapping[str, dt.timedelta]) -> Iterator[Ballot]:
    """Votes on a moment, over the last months, or for the most part in the last days."""
    chance = Chance(f"votes on {address}")
    counts = spread(chance, favour.ups, favour.downs) if favour else spread(chance, None, None)
    span = LATELY if favour and favour.lately else MOMENTS_SINCE * chance.between(0.5, 1)
    for voter, value in _voters(chance, list(joined), counts):
        yield Ballot(voter, value, min(span * chance.between(0.002, 1), joined[voter] * 0.99))


def _voters(chance: Chance, names: list[str], counts: tuple[int, int]) -> Iterator[tuple[str, int]]:
    """So many of the names, each once, as far as there are that many."""
    ups, downs = counts
    for vote in range(min(ups + downs, len(names))):
        yield names.pop(int(chance.roll() * len(names))), 1 if vote < ups else -1
