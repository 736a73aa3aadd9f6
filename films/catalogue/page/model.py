"""What a pasted page says, as data: every item knows the numbers of the lines it was read from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

Numbers = tuple[int, ...]


@dataclass(frozen=True)
class PageItem:
    numbers: Numbers

    @property
    def number(self) -> int:
        return self.numbers[0]


@dataclass(frozen=True)
class PageLine:
    number: int
    speaker: str
    text: str


@dataclass(frozen=True)
class PageDialogue(PageItem):
    title: str
    lines: tuple[PageLine, ...]


@dataclass(frozen=True)
class PageQuote(PageItem):
    speaker: str
    text: str


@dataclass(frozen=True)
class PageScene(PageItem):
    title: str
    summary: str
    context: str  # empty where the page has none


@dataclass(frozen=True)
class PageTrivia(PageItem):
    title: str
    fact: str
    why_it_matters: str  # empty where the page has none


@dataclass(frozen=True)
class PageTrack(PageItem):
    title: str
    by_whom: str
    usage: str


@dataclass(frozen=True)
class RelatedTitle(PageItem):
    title: str


@dataclass(frozen=True)
class Stretch(PageItem):
    """Lines that stand together and found no place, and why."""

    reason: str
    text: str  # of the first of them, cut


@dataclass(frozen=True)
class Page:
    film_title: str  # empty where the page does not name its film
    language: str  # of its markers; empty where it has none
    dialogues: tuple[PageDialogue, ...]
    quotes: tuple[PageQuote, ...]
    scenes: tuple[PageScene, ...]
    trivia: tuple[PageTrivia, ...]
    tracks: tuple[PageTrack, ...]
    related: tuple[RelatedTitle, ...]
    film_lines: Numbers  # where the film's title stands on its own
    boilerplate: Numbers  # the app's buttons and advertisement
    unplaced: tuple[Stretch, ...]

    @property
    def is_blank(self) -> bool:
        """Whether it holds nothing to import."""
        return not (self.dialogues or self.quotes or self.scenes or self.trivia or self.tracks)

    @property
    def line_count(self) -> int:
        return sum(len(dialogue.lines) for dialogue in self.dialogues)

    @property
    def scenes_without_context(self) -> list[PageScene]:
        return [scene for scene in self.scenes if not scene.context]

    def items(self) -> Iterator[PageItem]:
        """Everything that was placed, in no order."""
        for section in (self.dialogues, self.quotes, self.scenes, self.trivia, self.tracks, self.related):
            yield from section

    def spoken(self) -> Iterator[str]:
        """The names of those who speak, once for each line and quote."""
        for dialogue in self.dialogues:
            yield from (line.speaker for line in dialogue.lines)
        yield from (quote.speaker for quote in self.quotes)
