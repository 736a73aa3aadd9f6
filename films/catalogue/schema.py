"""The shape of a pack: one YAML file per film. README.md explains it with an example.

Every class is one mapping of the file; unknown fields are refused. References between
entries (a quote's speaker, a dialogue's scene) are checked in `check.py`.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from films import limits

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
EPISODE = re.compile(r"\d{1,2}x\d{2,3}")
PLAYHEAD = re.compile(r"\d{1,2}x\d{2,3}@\d{1,3}")
TIMECODE = re.compile(r"(\d{1,2}):([0-5]\d):([0-5]\d)")
LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
VERBATIM_PROVENANCES = ("heard", "script", "secondary", "misattributed")


def _matching(pattern: re.Pattern[str], expected: str) -> AfterValidator:
    def check(value: str) -> str:
        if not pattern.fullmatch(value):
            raise ValueError(f"{value!r} does not fit: expected {expected}")
        return value

    return AfterValidator(check)


def _without_nul(value: str) -> str:
    if "\x00" in value or any("\ud800" <= character <= "\udfff" for character in value):
        raise ValueError("holds a NUL or half a character: expected readable text")
    return value


def _date(value: object) -> object:
    if isinstance(value, str):
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            raise ValueError(f"{value!r} is no date: expected YYYY-MM-DD") from None
    return value


def _playhead(value: int | str) -> int | str:
    if isinstance(value, str) and not PLAYHEAD.fullmatch(value):
        raise ValueError(f"{value!r} does not fit: expected a minute, or 1x05@20 in a series")
    return value


def _text(most: int) -> object:
    return Annotated[str, Field(min_length=1, max_length=most), AfterValidator(_without_nul)]


Slug = Annotated[str, Field(max_length=limits.KEY_MAX), _matching(SLUG, "a-z, 0-9 and single hyphens")]
EpisodeKey = Annotated[str, _matching(EPISODE, "season x number, as 1x05")]
Timecode = Annotated[str, _matching(TIMECODE, "h:mm:ss, as 1:02:30")]
Language = Annotated[str, Field(max_length=35), _matching(LANGUAGE, "a language tag, as ru or en-GB")]
LineReference = Annotated[str, _matching(re.compile(SLUG.pattern + "/" + SLUG.pattern), "dialogue-key/line-key")]
Playhead = Annotated[Annotated[int, Field(ge=0, le=999)] | str, AfterValidator(_playhead)]
Date = Annotated[dt.date, BeforeValidator(_date)]
Minutes = Annotated[int, Field(ge=1, le=999)]
Title = Annotated[str, Field(min_length=1, max_length=limits.TITLE_MAX), AfterValidator(_without_nul)]
Name = Annotated[str, Field(min_length=1, max_length=limits.NAME_MAX), AfterValidator(_without_nul)]
Label = Annotated[str, Field(min_length=1, max_length=limits.LABEL_MAX), AfterValidator(_without_nul)]
LineText = Annotated[str, Field(min_length=1, max_length=limits.LINE_MAX), AfterValidator(_without_nul)]
Prose = Annotated[str, Field(min_length=1, max_length=limits.PROSE_MAX), AfterValidator(_without_nul)]
Source = Annotated[str, Field(min_length=1, max_length=limits.SOURCE_MAX), AfterValidator(_without_nul)]
ImagePath = Annotated[str, Field(min_length=1, max_length=200), AfterValidator(_without_nul)]
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
    year: int = Field(ge=1870, le=2100)
    end_year: Annotated[int, Field(ge=1870, le=2100)] | None = None
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

    @model_validator(mode="after")
    def _provenance_is_backed(self) -> Self:
        if self.provenance in VERBATIM_PROVENANCES and not self.source:
            raise ValueError(f"provenance {self.provenance!r} without a source: expected a source")
        if self.provenance == "heard" and not self.starts_at:
            raise ValueError("provenance 'heard' without a time: expected starts_at")
        if self.provenance == "disputed" and not self.note:
            raise ValueError("provenance 'disputed' without a note: expected who contradicts it")
        if self.provenance == "disputed" and (self.starts_at or self.ends_at):
            raise ValueError("a disputed moment has no times: expected none")
        return self


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
