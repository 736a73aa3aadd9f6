"""A position in a work as one integer: `episode_ordinal × 1000 + minute`; ordinal 0 for a film.

Playheads of one work compare with `<`: whatever is revealed at 43 is safe for a reader at 43.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from django.utils.translation import gettext as _

MINUTES_PER_EPISODE = 1_000
START = 0  # safe for everybody, always


class Playhead(NamedTuple):
    ordinal: int  # of the episode, from 1; 0 for a film
    minute: int

    @property
    def number(self) -> int:
        return self.ordinal * MINUTES_PER_EPISODE + self.minute


def read_playhead(number: int) -> Playhead:
    """Take a stored integer apart."""
    return Playhead(*divmod(number, MINUTES_PER_EPISODE))


def parse_playhead(written: int | str, ordinals: Mapping[str, int]) -> int:
    """Read a playhead as packs write it: a minute, or `1x05@20` with the episode's address.

    `ordinals` maps episode keys (`1x05`) to ordinals. Raises KeyError for an absent episode.
    """
    if isinstance(written, int):
        return written
    episode, minute = written.split("@")
    return Playhead(ordinals[episode], int(minute)).number


def write_playhead(number: int, keys: Mapping[int, str]) -> int | str:
    """The inverse of `parse_playhead`; `keys` maps ordinals to episode keys."""
    ordinal, minute = read_playhead(number)
    return f"{keys[ordinal]}@{minute}" if ordinal else minute


def say_playhead(number: int, keys: Mapping[int, str]) -> str:
    """For readers: "minute 43", or "1x08, minute 20" in a series; an episode without a key goes by its ordinal."""
    ordinal, minute = read_playhead(number)
    if ordinal:
        episode = keys.get(ordinal) or _("episode %(ordinal)d") % {"ordinal": ordinal}
        return _("%(episode)s, minute %(minute)d") % {"episode": episode, "minute": minute}
    return _("minute %(minute)d") % {"minute": minute}
