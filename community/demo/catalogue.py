"""What the demo speaks of, looked up in the catalogue that is loaded."""

from __future__ import annotations

from dataclasses import dataclass, field

from films.models import Episode, Film, Line, Moment
from films.models.kind import SECTIONS


@dataclass(frozen=True)
class Catalogue:
    """Published films by slug, their moments by address, lines by (address, key), ordinals of episodes by film."""

    films: dict[str, Film]
    moments: dict[str, Moment]
    lines: dict[tuple[str, str], Line]
    ordinals: dict[str, dict[str, int]] = field(default_factory=dict)


def look_up() -> Catalogue:
    """Take the whole catalogue along: the demo is loaded into small ones."""
    films = {film.slug: film for film in Film.objects.filter(is_published=True)}
    moments = {address_of(moment): moment for moment in Moment.objects.public().select_related("film")}
    addresses = {moment.pk: address for address, moment in moments.items()}
    published = Line.objects.filter(is_published=True, dialogue__in=list(addresses))
    lines = {(addresses[line.dialogue_id], line.key): line for line in published}
    ordinals: dict[str, dict[str, int]] = {slug: {} for slug in films}
    for episode in Episode.objects.filter(film__in=films.values()).select_related("film"):
        ordinals[episode.film.slug][episode.key] = episode.ordinal
    return Catalogue(films, moments, lines, ordinals)


def address_of(moment: Moment) -> str:
    """As the demo's files write it: late-spring/scenes/an-apple."""
    return f"{moment.film.slug}/{SECTIONS[moment.kind]}/{moment.slug}"  # type: ignore[index]
