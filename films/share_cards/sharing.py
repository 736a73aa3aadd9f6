"""Which moments travel as pictures, and the cards of what does: named after their content, with their address."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from films.asking import Reader
from films.models import Film, Line, Moment
from films.share_cards.drawing import draw
from films.share_cards.keeping import kept
from films.share_cards.layout import compose
from films.share_cards.shapes import SIZES, WIDE, Size
from films.share_cards.typefaces import measure
from films.share_cards.words import Words, words_of, words_of_film, words_of_site

DESIGN = 1  # counted up when cards come to look different, so that all are made again


@dataclass(frozen=True)
class Card:
    words: Words
    size: Size
    owner: str  # the folder in which it is kept: "moment-12"
    route: tuple[str, ...]  # the name of its address, and what goes into it

    @property
    def fingerprint(self) -> str:
        """16 hex digits of everything that it shows."""
        content = f"{DESIGN} {self.size} {self.words}"
        return hashlib.sha256(content.encode()).hexdigest()[:16]

    @property
    def address(self) -> str:
        name, *parts = self.route
        return reverse(name, args=[*parts, self.size.name, self.fingerprint])

    @property
    def alt(self) -> str:
        return self.words.aloud

    def picture(self) -> bytes:
        """A JPEG, drawn the first time that somebody asks for it."""
        name = f"{self.size.name}-{self.fingerprint}.jpg"
        return kept(self.owner, name, lambda: draw(self.words, self.size, compose(self.words, self.size, measure)))


def may_be_shared(moment: Moment, reader: Reader) -> bool:
    """Only what is on the site, certain, gives nothing away, and whose text the law has not taken.

    A picture goes where no veil can follow it and looks the same to everybody, so that what one reader
    has reached does not count: `reader` is here for readers who want less than that.
    """
    is_on_site = moment.is_published and moment.film.is_published and not moment.is_removed
    return is_on_site and not moment.is_doubtful and not moment.reveal_at


def card_of(moment: Moment, reader: Reader, lines: Iterable[Line] = (), size: str = WIDE.name) -> Card | None:
    """The card of a child row, and of a dialogue's `lines`; the film's where the moment has none of its own."""
    words = words_of(moment, lines) if may_be_shared(moment, reader) else None
    if words is None:
        return None
    route = ("films:moment-card", moment.film.slug, moment.section, moment.slug)
    return Card(words, SIZES[size], f"moment-{moment.pk}", route)


def card_of_film(film: Film, size: str = WIDE.name) -> Card:
    words = words_of_film(film)
    if words is None:
        return card_of_site(size)
    return Card(words, SIZES[size], f"film-{film.pk}", ("films:film-card", film.slug))


def card_of_site(size: str = WIDE.name) -> Card:
    return Card(words_of_site(), SIZES[size], "site", ("films:site-card",))
