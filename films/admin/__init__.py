"""The admin of the catalogue: one module for each noun."""

from films.admin import (
    character,
    credit,
    dialogue,
    episode,
    film,
    label,
    moment,
    person,
    quote,
    scene,
    track,
    trivia,
)

__all__ = [
    "character",
    "credit",
    "dialogue",
    "episode",
    "film",
    "label",
    "moment",
    "person",
    "quote",
    "scene",
    "track",
    "trivia",
]
