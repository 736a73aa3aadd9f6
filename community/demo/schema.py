"""The shape of the files in fixtures/community/demo/: members, what they wrote, and what they relived.

All times are ages, counted back from the day of loading, so that the place looks alive whenever it is loaded.
Every class is one mapping of a file; unknown fields are refused. What entries say of one another, and of the
catalogue, stands in `references.py`.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints

from community import limits
from films.catalogue.read.problem import shown
from films.catalogue.read.schema import ONE_LINE, READABLE, Entry, Playhead, Slug
from films.models.kind import SECTIONS

AGE = re.compile(r"(?:(\d{1,3})d)? ?(?:(\d{1,3})h)? ?(?:(\d{1,3})m)?")
ADDRESS = re.compile(rf"[-a-z0-9]+/(?:{'|'.join(SECTIONS.values())})/[-a-z0-9]+")
WRAP = re.compile(r"(?<=\S) *\n(?!\n| *(?:[-*>#]|\d+\.) ) *(?=\S)")
CJK = "[\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef]"
BETWEEN_CJK = re.compile(f"(?<={CJK}) (?={CJK})")  # they write without spaces
VOTES_MAX = 500


def age(value: object) -> dt.timedelta:
    """Read `3d 4h`, `52h` or `20m`: some time, never none."""
    if isinstance(value, str) and (match := AGE.fullmatch(value)):
        days, hours, minutes = (int(part or 0) for part in match.groups())
        if found := dt.timedelta(days=days, hours=hours, minutes=minutes):
            return found
    raise ValueError(f"{shown(value)} is no time: expected days, hours and minutes, as 3d 4h or 20m")


def address(value: str) -> str:
    if not ADDRESS.fullmatch(value):
        raise ValueError(f"{shown(value)} names no moment: expected film/section/slug, as up/scenes/jar")
    return value


def unwrapped(value: str) -> str:
    """Join the lines of a paragraph: the files wrap them, while the site breaks where a member does."""
    joined = WRAP.sub(" ", value)
    return BETWEEN_CJK.sub("", joined)


def _text(most: int, least: int = 1) -> StringConstraints:
    return StringConstraints(strip_whitespace=True, min_length=least, max_length=most)


Age = Annotated[dt.timedelta, BeforeValidator(age)]
Address = Annotated[str, AfterValidator(address)]
Count = Annotated[int, Field(ge=0, le=VOTES_MAX)]
Username = Annotated[str, _text(30)]
Title = Annotated[str, _text(limits.POST_TITLE_MAX, limits.POST_TITLE_MIN), READABLE, ONE_LINE]
Tag = Annotated[str, _text(limits.TAG_MAX), READABLE, ONE_LINE]
PostText = Annotated[str, _text(limits.POST_MAX), READABLE, AfterValidator(unwrapped)]
CommentText = Annotated[str, _text(limits.COMMENT_MAX), READABLE, AfterValidator(unwrapped)]


class SavedEntry(Entry):
    moment: Address
    note: Annotated[str, _text(limits.NOTE_MAX), READABLE, AfterValidator(unwrapped)] | None = None


class MemberEntry(Entry):
    username: Username
    name: Annotated[str, _text(limits.DISPLAY_NAME_MAX), READABLE, ONE_LINE] | None = None
    joined: Age
    bio: Annotated[str, _text(limits.BIO_MAX), READABLE, AfterValidator(unwrapped)] | None = None
    films: list[Slug] = Field(default=[], max_length=limits.FAVOURITES_MAX)
    moments: list[Address] = Field(default=[], max_length=limits.FAVOURITES_MAX)
    follows: list[Username] = Field(default=[])
    follows_films: list[Slug] = Field(default=[])
    shows_relived: bool = False
    saved: list[SavedEntry] = Field(default=[])


class VersionEntry(Entry):
    """What an edit made of a text, some time after it was posted."""

    after: Age
    text: CommentText


class WritingEntry(Entry):
    """What posts and comments have in common."""

    by: Username
    ups: Count | None = None  # the spread decides where nobody else does
    downs: Count | None = None
    edited: list[VersionEntry] = Field(default=[])  # each later than the one before
    deleted_after: Age | None = None
    disowned_after: Age | None = None


class CommentEntry(WritingEntry):
    key: Slug | None = None  # for replies to name it; `dug-was-right-2` for the second of a member in a talk
    to: Slug | None = None  # a key, or a member, whose last comment above is meant; else it answers the subject
    after: Age | None = None  # how long after what it answers
    ago: Age | None = None  # instead, where it answers a moment
    line: Slug | None = None  # of the dialogue that is talked about
    reveal_at: Playhead | None = None  # that of what it answers, unless given
    text: CommentText


class PostEntry(WritingEntry):
    key: Slug
    kind: Literal["talk", "question", "theory", "review"]
    title: Title
    film: Slug | None = None
    moment: Address | None = None
    tags: list[Tag] = Field(default=[], max_length=limits.TAGS_MAX)
    ago: Age
    reveal_at: Playhead = 0
    text: PostText
    talk: list[CommentEntry] = Field(default=[])


class TalkEntry(Entry):
    """The talk under a moment itself."""

    moment: Address
    talk: list[CommentEntry] = Field(min_length=1)


class FavourEntry(Entry):
    """How many relived a moment, and for how many it was nothing."""

    moment: Address
    ups: Count
    downs: Count = 0
    lately: bool = False  # most of them in the last days


class DemoFile(Entry):
    """A whole file; all files together are the demo."""

    members: list[MemberEntry] = Field(default=[])
    quiet: list[Username] = Field(default=[])  # they vote, and say nothing
    posts: list[PostEntry] = Field(default=[])
    talks: list[TalkEntry] = Field(default=[])
    favours: list[FavourEntry] = Field(default=[])


# The entries of each list, wherever it stands.
ENTRIES: dict[str, type[Entry]] = {
    "members": MemberEntry,
    "saved": SavedEntry,
    "posts": PostEntry,
    "talks": TalkEntry,
    "talk": CommentEntry,
    "edited": VersionEntry,
    "favours": FavourEntry,
}
