"""The pasted page: a film's moments as plain text, read into `page_model.Page`.

The format, block by block. Empty lines part paragraphs and mean nothing else; their number is free.

    Title, Reelive                      a dialogue: its title, then for each line
    Speaker                             the speaker's name twice
    Speaker
    What they say.                      and the text, of one paragraph or more

    Speaker                             a quote: its speaker,
    What they say.                      the text, of one paragraph or more,
    Speaker                             the speaker again
    Film, Reelive                       and the film that the page is about

    Film                                the film's title, on its own, announces music
    Title by whom, usage                a track: see `page_words.read_track`

    Title                               a scene: its title,
    Prose.                              its summary, of one paragraph or more,
    Context: why it matters.            and its context

    Title                               trivia, likewise
    Prose.
    Why it matters: because.

    Title                               at the end of the page: related films, one a line

`Context:`, `Why it matters:`, ` by ` and the label of the app's button may stand in any language of
`page_words.WORDS`; `Reelive` never changes, and the comma before it may be any of `page_words.COMMAS`.
A dialogue's heading is followed by a name that stands twice; a quote's film line is preceded by the
name that began it. A title shows no sentence's end, and prose does. Prose that no marker ends is a
scene without context, or past the first "Why it matters" a piece of trivia without it. The app's
buttons and its advertisement are skipped as boilerplate. Whatever fits nowhere is unplaced; no line
that shows something is left out.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from films.catalogue.page.boilerplate import split_boilerplate
from films.catalogue.page.found import Found
from films.catalogue.page.model import Page
from films.catalogue.page.rows import Rows, is_prose, is_surely_prose
from films.catalogue.page.sections import split_run
from films.catalogue.page.text import split_rows


def read_page(text: str) -> Page:
    """Read a page's text. Raises PageError where it is no page at all."""
    content, boilerplate, breaks = split_boilerplate(split_rows(text))
    reader = _Reader(Rows(content, breaks))
    reader.read()
    return reader.found.page(boilerplate=[row.number for row in boilerplate])


