"""The shape of a pack: one YAML file per film. README.md explains it with an example.

Every class is one mapping of the file, in the order of its fields; unknown fields are refused.
What fields say together stands in `rules.py`, what entries say of one another in `references.py`.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from films import limits
from films.catalogue.read import writing


def _up_to(most: int) -> StringConstraints:
    return StringConstraints(strip_whitespace=True, min_length=1, max_length=most)


READABLE = AfterValidator(writing.readable)
ONE_LINE = AfterValidator(writing.on_one_line)

Slug = Annotated[str, _up_to(limits.KEY_MAX), AfterValidator(writing.slug)]
LineReference = Annotated[str, AfterValidator(writing.line_reference)]
EpisodeKey = Annotated[str, AfterValidator(writing.episode)]
Playhead = Annotated[int | str, BeforeValidator(writing.playhead)]
Timecode = Annotated[str, AfterValidator(writing.timecode)]
Language = Annotated[str, _up_to(35), AfterValidator(writing.language)]
Date = Annotated[dt.date, BeforeValidator(writing.date)]
Minutes = Annotated[int, Field(ge=1, le=999)]
Year = Annotated[int, Field(ge=1870, le=2100)]
Title = Annotated[str, _up_to(limits.TITLE_MAX), READABLE, ONE_LINE]
Name = Annotated[str, _up_to(limits.NAME_MAX), READABLE, ONE_LINE]
Label = Annotated[str, _up_to(limits.LABEL_MAX), READABLE, ONE_LINE]
Source = Annotated[str, _up_to(limits.SOURCE_MAX), READABLE, ONE_LINE]
ImagePath = Annotated[str, _up_to(200), READABLE, ONE_LINE]
LineText = Annotated[str, _up_to(limits.LINE_MAX), READABLE]
Prose = Annotated[str, _up_to(limits.PROSE_MAX), READABLE]
Provenance = Literal["heard", "script", "secondary", "retold", "disputed", "misattributed"]
Job = Literal[
    "director", "writer", "author", "producer", "cinematographer", "editor", "composer",
    "designer", "costumes", "sound", "animation", "narrator", "creator", "cast", "other",
]  # fmt: skip


class Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class FilmEntry(Entry):
    slug: Slug
    kind: Literal["film", "series"] = "film"
    title: Title
    original_title: Title | None = None
    original_language: Language | None = None
    year: Year
    end_year: Year | None = None
    released_on: Date | None = None
    running_minutes: Minutes | None = None  # of the film, or of a usual episode
    countries: list[Name] = []
    genres: list[Name] = []
    tagline: Label | None = None  # one line of ours that gives nothing away
    synopsis: Prose | None = None  # gives nothing away either
    accent: int = Field(default=0, ge=0, le=23)
    poster: ImagePath | None = None
    sources: list[Source] = []  # where the facts of this pack come from
    related: list[Slug] = []


class PersonEntry(Entry):
    slug: Slug
    name: Name
    original_name: Name | None = None
    born_on: Date | None = None
    died_on: Date | None = None
    bio: Prose | None = None


class CreditEntry(Entry):
    person: Slug
    job: Job
    detail: Label | None = None  # "screenplay, from his play"
    episode: EpisodeKey | None = None
    note: Prose | None = None  # a dispute about this credit, and how we know


class CharacterEntry(Entry):
    slug: Slug
    name: Name
    original_name: Name | None = None
    aliases: list[Name] = []
    played_by: Slug | None = None
    description: Prose | None = None
    portrait: ImagePath | None = None


class EpisodeEntry(Entry):
    season: int = Field(ge=0, le=99)
    number: int = Field(ge=1, le=999)
    title: Title
    aired_on: Date | None = None
    running_minutes: Minutes | None = None
    synopsis: Prose | None = None


class MomentEntry(Entry):
    """What scenes, dialogues, quotes, trivia and tracks have in common."""

    key: Slug
    slug: Slug | None = None  # its address; the key, unless a curator chose another
    title: Title
    scene: Slug | None = None
    episode: EpisodeKey | None = None
    starts_at: Timecode | None = None
    ends_at: Timecode | None = None
    estimated: bool = False  # the two times are our estimate
    reveal_at: Playhead = 0
    provenance: Provenance
    source: Source | None = None
    note: Prose | None = None  # what is disputed, and by whom


class SceneEntry(MomentEntry):
    provenance: Provenance = "retold"
    summary: Prose
    context: Prose | None = None  # why it matters in the film
    still: ImagePath | None = None


class LineEntry(Entry):
    key: Slug | None = None  # its place in the dialogue, unless given
    speaker: Slug
    text: LineText
    cue: Label | None = None  # how it is said, or what happens meanwhile


class DialogueEntry(MomentEntry):
    provenance: Provenance = "retold"
    context: Prose
    lines: list[LineEntry] = Field(min_length=1, max_length=500)


class QuoteEntry(MomentEntry):
    title: Title | None = None  # type: ignore[assignment]
    speaker: Slug | None = None
    text: LineText
    language: Language = "en"
    original_text: LineText | None = None
    original_language: Language | None = None
    line: LineReference | None = None


class TriviaEntry(MomentEntry):
    provenance: Provenance = "secondary"
    fact: Prose
    why_it_matters: Prose | None = None


class TrackEntry(MomentEntry):
    provenance: Provenance = "secondary"
    by_whom: Label | None = None
    usage: Label | None = None


class Pack(Entry):
    """A whole file: a film and everything that hangs on it, in the order to be shown."""

    film: FilmEntry
    people: list[PersonEntry] = []
    credits: list[CreditEntry] = []
    characters: list[CharacterEntry] = []
    episodes: list[EpisodeEntry] = []
    scenes: list[SceneEntry] = []
    dialogues: list[DialogueEntry] = []
    quotes: list[QuoteEntry] = []
    trivia: list[TriviaEntry] = []
    soundtrack: list[TrackEntry] = []


# The entries of each list of a pack.
ENTRIES: dict[str, type[Entry]] = {
    "people": PersonEntry,
    "credits": CreditEntry,
    "characters": CharacterEntry,
    "episodes": EpisodeEntry,
    "scenes": SceneEntry,
    "dialogues": DialogueEntry,
    "quotes": QuoteEntry,
    "trivia": TriviaEntry,
    "soundtrack": TrackEntry,
}
