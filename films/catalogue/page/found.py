"""What a page's reader has found so far, by the places of its lines; at the end, the page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from films.catalogue.page.model import (
    Page,
    PageDialogue,
    PageLine,
    PageQuote,
    PageScene,
    PageTrack,
    PageTrivia,
    RelatedTitle,
    Stretch,
)
from films.catalogue.page.rows import Rows
from films.catalogue.page.words import read_track

EXCERPT_MAX = 70  # characters shown of a line that found no place


class Found:
    def __init__(self, rows: Rows) -> None:
        self.rows = rows
        self.dialogues: list[PageDialogue] = []
        self.quotes: list[PageQuote] = []
        self.scenes: list[PageScene] = []
        self.trivia: list[PageTrivia] = []
        self.tracks: list[PageTrack] = []
        self.related: list[RelatedTitle] = []
        self.film_places: list[int] = []
        self.left: list[tuple[int, str]] = []  # places and reasons
        self.has_seen_why = False

    def dialogue(self, heading: int, speeches: Sequence[range], used: Sequence[int]) -> None:
        lines = tuple(PageLine(self.rows[s[0]].number, self._name(s[0]), self._text(s[2:])) for s in speeches)
        self.dialogues.append(PageDialogue(self._numbers(used), self.rows.branded[heading] or "", lines))

    def quote(self, places: range) -> None:
        self.quotes.append(PageQuote(self._numbers(places), self._name(places[0]), self._text(places[1:-2])))

    def unmarked(self, section: range, *, closed_by: str) -> None:
        """A section that no marker ends: trivia once the trivia have begun, and a scene before."""
        title, prose = self.rows[section[0]].text, self._text(section[1:])
        if self.has_seen_why and closed_by != "context":
            self.trivia.append(PageTrivia(self._numbers(section), title, prose, ""))
        else:
            self.scenes.append(PageScene(self._numbers(section), title, prose, ""))

    def marked(self, section: range, marker: int, below: range) -> None:
        """A section, its marker, and the lines below that the marker's text goes on in."""
        title, prose = self.rows[section[0]].text, self._text(section[1:])
        reason = "\n\n".join(text for text in (self.marker_text(marker), self._text(below)) if text)
        numbers = self._numbers([*section, marker, *below])
        found = self.rows.markers[marker]
        if found and found.kind == "why":
            self.has_seen_why = True
            self.trivia.append(PageTrivia(numbers, title, prose, reason))
        else:
            self.scenes.append(PageScene(numbers, title, prose, reason))

    def marker_text(self, marker: int) -> str:
        found = self.rows.markers[marker]
        return found.text if found else ""

    def track(self, at: int) -> None:
        if track := read_track(self.rows[at].text, language=self.rows.language):
            self.tracks.append(PageTrack(self._numbers([at]), *track))

    def film_line(self, at: int) -> None:
        self.film_places.append(at)

    def related_film(self, at: int) -> None:
        self.related.append(RelatedTitle(self._numbers([at]), self.rows[at].text))

    def leave(self, places: Iterable[int], reason: str) -> None:
        self.left.extend((at, reason) for at in places)

    def page(self, *, boilerplate: Sequence[int]) -> Page:
        return Page(
            film_title=self.rows.film_title,
            language=self.rows.language,
            dialogues=tuple(self.dialogues),
            quotes=tuple(self.quotes),
            scenes=tuple(self.scenes),
            trivia=tuple(self.trivia),
            tracks=tuple(self.tracks),
            related=tuple(self.related),
            film_lines=self._numbers(self.film_places),
            boilerplate=tuple(boilerplate),
            unplaced=tuple(self._stretches()),
        )

    def _stretches(self) -> Iterable[Stretch]:
        """Neighbours that were left for one reason make one stretch."""
        stretch: list[int] = []
        reason_before = ""
        for at, reason in sorted(self.left):
            if stretch and (at != stretch[-1] + 1 or reason != reason_before):
                yield self._stretch(stretch, reason_before)
                stretch = []
            stretch.append(at)
            reason_before = reason
        if stretch:
            yield self._stretch(stretch, reason_before)

    def _stretch(self, places: Sequence[int], reason: str) -> Stretch:
        text = self.rows[places[0]].text
        return Stretch(self._numbers(places), reason, text if len(text) <= EXCERPT_MAX else text[:EXCERPT_MAX] + "…")

    def _numbers(self, places: Iterable[int]) -> tuple[int, ...]:
        return tuple(self.rows[at].number for at in places)

    def _name(self, at: int) -> str:
        return " ".join(self.rows[at].text.split())

    def _text(self, places: Iterable[int]) -> str:
        """Paragraphs as they stand: an empty line between those that had one."""
        text = ""
        for at in places:
            row = self.rows[at]
            text += row.text if not text else ("\n" if row.is_tight else "\n\n") + row.text
        return text