class _Reader:
    """Reads one block after the other; `at` is the place of the line to be read next."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows
        self.found = Found(rows)
        self.at = 0

    def read(self) -> None:
        if not self.rows.has_structure:
            self._leave(len(self.rows), _("a text without any heading, quote or marker that a film page has"))
        while self.at < len(self.rows):
            if self.rows.is_heading(self.at):
                self._read_dialogue()
            elif (end := self.rows.quote_end(self.at)) is not None:
                self._read_quote(end)
            elif self.rows.branded[self.at] is not None:
                self._leave(self.at + 1, _("a heading with no line of dialogue below it, and no quote above"))
            elif self.rows.is_pair(self.at):
                self._leave(self._stray_end(self.at + 2), _("spoken outside of any dialogue"))
            else:
                self._read_run()

    # -- Dialogues and quotes ------------------------------------------------------------

    def _read_dialogue(self) -> None:
        heading, used, lines = self.at, [self.at], []
        self.at += 1
        while self.rows.is_pair(self.at) or self._is_name_without_line():
            if not self.rows.is_pair(self.at):
                self._leave(self._stray_end(self.at + 1), _("after a name that stands once: a line needs it twice"))
            elif (end := self._text_end(self.at + 2)) == self.at + 2:
                self._leave(end, _("a speaker without a line"))
            else:
                lines.append(range(self.at, end))
                used.extend(range(self.at, end))
                self.at = end
        if lines:
            self.found.dialogue(heading, lines, used)
        else:
            self.found.leave(used, _("a dialogue without a line"))

    def _is_name_without_line(self) -> bool:
        """Whether a known name stands once where a dialogue might go on."""
        if self.at >= len(self.rows) or self.at in self.rows.breaks or self.rows[self.at].folded not in self.rows.names:
            return False
        stop = self._next_stop(self.at + 1)
        ends_section = stop < len(self.rows) and self.rows.markers[stop]
        return not (ends_section or self.rows.is_structure(self.at))

    def _text_end(self, start: int) -> int:
        """Where the text ends that begins at `start`; `start` itself where there is none."""
        if start >= len(self.rows) or start in self.rows.breaks or self.rows.branded[start] or self.rows.markers[start]:
            return start
        if self.rows.is_pair(start) and not self.rows.is_pair(start + 1):  # a name three times is spoken once
            return start
        end = start + 1
        while end < len(self.rows) and not self._ends_text(end):
            end += 1
        if end == len(self.rows):
            return self._before_related(start + 1)
        return self._before_sections(start + 1, end) if self.rows.markers[end] else end

    def _ends_text(self, at: int) -> bool:
        rows = self.rows
        return at in rows.breaks or rows.is_structure(at) or rows.is_film_line(at) or rows[at].folded in rows.names

    def _before_related(self, start: int) -> int:
        """The page ends in a dialogue: titles that stand apart below its last line are related films."""
        end = len(self.rows)
        while end > start and not (is_prose(self.rows[end - 1]) or self.rows[end - 1].is_tight):
            end -= 1
        return end

    def _before_sections(self, start: int, marker: int) -> int:
        """A marker ends the run: the text goes no further than to the first title."""
        titles = (at for at in range(start, marker - 1) if is_prose(self.rows[at + 1]) and not is_prose(self.rows[at]))
        return next(titles, start)

    def _stray_end(self, start: int) -> int:
        end = self._next_stop(start)
        return self._before_sections(start, end) if end < len(self.rows) and self.rows.markers[end] else end

    def _read_quote(self, end: int) -> None:
        if self.rows.folded_film == self.rows.folded_title(end):
            self.found.quote(range(self.at, end + 1))
            self.at = end + 1
        else:
            self._leave(end + 1, _("a quote from another film"))

    # -- Scenes, trivia, tracks, related films -------------------------------------------

    def _read_run(self) -> None:
        start, end = self.at, self._next_stop(self.at)
        marker = self.rows.markers[end] if end < len(self.rows) else None
        self.at = end
        start = self._read_music(range(start, end), is_closed=marker is not None)
        sections, strays = split_run(self.rows, range(start, end), is_closed=marker is not None)
        self._place_strays(strays)
        for section in sections:
            if marker and section is sections[-1]:
                self._read_marked(section)
            else:
                self.found.unmarked(section, closed_by=marker.kind if marker else "")
        if marker and self.at == end:
            self._leave(end + 1, _("a marker without a title and prose above it"))

    def _read_music(self, run: range, *, is_closed: bool) -> int:
        """Take the film's title and tracks from the front of a run; answer where the rest begins."""
        is_announced = False
        for at in run:
            if self.rows.is_film_line(at):
                self.found.film_line(at)
                is_announced = True
            elif self.rows.is_track(at) and (is_announced or self._is_track_alone(at, run, is_closed=is_closed)):
                self.found.track(at)
            else:
                return at
        return run.stop

    def _is_track_alone(self, at: int, run: range, *, is_closed: bool) -> bool:
        """Whether a line that reads as a track is not rather the title of the prose below it."""
        if is_closed and run.stop - at <= 2:
            return False
        below = at + 1
        return not (below < run.stop and is_prose(self.rows[below]) and not self.rows.is_track(below))

    def _read_marked(self, section: range) -> None:
        """A scene or trivia, with what follows its marker: the marker's own line, and prose that no title precedes."""
        marker = section.stop
        below = range(marker + 1, self._next_stop(marker + 1))
        sure = next((place for place, at in enumerate(below) if not is_surely_prose(self.rows[at])), len(below))
        if below.stop < len(self.rows) and self.rows.markers[below.stop] and sure == len(below):
            sure = 0  # the title and prose of the next
        is_empty = not self.found.marker_text(marker)
        self.at = marker + 1 + max(sure, 1 if is_empty and below else 0)
        self.found.marked(section, marker, range(marker + 1, self.at))

    def _place_strays(self, strays: Iterable[int]) -> None:
        for at in strays:
            if self.rows.is_film_line(at):
                self.found.film_line(at)
            elif self.at == len(self.rows) and not is_surely_prose(self.rows[at]):
                self.found.related_film(at)
            elif self.rows.is_track(at):
                self.found.track(at)
            else:
                self.found.leave([at], _("a line on its own"))

    # -- Moving on -----------------------------------------------------------------------

    def _next_stop(self, at: int) -> int:
        """The first place from here where something else begins or ends; a break counts behind the first line."""
        start = at
        while at < len(self.rows) and not self.rows.is_structure(at) and not (at > start and at in self.rows.breaks):
            at += 1
        return at

    def _leave(self, end: int, reason: str) -> None:
        self.found.leave(range(self.at, end), reason)
        self.at = end
