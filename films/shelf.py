"""One kind of a film's moments, narrowed and sorted as an address asks."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Count, Max, Model, Q
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from films.models import DOUBTFUL, Dialogue, Episode, Film, Kind, Moment, Scene
from films.models.moment_queryset import MomentQuerySet

Moments = MomentQuerySet[Moment]
EPISODE = re.compile(r"([0-9]{1,2})x([0-9]{1,3})")


class Sort(NamedTuple):
    name: str
    label: str | Promise
    by: str  # the column, as `page_by_key` takes it


SORTS = (
    Sort("film", gettext_lazy("In film order"), "position"),
    Sort("best", gettext_lazy("Best"), "-wilson"),
    Sort("fresh", gettext_lazy("Fresh"), "-fresh"),
    Sort("new", gettext_lazy("New"), "-created_at"),
)
WITHOUT_VOTES = tuple(sort for sort in SORTS if sort.name not in ("best", "fresh"))
BEGIN_WITH_BEST = (Kind.QUOTE,)  # the other kinds begin in film order


@dataclass(frozen=True)
class Shelf:
    moments: Moments
    sort: Sort
    sorts: tuple[Sort, ...]  # to choose from
    narrowed_to: list[Model]  # the character, scene, dialogue or episode that the address names
    count: int
    left_out: int  # doubtful ones, which have no place in "best"


def find_shelf(film: Film, kind: Kind, asked: Mapping[str, str], *, told: Q, by_votes: bool = True) -> Shelf:
    """Read an address' query. Raises Http404 for an order or a narrowing that this film does not have.

    Of dialogues that are not `told`, a condition on moments, no speaker is told either.
    Unless it may go `by_votes`, film order answers where those were asked for: what comes first would tell a score.
    """
    moments, narrowed_to = _narrow(film.moments.published().of_kind(kind), film, asked, told)
    is_doubtful = Q(provenance__in=DOUBTFUL)
    counts = moments.aggregate(all=Count("pk"), doubtful=Count("pk", filter=is_doubtful), best=Max("wilson"))
    # Before anybody has voted nothing is best, and the end of the film would come first.
    first_sort = "best" if kind in BEGIN_WITH_BEST and counts["best"] else "film"
    sort, sorts = _sort(asked.get("sort") or first_sort), SORTS if by_votes else WITHOUT_VOTES
    if sort not in sorts:
        sort = _sort("film")
    if sort.name == "best":
        return Shelf(moments.best(), sort, sorts, narrowed_to, counts["all"], counts["doubtful"])
    return Shelf(moments, sort, sorts, narrowed_to, counts["all"], 0)


def _sort(name: str) -> Sort:
    for sort in SORTS:
        if sort.name == name:
            return sort
    raise Http404(_("There is no such order. Lists go in film order, by best, by fresh or by new."))


def _narrow(moments: Moments, film: Film, asked: Mapping[str, str], told: Q) -> tuple[Moments, list[Model]]:
    narrowed_to: list[Model] = []
    if slug := asked.get("speaker"):
        narrowed_to.append(character := get_object_or_404(film.characters.published(), slug=slug))
        moments = moments.involving(character, told=told)
    if slug := asked.get("scene"):
        narrowed_to.append(scene := get_object_or_404(Scene.objects.of_film(film).published(), slug=slug))
        moments = moments.filter(scene=scene)
    if slug := asked.get("dialogue"):
        narrowed_to.append(dialogue := get_object_or_404(Dialogue.objects.of_film(film).published(), slug=slug))
        moments = moments.filter(as_quote__line__dialogue=dialogue)
    if key := asked.get("episode"):
        narrowed_to.append(episode := _episode(film, key))
        moments = moments.of_episode(episode)
    return moments, narrowed_to


def _episode(film: Film, key: str) -> Episode:
    written = EPISODE.fullmatch(key)
    if not written:
        raise Http404(_("Episodes are written as season and number: 1x05."))
    return get_object_or_404(film.episodes.published(), season=int(written[1]), number=int(written[2]))
