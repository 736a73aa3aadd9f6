"""The places of a film up to which a text may say that it gives the story away."""

from __future__ import annotations

from itertools import groupby

from django.utils.translation import gettext as _

from community.models.progress import SEEN
from films.models import Film, Scene
from films.playhead import read_playhead, say_playhead

Choices = list[tuple[str | int, object]]


class SceneNamed(str):
    """A place that is named by the title of its scene, which is in the language of the catalogue."""

    __slots__ = ()


def places_of(film: Film) -> Choices:
    """By scene, titles being safe, grouped by episode in a series; at the end all of it. Two queries at most."""
    scenes = Scene.objects.of_film(film).published().filter(reveal_at__gt=0).order_by("reveal_at", "position", "id")
    rows = list(scenes.values_list("reveal_at", "title"))
    keys = {episode.ordinal: episode.key for episode in film.episodes.all()} if film.is_series else {}
    choices: Choices = []
    for ordinal, group in groupby(rows, key=lambda row: read_playhead(row[0]).ordinal):
        places = {reveal_at: _name(reveal_at, title, keys) for reveal_at, title in group}
        choices += [(_group(ordinal, keys), list(places.items()))] if ordinal else list(places.items())
    return [*choices, (SEEN, _("the very end"))]


def has_place(choices: Choices, playhead: int) -> bool:
    inner = (
        value
        for value, label in choices
        for value in ([place for place, _ in label] if isinstance(label, list) else [value])
    )
    return playhead in inner


def _name(reveal_at: int, title: str, keys: dict[int, str]) -> SceneNamed:
    """The last scene that shares a place names it."""
    return SceneNamed(_("%(title)s (%(place)s)") % {"title": title, "place": say_playhead(reveal_at, keys)})


def _group(ordinal: int, keys: dict[int, str]) -> str:
    key = keys.get(ordinal)
    return _("Episode %(key)s") % {"key": key or ordinal}
