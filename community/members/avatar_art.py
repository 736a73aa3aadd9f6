"""Draws a picture for a member who has none: the same username always gets the same one.

Small cousins of the drawn posters: one motif of a few shapes, cheap enough for a talk of hundreds.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from community.members.avatar_motifs import MOTIFS, SIDE, Inks
from films.models.film import ACCENTS
from films.poster_art.chance import Chance
from films.poster_art.shapes import Shape, Tone, block

INKS = (
    Inks(Tone.GROUND, Tone.SPOT, Tone.PALE),
    Inks(Tone.GROUND, Tone.PALE, Tone.COUNTER),
    Inks(Tone.DEEP, Tone.PALE, Tone.GROUND),
    Inks(Tone.SPOT, Tone.GROUND, Tone.PALE),
    Inks(Tone.PALE, Tone.DEEP, Tone.GROUND),
)


class Avatar(NamedTuple):
    accent: int
    shapes: list[Shape]


@lru_cache(maxsize=4_096)
def draw_avatar(username: str) -> Avatar:
    """On a sheet of 48 by 48; how the username is cased makes no difference."""
    chance = Chance(username.casefold())
    accent, inks, motif = chance.pick(range(ACCENTS)), chance.pick(INKS), chance.pick(MOTIFS)
    return Avatar(accent, [block(inks.back, 0, 0, SIDE, SIDE), *motif(chance, inks)])
