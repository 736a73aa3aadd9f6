"""The pages of that film, as their views would fill them."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from community.styleguide.film import (
    CREDITS,
    EPISODE,
    FERRY,
    KONRAD,
    MARIKA,
    NIGHTS,
    TRAM,
    dialogue,
    kinds,
    lines,
    moment,
    scene,
)
from films.bubbles import in_bubbles
from films.crumbs import Crumb, film_crumbs
from films.groups import Group
from films.hub import Hub, Label
from films.models import SECTION_TITLES, Credit, Kind, Moment, Scene
from films.pulse import Pulse, take_pulse
from films.work import Job, Work

BEATS = ("Depot", "The first bell", "Water", "No ticket", "The bridge", "Last stop", "The sea")
MINUTES, SCORES = (2, 9, 21, 34, 52, 71, 90), (4, 9, 2, 60, 15, 0, 120)


def page_of(one: Moment, **more: Any) -> dict[str, Any]:
    """What the page of a moment is given."""
    shared = {"moment": one, "film": one.film, "permalink": f"https://reelive.example/m/{one.pk}/"}
    return {**shared, "revealed_up_to": "minute 43" if one.reveal_at else "", "crumbs": crumbs(one.title), **more}


def page_of_dialogue() -> dict[str, Any]:
    talk = dialogue()
    said = lines(talk)
    return page_of(talk, lines=said, bubbles=in_bubbles(said))


def crumbs(title: str) -> list[Crumb]:
    return [*film_crumbs(TRAM), Crumb(title)]


def pulse() -> Pulse:
    told = [
        moment(Scene, 20 + n, title, starts_at=minute * 60, score=score, ups=score)
        for n, (title, minute, score) in enumerate(zip(BEATS, MINUTES, SCORES, strict=True))
    ]
    return take_pulse(TRAM, told)


def hub() -> Hub:
    best = [Group(Kind(one.kind), str(SECTION_TITLES[Kind(one.kind)]), [one], 7, "#") for one in kinds()]
    return Hub(
        film=TRAM,
        countries=[Label("country", "Austria", "austria")],
        genres=[Label("genre", "Drama", "drama"), Label("genre", "Night", "night")],
        jobs=jobs(),
        characters=[MARIKA, KONRAD],
        more_characters=[],
        seasons=[(1, [EPISODE])],
        scenes=[scene()],
        pulse=pulse(),
        left_out=[],
        groups=best[:2],
        related=[FERRY, NIGHTS],
    )


def jobs() -> list[tuple[str, list[Credit]]]:
    return [(str(credit.get_job_display()), [credit]) for credit in CREDITS]


def work() -> list[Work]:
    job = Job("Director", details=["last scene"], notes=["Disputed by her sister."])
    return [Work(TRAM, {"director": job}, [MARIKA]), Work(NIGHTS, {"writer": Job("Writer", episodes=["1x04"])})]


def alias(name: str) -> SimpleNamespace:
    return SimpleNamespace(name=name)
