"""How pages put into words where a reader is in a work."""

from __future__ import annotations

from community.models.progress import NOT_SEEN, SEEN
from community.reading.reach import Place
from films.models import Film
from films.playhead import read_playhead, say_playhead


def state_of(place: Place | None, *, is_told: bool) -> str:
    """One word for templates: seen, begun, unseen; or, where nothing was said, common or kept."""
    if place is None:
        return "common" if is_told else "kept"
    return {SEEN: "seen", NOT_SEEN: "unseen"}.get(place.playhead, "begun")


def say_place(film: Film, place: Place) -> str:
    """For one that is neither the beginning nor the end: "minute 43", "1x08, minute 20"; a query in a series."""
    ordinal = read_playhead(place.playhead).ordinal
    episodes = film.episodes.filter(ordinal=ordinal) if ordinal else []
    return say_playhead(place.playhead, {episode.ordinal: episode.key for episode in episodes})
