"""Everything that the page of a film shows, in seven queries however much there is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple

from django.db.models import Value
from django.urls import reverse

from films.asking import Reader
from films.cards import bring_opening_lines
from films.groups import Group
from films.models import DOUBTFUL, SECTION_TITLES, Character, Credit, Episode, Film, Kind, Moment
from films.pulse import Pulse, take_pulse

BEST_OF_EACH_KIND = 3
PULSE_OF_EACH_KIND = 60  # the best; more could not be told apart
SCENES_MAX = 60  # by title; the list of scenes has the rest
RELATED_MAX = 6
CHARACTERS_SHOWN = 12  # the rest are folded: a series can have a hundred


class Label(NamedTuple):
    """A country or a genre."""

    of: str
    name: str
    slug: str


@dataclass(frozen=True)
class Hub:
    film: Film
    countries: list[Label]
    genres: list[Label]
    jobs: list[tuple[str, list[Credit]]]
    characters: list[Character]  # the first of them
    more_characters: list[Character]
    seasons: list[tuple[int, list[Episode]]]
    scenes: list[Moment]
    pulse: Pulse
    groups: list[Group]  # of each kind, the best
    related: list[Film]
    left_out: list[Moment]  # by other rules of the reader than one about the film


def open_hub(film: Film, reader: Reader) -> Hub:
    labels = _labels(film)
    characters = list(film.characters.published().select_related("played_by", "film").in_order())
    episodes = list(film.episodes.published().select_related("film").in_order()) if film.is_series else []
    found = _moments(film, reader)
    moments = [moment for moment in found if not moment.is_left_out]
    return Hub(
        film=film,
        countries=[label for label in labels if label.of == "country"],
        genres=[label for label in labels if label.of == "genre"],
        jobs=_by_job(film),
        characters=characters[:CHARACTERS_SHOWN],
        more_characters=characters[CHARACTERS_SHOWN:],
        seasons=_by_season(episodes),
        scenes=_first_scenes(moments),
        groups=_best(film, moments),
        pulse=take_pulse(film, sorted(moments, key=attrgetter("number_in_film")), episodes),
        related=list(film.related.published().order_by("title", "id")[:RELATED_MAX]),
        left_out=[moment for moment in found if moment.is_left_out],
    )


def _labels(film: Film) -> list[Label]:
    """Countries and genres by name, in one query for both."""
    rows = [
        labels.order_by().annotate(of=Value(of)).values_list("of", "name", "slug")
        for of, labels in (("country", film.countries.all()), ("genre", film.genres.all()))
    ]
    return [Label(*row) for row in rows[0].union(rows[1]).order_by("name")]


def _by_job(film: Film) -> list[tuple[str, list[Credit]]]:
    """Jobs in the order in which they matter; episodes' own credits stand on the pages of episodes."""
    order = {job: place for place, job in enumerate(Credit.Job.values)}
    shown = film.credits.published().filter(episode=None, person__is_published=True).select_related("person")
    ordered = sorted(shown.order_by("position", "id"), key=lambda credit: order[credit.job])
    return [(str(Credit.Job(job).label), list(group)) for job, group in groupby(ordered, key=attrgetter("job"))]


def _by_season(episodes: Iterable[Episode]) -> list[tuple[int, list[Episode]]]:
    return [(season, list(group)) for season, group in groupby(episodes, key=attrgetter("season"))]


def _moments(film: Film, reader: Reader) -> list[Any]:
    """All that the pulse can hold, the best of each kind and the first scenes among them."""
    by_votes = not reader.hears_no_score_of(film)
    found = film.moments.published().best_of_each_kind(PULSE_OF_EACH_KIND, scenes=SCENES_MAX, by_votes=by_votes)
    return list(reader.lens(found.with_details(), film=film, where="lists"))


def _first_scenes(moments: list[Any]) -> list[Moment]:
    scenes = [moment for moment in moments if moment.kind == Kind.SCENE and moment.number_in_film <= SCENES_MAX]
    return sorted(scenes, key=attrgetter("number_in_film"))


def _best(film: Film, moments: list[Any]) -> list[Group]:
    """Doubtful moments are counted, since the list holds them, but are no one's best."""
    best = [moment for moment in moments if moment.place_in_kind <= BEST_OF_EACH_KIND]
    bring_opening_lines(best)
    groups = [(kind, [moment for moment in best if moment.kind == kind]) for kind in Kind]
    return [_group(film, kind, found) for kind, found in groups if found]


def _group(film: Film, kind: Kind, moments: list[Moment]) -> Group:
    count: int = getattr(moments[0], "of_kind_count")  # noqa: B009 - an annotation, unknown to the model
    best = [moment for moment in moments if moment.provenance not in DOUBTFUL]
    return Group(kind, str(SECTION_TITLES[kind]), best, count, reverse(f"films:{kind}-list", args=[film.slug]))
