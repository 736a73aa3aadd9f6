"""The worked examples on the page about ranking, computed by the functions that rank."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from community.reading.lenses import signed
from community.votes.why import four_places
from films.ranking import EPOCH, FRESH_DAYS, HOT_SECONDS_PER_TENFOLD, controversy, freshness, hot, wilson

HOURS = HOT_SECONDS_PER_TENFOLD // 3_600


class Example(NamedTuple):
    heads: Sequence[str]
    rows: Sequence[Sequence[str]]


def examples() -> dict[str, Example]:
    """By the order that each belongs to."""
    return {"best": _best(), "hot": _hot(), "fresh": _fresh(), "controversial": _controversial()}


def _best() -> Example:
    tallies = [(100, 10), (10, 1), (60, 40), (1, 0), (0, 1)]
    rows = [
        (str(ups), str(downs), f"{round(100 * ups / (ups + downs))} %", four_places(wilson(ups, downs)))
        for ups, downs in tallies
    ]
    return Example((_("Relived it"), _("Not for them"), pgettext("proportion", "Share"), _("Sure of")), rows)


def _hot() -> Example:
    """Posts of the first days, so that the numbers are small."""
    posts = [(100, 0), (1, 2 * HOURS), (10, HOURS), (10, 0), (1, HOURS), (-10, 2 * HOURS)]
    rows = [
        (signed(score), _hours(hours), four_places(hot(score, EPOCH + dt.timedelta(hours=hours))))
        for score, hours in posts
    ]
    return Example((_("Relived it less not"), _("Posted later by"), _("Hot")), rows)


def _fresh() -> Example:
    now = EPOCH + dt.timedelta(days=365)
    ages = [0, 1, 7, FRESH_DAYS, 3 * FRESH_DAYS, 6 * FRESH_DAYS]
    rows = [
        (
            ngettext("%d day", "%d days", age) % age,
            four_places(freshness(1, now - dt.timedelta(days=age)) / freshness(1, now)),
        )
        for age in ages
    ]
    return Example((_("Age of a vote"), _("Counts as much as")), rows)


def _controversial() -> Example:
    tallies = [(50, 50), (60, 40), (10, 10), (4, 3), (90, 10), (100, 0), (3, 3)]
    rows = [(str(ups), str(downs), four_places(controversy(ups, downs))) for ups, downs in tallies]
    return Example((_("Relived it"), _("Not for them"), _("Controversial")), rows)


def _hours(hours: int) -> str:
    return ngettext("%d hour", "%d hours", hours) % hours
