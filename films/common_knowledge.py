"""When a work is so long known that telling its plot gives nothing away: a statute of limitations for spoilers."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q

from films.models import Film

# As numbers of days:
AT_ONCE = 0  # whatever is here may be told, were it on this evening for the first time
NEVER = None  # a work of whatever age is kept from those who have not seen it


def last_shown_on(film: Film) -> dt.date | None:
    """The last day on which some of it was new: the release, or a series' last year; none while a series runs.

    Where only a year is known, its last day counts, so that nothing is told too early.
    """
    if film.is_series:
        return dt.date(film.end_year, 12, 31) if film.end_year else None
    return film.released_on or dt.date(film.year, 12, 31)


def is_common_knowledge(film: Film, *, after_days: int | None, today: dt.date) -> bool:
    """Whether that day lies at least so many days back."""
    if not after_days:
        return after_days is not NEVER
    shown_on = last_shown_on(film)
    return shown_on is not None and shown_on <= today - dt.timedelta(days=after_days)


def common_knowledge(*, after_days: int | None, today: dt.date, of: str = "film__") -> Q:
    """The same as a condition on rows; `of` is the way from the row to its film."""
    if after_days is NEVER:
        return Q(pk__in=[])
    if after_days == AT_ONCE:
        return ~Q(pk__in=[])
    day = today - dt.timedelta(days=after_days)
    whole_year = day.year if (day.month, day.day) == (12, 31) else day.year - 1  # the last that is over by that day
    films = Q(**{f"{of}kind": Film.Kind.FILM}) & (
        Q(**{f"{of}released_on__lte": day}) | Q(**{f"{of}released_on__isnull": True, f"{of}year__lte": whole_year})
    )
    return films | Q(**{f"{of}kind": Film.Kind.SERIES, f"{of}end_year__lte": whole_year})
