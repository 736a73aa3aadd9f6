"""What can be told of a page's lines before reading them in order: names, headings, frames, markers, the film."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import accumulate

from films import limits
from films.catalogue.page.text import Row, fold
from films.catalogue.page.words import Marker, branded_title, read_marker, read_track

SPEAKER_MAX = 300  # characters; a longer line that stands twice is a text pasted twice
SHORT_NAME_MAX = 40  # a name may end with a full stop, as "Harry Jr."; a longer line is a sentence
TITLE_LIKE_MAX = 100  # a longer line is prose, however it ends
PROSE_MIN = 40  # a sentence of this length is prose beyond doubt
ENDINGS = tuple(".!?…:;,。！？：；、，．؟؛،।॥۔")
SHOUTS = tuple("!?…。！？؟।")
CLOSERS = "\"'”’»›)]」』）】"


def is_prose(row: Row) -> bool:
    """Whether a line is a sentence rather than a title: it ends as one, or is long."""
    return len(row.text) > TITLE_LIKE_MAX or row.text.rstrip(CLOSERS).endswith(ENDINGS)


def is_surely_prose(row: Row) -> bool:
    """The same where a film's title, as "Airplane!", might stand as well."""
    ends = row.text.rstrip(CLOSERS).endswith(ENDINGS)
    return len(row.text) > limits.TITLE_MAX or (ends and len(row.text) >= PROSE_MIN)


class Rows:
    """The lines of a page, and what each is by itself or with its neighbours."""

    def __init__(self, rows: Sequence[Row], breaks: set[int]) -> None:
        self.rows = rows
        self.breaks = breaks  # places after boilerplate
        self.markers: list[Marker | None] = [read_marker(row.text) for row in rows]
        self.branded = [branded_title(row.text) for row in rows]
        languages = Counter(marker.language for marker in self.markers if marker)
        self.language = languages.most_common(1)[0][0] if languages else ""
        self._pairs = self._find_pairs()
        self._next_branded = self._places_ahead()
        self._same_before = self._places_behind()
        walls = (bool(marker) or pair for marker, pair in zip(self.markers, self._pairs, strict=True))
        self._walls = [0, *accumulate(walls)]
        self.film_title = self._film_of_quotes() or self._film_of_tracks()
        self.folded_film = fold(self.film_title)
        self.names = self._names()
        self.has_structure = any(self.markers) or any(self.branded) or any(self._pairs)

    def __len__(self) -> int:
        return len(self.rows)

    def __getitem__(self, at: int) -> Row:
        return self.rows[at]

    def is_pair(self, at: int) -> bool:
        """Whether a speaker's name stands here twice."""
        return at < len(self) and self._pairs[at]

    def is_heading(self, at: int) -> bool:
        """Whether a dialogue begins here."""
        return self.branded[at] is not None and self.is_pair(at + 1)

    def folded_title(self, at: int) -> str:
        """What stands before `, Reelive` here, for comparing."""
        return fold(self.branded[at] or "")

    def quote_end(self, at: int) -> int | None:
        """Where the film's line of the quote is that begins here; None if none does."""
        end = self._next_branded[at]
        if end is None or not self._is_framed(at, end):
            return None
        if self.is_pair(end + 1) and self.folded_title(end) != self.folded_film:
            return None  # the heading of a dialogue
        return end

    def is_film_line(self, at: int) -> bool:
        """Whether the film's title stands here on its own, and not as the title of a scene."""
        if not self.folded_film or self.rows[at].folded != self.folded_film:
            return False
        return at + 1 >= len(self) or self.is_track(at + 1) or not is_prose(self.rows[at + 1])

    def is_track(self, at: int) -> bool:
        return read_track(self.rows[at].text, language=self.language) is not None

    def is_structure(self, at: int) -> bool:
        """Whether something begins or ends here for certain, so that no text runs across it."""
        return (
            bool(self.branded[at] is not None or self.markers[at] or self._pairs[at]) or self.quote_end(at) is not None
        )

    def _find_pairs(self) -> list[bool]:
        """Where a name stands twice without an empty line between; in a page whose every line has one, with it."""
        twice = [self._is_twice(at) for at in range(len(self.rows))]
        tight = [is_twice and self.rows[at + 1].is_tight for at, is_twice in enumerate(twice)]
        if any(tight) or not any(self.branded[at] and twice[at + 1] for at in range(len(self.rows) - 1)):
            return tight
        return twice

    def _is_twice(self, at: int) -> bool:
        row = self.rows[at]
        if at + 1 >= len(self.rows) or row.folded != self.rows[at + 1].folded or at + 1 in self.breaks:
            return False
        if len(row.text) > SPEAKER_MAX or row.text.endswith(SHOUTS) or self.markers[at] or self.branded[at]:
            return False
        return len(row.text) <= SHORT_NAME_MAX or not row.text.endswith(ENDINGS)

    def _places_ahead(self) -> list[int | None]:
        ahead: list[int | None] = [None] * len(self.rows)
        nearest = None
        for at in range(len(self.rows) - 1, -1, -1):
            ahead[at] = nearest
            nearest = at if self.branded[at] is not None else nearest
        return ahead

    def _places_behind(self) -> list[int | None]:
        seen: dict[str, int] = {}
        behind: list[int | None] = []
        for at, row in enumerate(self.rows):
            behind.append(seen.get(row.folded))
            seen[row.folded] = at
        return behind

    def _is_framed(self, start: int, end: int) -> bool:
        """Whether a speaker's name stands at the start and again right before the end, with a text between."""
        if end - start < 3 or self.rows[end - 1].folded != self.rows[start].folded:
            return False
        if end - start == 3:  # even a quote that says its speaker's name
            return True
        return self._same_before[end - 1] == start and self._walls[end - 1] == self._walls[start]

    def _film_of_quotes(self) -> str:
        titles = [self.branded[end] or "" for _start, end in self._frames() if not self.is_pair(end + 1)]
        return _most_frequent(titles)

    def _film_of_tracks(self) -> str:
        """Where no quote names the film: the title that stands right above a track."""
        return next(
            (
                self.rows[at].text
                for at in range(len(self.rows) - 1)
                if not (is_prose(self.rows[at]) or is_prose(self.rows[at + 1]))
                and not (self.branded[at] or self._pairs[at] or (at and self._pairs[at - 1]))
                and self.is_track(at + 1)
            ),
            "",
        )

    def _frames(self) -> list[tuple[int, int]]:
        ends = [at for at in range(3, len(self.rows)) if self.branded[at] is not None]
        starts = [end - 3 if self._is_framed(end - 3, end) else self._same_before[end - 1] for end in ends]
        return [
            (start, end)
            for start, end in zip(starts, ends, strict=True)
            if start is not None and self._begins(start, end)
        ]

    def _begins(self, start: int, end: int) -> bool:
        return self._next_branded[start] == end and self._is_framed(start, end)

    def _names(self) -> set[str]:
        twice = {row.folded for row, pair in zip(self.rows, self._pairs, strict=True) if pair}
        return twice | {self.rows[start].folded for start, end in self._frames() if not self.is_pair(end + 1)}


def _most_frequent(titles: Sequence[str]) -> str:
    """The first spelling of the title that stands most often."""
    counts = Counter(map(fold, titles))
    return max(titles, key=lambda title: counts[fold(title)], default="")
