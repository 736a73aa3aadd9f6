"""The pulse of a film: its moments along its running time, as high as they are loved; pure."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from films.models import Episode, Film, Kind, Moment

WIDTH, HEIGHT = 1_000, 120  # of a row, in units of the drawing
EDGE = 4  # half of a bar
NEAREST = 7  # from bar to bar
LEAST = 0.22  # of the height, for what nobody has voted for
# A story or a piece of music that hangs on no scene may be of the whole film.
OF_A_PLACE = (Kind.SCENE, Kind.DIALOGUE, Kind.QUOTE)


class Bar(NamedTuple):
    moment: Moment
    x: int  # of its middle
    top: int
    height: int
    hit_x: int  # from here on it is nearer than the bar before
    hit_width: int


class Row(NamedTuple):
    episode: Episode | None
    minutes: int | None  # none where nobody told how long it is
    bars: list[Bar]


@dataclass(frozen=True)
class Pulse:
    rows: list[Row]  # one of a film, one for each episode that has moments
    is_voted: bool
    by_order: int  # how many stand by their order, since their time is unknown
    without_place: int  # how many are of no place in it
    is_scoreless: bool = False  # the reader wants to see the work before they hear how it is loved

    @property
    def count(self) -> int:
        return sum(len(row.bars) for row in self.rows)


def take_pulse(film: Film, moments: Sequence[Moment], episodes: Iterable[Episode] = ()) -> Pulse:
    """Of moments that know their scene, each kind in film order; the doubtful ones are left out."""
    moments = [moment for moment in moments if not moment.is_doubtful]
    placed = [moment for moment in moments if moment.scene_id or _has_place(moment)]
    most = max((moment.score for moment in moments), default=0)
    rows = [
        Row(episode, minutes, _bars(shown, minutes, most))
        for episode, minutes, shown in _by_episode(film, placed, episodes)
    ]
    by_order = sum(_share(bar.moment, row.minutes) is None for row in rows for bar in row.bars)
    without_place = len(moments) - sum(len(row.bars) for row in rows)
    return Pulse(rows, most > 0, by_order, without_place, any(moment.is_scoreless for moment in moments))


def _has_place(moment: Moment) -> bool:
    return moment.kind in OF_A_PLACE or moment.starts_at is not None


def _share(moment: Moment, minutes: int | None) -> float | None:
    """How much of the film or episode has passed by then; None where we do not know."""
    if moment.starts_at is None or not minutes or moment.starts_at > 60 * minutes:
        return None
    return moment.starts_at / (60 * minutes)


def _by_episode(
    film: Film, moments: Sequence[Moment], episodes: Iterable[Episode]
) -> list[tuple[Episode | None, int | None, list[Moment]]]:
    """What is of no episode of a series has no row in it."""
    if not film.is_series:
        return [(None, film.running_minutes, list(moments))] if moments else []
    found: dict[int | None, list[Moment]] = {}
    for moment in moments:
        episode_id = moment.episode_id or (moment.scene.episode_id if moment.scene else None)
        found.setdefault(episode_id, []).append(moment)
    return [
        (episode, episode.running_minutes or film.running_minutes, found[episode.pk])
        for episode in episodes
        if episode.pk in found
    ]


def _bars(moments: list[Moment], minutes: int | None, most: int) -> list[Bar]:
    pairs = [
        pair
        for told in in_order_of_telling(moments)
        for pair in zip(spread([_share(moment, minutes) for moment in told]), told, strict=True)
    ]
    pairs.sort(key=lambda pair: pair[0])
    middles = keep_apart([EDGE + round(share * (WIDTH - 2 * EDGE)) for share, _ in pairs])
    borders = [0, *((one + other) // 2 for one, other in pairwise(middles)), WIDTH]
    return [
        _bar(moment, x, borders[place : place + 2], most)
        for place, (x, (_, moment)) in enumerate(zip(middles, pairs, strict=True))
    ]


def _bar(moment: Moment, x: int, borders: list[int], most: int) -> Bar:
    """As high as the logarithm of its score, so that one that all love leaves the others to be seen."""
    share = math.log1p(max(moment.score, 0)) / math.log1p(most) if most > 0 else 0
    height = round(HEIGHT * (LEAST + (1 - LEAST) * share))
    left, right = borders
    return Bar(moment, x, HEIGHT - height, height, left, right - left)


def in_order_of_telling(moments: Iterable[Moment]) -> tuple[list[Moment], list[Moment]]:
    """Scenes as they follow each other, each with what hangs on it; and what hangs on none of them."""
    listed = list(moments)
    hanging: dict[int | None, list[Moment]] = {moment.pk: [moment] for moment in listed if moment.kind == Kind.SCENE}
    loose: list[Moment] = []
    for moment in listed:
        if moment.kind != Kind.SCENE:
            hanging.get(moment.scene_id, loose).append(moment)
    return [moment for told in hanging.values() for moment in told], loose


def spread(shares: Sequence[float | None]) -> list[float]:
    """What is unknown stands evenly between its known neighbours, or the two ends."""
    known = [(-1, 0.0), *((place, share) for place, share in enumerate(shares) if share is not None)]
    found = list(shares)
    for (start, low), (end, high) in pairwise([*known, (len(shares), 1.0)]):
        for place in range(start + 1, end):
            found[place] = low + (max(high, low) - low) * (place - start) / (end - start)
    return [share or 0.0 for share in found]


def keep_apart(middles: list[int]) -> list[int]:
    """The same places, moved only so far that no bar covers another and all stay inside."""
    gap = min(NEAREST, (WIDTH - 2 * EDGE) // max(len(middles), 1))
    apart: list[int] = []
    for x in middles:
        apart.append(max(x, apart[-1] + gap) if apart else x)
    edge = WIDTH - EDGE
    for place in range(len(apart) - 1, -1, -1):
        apart[place] = min(apart[place], edge)
        edge = apart[place] - gap
    return apart
