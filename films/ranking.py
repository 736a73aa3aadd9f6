"""How votes become an order: pure formulas, each fixed at write time in one column, no cron.

The constants are printed on the page about ranking, and "why is this here?" computes with these same functions.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable
from itertools import starmap

EPOCH = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)  # times are counted from here, so that numbers stay small
HOT_SECONDS_PER_TENFOLD = 79_200  # ten times the votes carry a post as far as 22 hours of youth
WILSON_Z = 1.281551565545  # the 90th percentile of the normal curve: we are wrong about one in ten
FRESH_DAYS = 30  # a vote weighs e times less than one that is so much younger
CONTROVERSY_VOTES_MIN = 7  # fewer votes are no dispute


def hot(score: int, posted_at: dt.datetime) -> float:
    """Rank a post by votes and youth: `sign(s)·log10(max(|s|, 1)) + (t − epoch) / 79200`.

    Differs by 1.0 for ten times the votes, or for 22 hours. Source: Reddit's ranking as published in 2009.
    """
    return hot_by_votes(score) + hot_by_youth(posted_at)


def hot_by_votes(score: int) -> float:
    sign = (score > 0) - (score < 0)
    return sign * math.log10(max(abs(score), 1))


def hot_by_youth(posted_at: dt.datetime) -> float:
    return (posted_at - EPOCH).total_seconds() / HOT_SECONDS_PER_TENFOLD


def wilson(ups: int, downs: int) -> float:
    """Give the share of ups, from 0 to 1, that we can be sure of: few votes promise little.

    The lower bound of the score interval for a binomial proportion. Source: E. B. Wilson, "Probable Inference,
    the Law of Succession, and Statistical Inference", 1927.
    """
    votes = ups + downs
    if not ups:
        return 0.0
    share, z_squared = ups / votes, WILSON_Z**2
    middle = share + z_squared / (2 * votes)
    spread = WILSON_Z * math.sqrt((share * (1 - share) + z_squared / (4 * votes)) / votes)
    return (middle - spread) / (1 + z_squared / votes)


def controversy(ups: int, downs: int) -> float:
    """Rank what divides people: `votes^(smaller / larger)`, 0 below seven votes or where all agree."""
    votes = ups + downs
    if votes < CONTROVERSY_VOTES_MIN or not ups or not downs:
        return 0.0
    return float(votes ** (min(ups, downs) / max(ups, downs)))


def freshness(value: int, voted_at: dt.datetime) -> float:
    """Give what one vote adds to a moment's `fresh`: `value · exp((t − epoch) / 30 days)`.

    Forward decay: later votes weigh more, so that nothing has to be aged. Source: G. Cormode and others,
    "Forward Decay: A Practical Time Decay Model for Streaming Systems", 2009.
    """
    return value * math.exp((voted_at - EPOCH) / dt.timedelta(days=FRESH_DAYS))


def fresh(votes: Iterable[tuple[int, dt.datetime]]) -> float:
    """Sum up votes of (value, voted_at); exactly rounded, so that their order does not matter."""
    return math.fsum(starmap(freshness, votes))
