"""How pages put into words where a reader is in a work."""

from __future__ import annotations

from django.utils.translation import gettext as _

from community.models.progress import NOT_SEEN, SEEN
from community.reading.reach import Place
from films.models import Film
from films.playhead import read_playhead, say_playhead
from films.quotation_marks import named


def state_of(place: Place | None, *, is_told: bool) -> str:
    """One word for templates: seen, begun, unseen; or, where nothing was said, common or kept."""
    if place is None:
        return "common" if is_told else "kept"
    return {SEEN: "seen", NOT_SEEN: "unseen"}.get(place.playhead, "begun")


def say_what_is_told(film: Film, place: Place | None, *, before: Place | None = None) -> str:
    """What a reader hears who has just said how far they have got, and had told so much `before`."""
    told = [_say_how_far(film, place)]
    if place and place.keeps_all_back:
        told.append(_("Its scores and what is said of it are kept back, too, until you have seen it."))
    elif before and before.keeps_all_back:
        told.append(_("Its scores and what is said of it are shown again."))
    return " ".join(told)


def _say_how_far(film: Film, place: Place | None) -> str:
    if place is None:
        return _("Kept. From now on the age of %(film)s decides what is told of it.") % {"film": named(film.title)}
    told = {
        SEEN: _("Kept. Pages tell you all of %(film)s from now on."),
        NOT_SEEN: _("Kept. Pages tell you nothing of what happens in %(film)s."),
    }
    if said := told.get(place.playhead):
        return said % {"film": named(film.title)}
    so_far = {"film": named(film.title), "place": say_place(film, place)}
    return _("Kept. Pages tell you what happens in %(film)s up to %(place)s.") % so_far


def say_place(film: Film, place: Place) -> str:
    """For one that is neither the beginning nor the end: "minute 43", "1x08, minute 20"; a query in a series."""
    ordinal = read_playhead(place.playhead).ordinal
    episodes = film.episodes.filter(ordinal=ordinal) if ordinal else []
    return say_playhead(place.playhead, {episode.ordinal: episode.key for episode in episodes})
