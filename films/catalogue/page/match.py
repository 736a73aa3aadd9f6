"""What of a pasted page a film has already: imported before, or made by somebody else and much alike."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any

from films.catalogue.page.model import PageDialogue, PageItem, PageQuote, PageScene, PageTrack, PageTrivia
from films.catalogue.page.names import in_latin
from films.catalogue.page.people import Cast
from films.catalogue.page.text import fold
from films.models import Film, Kind, Line, Moment
from films.slugs import slug_from

PREFIX = "page-"  # of the key of everything that a page brought
READABLE_MAX = 60  # characters of a key that tell a person what it is
KINDS: dict[type[PageItem], Kind] = {
    PageScene: Kind.SCENE,
    PageDialogue: Kind.DIALOGUE,
    PageQuote: Kind.QUOTE,
    PageTrivia: Kind.TRIVIA,
    PageTrack: Kind.TRACK,
}

Contents = tuple[object, ...]


class Status(StrEnum):
    NEW = "new"
    UNCHANGED = "unchanged"  # imported before, and as it was
    KEPT = "kept"  # imported before; it says otherwise now, and stays so
    REPEATED = "repeated"  # stands earlier on this page, word for word


def page_key(item: PageItem, *, source: str, occurrence: int) -> str:
    """The same for the same item of the same page, whenever it is imported."""
    kind, name = KINDS[type(item)], identity_of(item)
    readable = slug_from(in_latin(item.speaker if isinstance(item, PageQuote) else name), otherwise=kind)
    whole = "\0".join((source.casefold(), kind, name, str(occurrence)))
    return f"{PREFIX}{readable[:READABLE_MAX].strip('-')}-{hashlib.sha256(whole.encode()).hexdigest()[:8]}"


def identity_of(item: Any) -> str:
    """What two items of a kind have in common that look like duplicates: a quote's text, and else the title."""
    return fold(item.text if isinstance(item, PageQuote) else item.title)


class Stock:
    """The moments that a film has, to be compared with a page's."""

    def __init__(self, film: Film | None, cast: Cast) -> None:
        self.cast = cast
        self.moments: list[Moment] = list(film.moments.with_details().in_film_order()) if film else []
        self.slugs: dict[str, set[str]] = defaultdict(set)
        self.last_position: dict[str, int] = defaultdict(int)
        self._by_key = {(moment.kind, moment.key): moment for moment in self.moments}
        self._by_identity: dict[tuple[str, str], list[Moment]] = defaultdict(list)
        for moment in self.moments:
            self.slugs[moment.kind].add(moment.slug)
            self.last_position[moment.kind] = max(self.last_position[moment.kind], moment.position)
            if moment.merged_into_id is None:
                self._by_identity[moment.kind, _stored_identity(moment)].append(moment)
        self._lines = _lines_of([moment.pk for moment in self.moments if moment.key.startswith(PREFIX)])

    def imported(self, item: PageItem, key: str) -> tuple[Status, Moment | None]:
        """What an earlier import made of this item: under its own key, or of a page by another name, word for word."""
        if moment := self._by_key.get((KINDS[type(item)], key)):
            is_as_it_was = moment.merged_into_id or self._says_the_same(item, moment)
            return (Status.UNCHANGED if is_as_it_was else Status.KEPT), moment
        for moment in self.look_alikes(item):
            if moment.key.startswith(PREFIX) and self._says_the_same(item, moment):
                return Status.UNCHANGED, moment
        return Status.NEW, None

    def look_alikes(self, item: PageItem) -> list[Moment]:
        return self._by_identity[KINDS[type(item)], identity_of(item)]

    def _says_the_same(self, item: PageItem, moment: Moment) -> bool:
        stored = self._stored_contents(moment)
        said = said_by(item, self._speaker_key)
        return all(part in ("", there) for part, there in zip(said, stored, strict=True))

    def _speaker_key(self, speaker: str) -> object:
        character = self.cast.knows(speaker)
        return character.pk if character else fold(speaker)

    def _stored_contents(self, moment: Moment) -> Contents:
        own: Any = moment.detail
        match moment.kind:
            case Kind.DIALOGUE:
                return (_plain(moment.title), self._lines.get(moment.pk, ()))
            case Kind.QUOTE:
                return (moment.speaker_id, _plain(own.text))
            case Kind.SCENE:
                return tuple(map(_plain, (moment.title, own.summary, own.context)))
            case Kind.TRIVIA:
                return tuple(map(_plain, (moment.title, own.fact, own.why_it_matters)))
        return tuple(map(_plain, (moment.title, own.by_whom, own.usage)))


def said_by(item: PageItem, speaker_key: Callable[[str], object]) -> Contents:
    """What an item says, to be compared; an empty part is one that the page does not have."""
    match item:
        case PageDialogue():
            return (_plain(item.title), tuple((speaker_key(line.speaker), _plain(line.text)) for line in item.lines))
        case PageQuote():
            return (speaker_key(item.speaker), _plain(item.text))
        case PageScene():
            return tuple(map(_plain, (item.title, item.summary, item.context)))
        case PageTrivia():
            return tuple(map(_plain, (item.title, item.fact, item.why_it_matters)))
        case PageTrack():
            return tuple(map(_plain, (item.title, item.by_whom, item.usage)))
    raise TypeError(item)


def _stored_identity(moment: Moment) -> str:
    own: Any = moment.detail
    return fold(own.text if moment.kind == Kind.QUOTE else moment.title)


def _lines_of(moments: list[int]) -> Mapping[int, Contents]:
    """The lines of dialogues, as speaker and text."""
    lines: dict[int, Contents] = {}
    rows = Line.objects.filter(dialogue__in=moments).in_order().values_list("dialogue", "speaker", "text")
    for dialogue, speaker, text in rows:
        lines[dialogue] = (*lines.get(dialogue, ()), (speaker, _plain(text)))
    return lines


def _plain(text: str) -> str:
    """However it is broken into lines: a browser stores other line breaks than a file has."""
    return " ".join(text.split())
