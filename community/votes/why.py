"""Why a thing stands where it stands: its own arithmetic, step by step, by the functions that rank it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from django.utils.formats import date_format, number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.models import MomentVote, Post
from community.reading.lenses import signed
from community.targets import Target
from films import ranking
from films.models import Moment

# The ages by which the votes on a moment are put together.
AGES: Sequence[tuple[dt.timedelta, Promise | str]] = (
    (dt.timedelta(days=1), gettext_lazy("Votes of the last day")),
    (dt.timedelta(days=7), gettext_lazy("Of the week before that")),
    (dt.timedelta(days=30), gettext_lazy("Of the month before that")),
    (dt.timedelta(days=90), gettext_lazy("Of the two months before that")),
    (dt.timedelta.max, gettext_lazy("All older ones")),
)


class Step(NamedTuple):
    what: str | Promise
    arithmetic: str  # with this thing's numbers; empty where nothing is to be worked out
    result: str


@dataclass(frozen=True)
class Reason:
    order: str  # the list in which it counts
    steps: list[Step]
    meaning: str = ""


def reasons_for(target: Target, *, now: dt.datetime) -> list[Reason]:
    """For every order in which readers meet it; one query for a moment, none for the others."""
    if isinstance(target, Moment):
        return [_best(target), _fresh(target, now)]
    if isinstance(target, Post):
        return [_hot(target), _top(target), _controversial(target)]
    return [_best(target), _top(target), _controversial(target)]


def _best(target: Target) -> Reason:
    votes, sure = target.ups + target.downs, ranking.wilson(target.ups, target.downs)
    if not target.ups:
        return Reason(_("Best"), [Step(_("Nobody has relived it, so nothing is sure"), "", four_places(sure))])
    share, z_squared = target.ups / votes, ranking.WILSON_Z**2
    middle = f"{four_places(share)} + {four_places(z_squared / (2 * votes))}"
    doubt = f"({four_places(share)} × {four_places(1 - share)} + {four_places(z_squared / (4 * votes))}) / {votes}"
    bound = f"({middle} − {four_places(ranking.WILSON_Z)} × √({doubt})) / {four_places(1 + z_squared / votes)}"
    steps = [
        Step(_("The share of those who relived it"), f"{target.ups} / {votes}", four_places(share)),
        Step(_("As much of it as is sure, nine times in ten, after so many votes"), bound, four_places(sure)),
    ]
    return Reason(
        _("Best"), steps, _("Few votes promise little: with ten times as many of the same kind it would rise.")
    )


def _fresh(moment: Moment, now: dt.datetime) -> Reason:
    one_of_now = ranking.freshness(1, now)
    steps = [
        Step(age, f"{ups} − {downs}", four_places(weight / one_of_now))
        for age, ups, downs, weight in _by_age(moment, now)
    ]
    together, days = four_places(moment.fresh / one_of_now), four_places((now - ranking.EPOCH) / dt.timedelta(days=1))
    steps += [
        Step(_("Together, counted in votes given right now"), "", together),
        Step(_("As the list keeps it"), f"{together} × e^({days} / {ranking.FRESH_DAYS})", four_places(moment.fresh)),
    ]
    meaning = _("A vote that is %(days)d days old counts a little more than a third of one given now.")
    return Reason(_("Fresh"), steps, meaning % {"days": ranking.FRESH_DAYS})


def _hot(post: Post) -> Reason:
    since = {"when": _day(post.posted_at), "epoch": _day(ranking.EPOCH)}
    seconds = number_format((post.posted_at - ranking.EPOCH).total_seconds(), 0, force_grouping=True)
    per_tenfold = number_format(ranking.HOT_SECONDS_PER_TENFOLD, force_grouping=True)
    by_votes = f"{'−' if post.score < 0 else ''}log₁₀ {max(abs(post.score), 1)}"
    steps = [
        Step(
            _("By its votes: who relived it, less whom it was not for"),
            by_votes,
            four_places(ranking.hot_by_votes(post.score)),
        ),
        Step(
            _("By its youth: posted on %(when)s, in seconds since %(epoch)s") % since,
            f"{seconds} / {per_tenfold}",
            four_places(ranking.hot_by_youth(post.posted_at)),
        ),
        Step(_("Together"), "", four_places(ranking.hot(post.score, post.posted_at))),
    ]
    hours = ranking.HOT_SECONDS_PER_TENFOLD // 3_600
    return Reason(
        _("Hot"), steps, _("Ten times the votes would carry it as far as %(hours)d hours.") % {"hours": hours}
    )


def _top(target: Target) -> Reason:
    step = Step(_("Who relived it, less whom it was not for"), f"{target.ups} − {target.downs}", signed(target.score))
    return Reason(_("Top"), [step])


def _controversial(target: Target) -> Reason:
    found = ranking.controversy(target.ups, target.downs)
    if not found:
        why = _("No dispute: there are fewer than %(votes)d votes, or all agree")
        return Reason(
            _("Controversial"), [Step(why % {"votes": ranking.CONTROVERSY_VOTES_MIN}, "", four_places(found))]
        )
    smaller, larger = sorted((target.ups, target.downs))
    even = f"{smaller + larger} ^ ({smaller} / {larger})"
    return Reason(
        _("Controversial"), [Step(_("All votes, to the power of how even they are"), even, four_places(found))]
    )


def _by_age(moment: Moment, now: dt.datetime) -> Iterator[tuple[str | Promise, int, int, float]]:
    """Of each age that there are votes of: how many for and against, and what they weigh together."""

    def age(vote: tuple[int, dt.datetime]) -> str | Promise:
        return next(words for most, words in AGES if now - vote[1] <= most)

    votes = MomentVote.objects.filter(target=moment.pk).order_by("-voted_at").values_list("value", "voted_at")
    for words, group in groupby(votes.iterator(), key=age):
        given = list(group)
        ups = sum(value > 0 for value, _ in given)
        yield words, ups, len(given) - ups, ranking.fresh(given)


def _day(when: dt.datetime) -> str:
    return date_format(when, "DATE_FORMAT")


def four_places(value: float) -> str:
    """With a minus as wide as a plus."""
    said: str = number_format(round(value, 4), 4, force_grouping=True)  # it would cut, not round
    return said.replace("-", "−")
