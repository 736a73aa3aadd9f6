"""A film that does not exist, with everything that a film can have; no row of it is ever stored."""

from __future__ import annotations

import datetime as dt
from typing import Any, TypeVar

from django.utils import timezone
from django.utils.text import slugify

from films.models import (
    Character,
    Credit,
    Dialogue,
    Episode,
    Film,
    Line,
    Moment,
    Person,
    Quote,
    Scene,
    Track,
    Trivia,
)

AnyThing = TypeVar("AnyThing")
AnyMoment = TypeVar("AnyMoment", bound=Moment)
NOWHERE = 8_000_000  # and on: ids that no database at hand has come to
KNOWN = {"own_vote": None, "is_saved": False, "number_in_film": 3, "of_kind_count": 12}


def made(thing: AnyThing, **known: Any) -> AnyThing:
    """The same, knowing what the queries of a page would have let it know."""
    for name, value in known.items():
        setattr(thing, name, value)
    return thing


def film(number: int, title: str, **fields: Any) -> Film:
    told = {"pk": NOWHERE + number, "slug": slugify(title), "title": title, "year": 1962, **fields}
    return made(Film(**told), is_followed=False)


TRAM = film(
    1,
    "The Last Tram",
    original_title="Die letzte Bahn",
    original_language="de",
    running_minutes=94,
    accent=13,
    released_on=dt.date(1962, 10, 12),
    tagline="Ride until it remembers.",
    synopsis="The city gives up its trams one line after the other. On the last night of the last one, a conductor "
    "who has stopped calling the stations and a passenger without a ticket ride to the end, and past it.",
)
FERRY = film(2, "A Slow Ferry", accent=4, year=1971)
NIGHTS = film(3, "Night Depot", kind=Film.Kind.SERIES, accent=20, year=1966, end_year=1968)
FILMS = (TRAM, FERRY, NIGHTS)

ILSE = Person(
    pk=NOWHERE + 1,
    slug="ilse-brandt",
    name="Ilse Brandt",
    original_name="Ilse Brandtová",
    born_on=dt.date(1931, 4, 2),
    died_on=dt.date(2004, 11, 19),
    bio="She played in eleven films, said little in any of them, and is remembered for all.",
)
MARIKA = Character(
    pk=NOWHERE + 1,
    film=TRAM,
    slug="marika",
    name="Marika",
    original_name="Марика",
    played_by=ILSE,
    description="She has no ticket, and a suitcase that is not hers.",
)
KONRAD = Character(pk=NOWHERE + 2, film=TRAM, slug="konrad", name="Konrad Voss")
EPISODE = Episode(
    pk=NOWHERE + 1,
    film=NIGHTS,
    season=1,
    number=4,
    ordinal=4,
    title="Car 217",
    aired_on=dt.date(1966, 2, 11),
    running_minutes=25,
    synopsis="A tram comes home an hour before it left.",
)
CREDITS = [
    Credit(pk=NOWHERE + 1, film=TRAM, person=ILSE, job="director", detail="last scene"),
    Credit(pk=NOWHERE + 2, film=TRAM, person=ILSE, job="writer", note="Her name stands on the script alone."),
]


def moment(model: type[AnyMoment], number: int, title: str, **fields: Any) -> AnyMoment:
    told = {"film": TRAM, "slug": slugify(title), "title": title, **fields}
    one = model(id=NOWHERE + number, moment_ptr_id=NOWHERE + number, created_at=timezone.now(), **told)
    one._state.fields_cache[f"as_{one.kind}"] = one  # its own detail
    return made(one, **KNOWN)


def scene(**fields: Any) -> Scene:
    told = {
        "summary": "The tram is empty but for two. The conductor has stopped calling the stations, and nobody minds. "
        "Water stands as high as the doors.",
        "context": "Their only conversation, and neither of them finishes a sentence.",
        "starts_at": 750,
        "ends_at": 1_130,
        "is_estimated": True,
        "ups": 128,
        "score": 121,
        "downs": 7,
        "wilson": 0.9124,
        "fresh": 5.1e6,
    }
    return moment(Scene, 1, "The last stop", **told | fields)


def dialogue(**fields: Any) -> Dialogue:
    talk = moment(Dialogue, 2, "As far as the sea", context="It is all they ever say to each other.", **fields)
    return made(talk, opening_lines=lines(talk)[:2])


def lines(talk: Dialogue) -> list[Line]:
    said = [
        (MARIKA, "Does this one go as far as the sea?", "not looking up", 3),
        (KONRAD, "It goes as far as the depot. The sea is further.", "", 0),
        (KONRAD, "Everybody asks.", "", 0),
        (MARIKA, "Then I will ask again at the depot.", "", 100),
    ]
    numbered = enumerate(said, start=1)
    return [
        made(Line(pk=NOWHERE + n, dialogue=talk, key=f"l{n}", speaker=who, text=text, cue=cue), said_count=count)
        for n, (who, text, cue, count) in numbered
    ]


def quote(**fields: Any) -> Quote:
    told = {
        "text": "Ride until it remembers.",
        "original_text": "Fahr, bis sie sich erinnert.",
        "original_language": "de",
        "provenance": "secondary",
        "source": "Programme of the Lido retrospective, 1988, p. 14, https://example.org/lido.",
        "speaker": MARIKA,
        "ups": 41,
        "score": 41,
    }
    return moment(Quote, 3, "Marika, in The Last Tram", **told | fields)


def trivia(**fields: Any) -> Trivia:
    told = {
        "fact": "The tram was real, and drove a last time for the film; the museum wanted it back by seven.",
        "why_it_matters": "The hurry is in every shot.",
        "provenance": "secondary",
    }
    return moment(Trivia, 4, "The tram was real", **told | fields)


def track(**fields: Any) -> Track:
    told = {"by_whom": "Ilse Brandt", "usage": "Over the last ride, and once before, from a radio."}
    return moment(Track, 5, "Night Depot Waltz", **told | {"provenance": "secondary"} | fields)


def withheld(one: AnyMoment) -> AnyMoment:
    one.reveal_at = 43
    one.withhold()
    return one


def disputed(**fields: Any) -> Quote:
    return quote(provenance="disputed", note="Two programmes print it; no copy of the film has it.", **fields)


def kinds() -> list[Moment]:
    return [scene(), dialogue(), quote(), trivia(), track()]
