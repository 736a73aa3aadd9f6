"""What a card says, read from a moment or a film; nothing here knows how it will look."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from films.gist import FIELDS
from films.models import Dialogue, Film, Kind, Line, Moment, Provenance, Quote, Scene
from films.quotation_marks import set_in_quotation_marks
from films.share_cards.fitting import shortened
from films.share_cards.typefaces import is_legible

LINES_MAX = 3  # of a dialogue
GIST_LETTERS = 170
SITE = "reelive"


class Spoken(NamedTuple):
    text: str
    speaker: str = ""


@dataclass(frozen=True)
class Words:
    """Everything on a card; equal words make the same card."""

    label: str  # what it is: "Quote", "Dialogue"
    title: str  # of what is told; what is spoken has none
    spoken: tuple[Spoken, ...]
    beneath: str  # the original of a quote, the gist of a scene
    whose: str  # who speaks the quote
    film: str  # with its year
    note: str  # how true it is, where that must be said
    address: str  # short, as people type it
    accent: int
    slug: str  # the art is drawn for these two
    drawn_for: str
    picture: str = ""  # the stored picture that takes the art's place

    @property
    def aloud(self) -> str:
        """The same for those who cannot see it."""
        told = ": ".join(filter(None, (self.title, self.beneath))) if self.title else ""
        said = [f"{line.speaker}: {line.text}" if line.speaker else line.text for line in self.spoken]
        source = ", ".join(filter(None, (self.whose, self.film, self.note)))
        return " — ".join(filter(None, (told, " ".join(said), "" if self.title else self.beneath, source)))


def words_of(moment: Moment, lines: Iterable[Line] = ()) -> Words | None:
    """Take a child row and, of a dialogue, its lines. None if no typeface here can set even the film's title.

    In the site's own language whoever asks, so that everybody shares one picture.
    """
    with override(settings.LANGUAGE_CODE):
        film = moment.film
        words = _about(
            film,
            label=str(Kind(moment.kind).label).capitalize(),
            note=str(Provenance.RETOLD.label) if _must_say_retold(moment) else "",
            address=short_address(moment),
        )
        return legible(_say(moment, list(lines), words), moment.title, film.title)


def words_of_film(film: Film) -> Words | None:
    with override(settings.LANGUAGE_CODE):
        other = film.original_title if film.original_title != film.title else ""
        words = _about(film, label=str(film.get_kind_display()).capitalize(), address=_address(film.get_absolute_url()))
        words = replace(
            words, title=film.title, beneath=shortened(film.tagline, GIST_LETTERS) or other, film=film.years
        )
        return legible(words, film.original_title, film.slug)


def words_of_site() -> Words:
    with override(settings.LANGUAGE_CODE):
        return Words(
            label="",
            title=_("The moments that stayed with you"),
            spoken=(),
            beneath=_("Scenes, dialogues, quotes, stories and music of films and series."),
            whose="",
            film="",
            note="",
            address=_address("/").rstrip("/"),
            accent=0,
            slug=SITE,
            drawn_for=SITE,
        )


def short_address(moment: Moment) -> str:
    return _address(reverse("films:moment-permalink", args=[moment.pk]))


def legible(words: Words, *titles: str) -> Words | None:
    """Without what would come out as boxes; the first of `titles` that can be set stands in for what cannot."""
    if not all(is_legible(line.text) for line in words.spoken) or not is_legible(words.title):
        title = next((title for title in titles if title and is_legible(title)), "")
        words = replace(words, title=title, spoken=(), whose="", note="")
    if not (words.title or words.spoken):
        return None
    return replace(
        words,
        spoken=tuple(line._replace(speaker=_or_nothing(line.speaker)) for line in words.spoken),
        beneath=_or_nothing(words.beneath),
        whose=_or_nothing(words.whose),
        film=_or_nothing(words.film),
        label=_or_nothing(words.label),
        note=_or_nothing(words.note),
    )


def _or_nothing(text: str) -> str:
    return text if is_legible(text) else ""


def _about(film: Film, *, label: str, address: str, note: str = "") -> Words:
    return Words(
        label=label,
        title="",
        spoken=(),
        beneath="",
        whose="",
        film=str(film),
        note=note,
        address=address,
        accent=film.accent,
        slug=film.slug,
        drawn_for=film.title,
        picture=film.poster.name or "",
    )


def _say(moment: Moment, lines: list[Line], words: Words) -> Words:
    if isinstance(moment, Quote):
        speaker = moment.speaker.name if moment.speaker and moment.speaker.is_published else ""
        said = Spoken(_in_marks(moment, moment.text, moment.language))
        original = _in_marks(moment, moment.original_text, moment.original_language)
        return replace(words, title="", spoken=(said,), beneath=original, whose=speaker)
    if isinstance(moment, Dialogue) and lines:
        return replace(words, spoken=tuple(Spoken(line.text, line.speaker.name) for line in lines[:LINES_MAX]))
    picture = (moment.still.name if isinstance(moment, Scene) else "") or words.picture
    gist = shortened(str(getattr(moment, FIELDS[Kind(moment.kind)])), GIST_LETTERS)
    return replace(words, title=moment.title, beneath=gist, picture=picture)


def _in_marks(quote: Quote, text: str, language: str) -> str:
    return set_in_quotation_marks(text, language) if quote.is_verbatim and text else text


def _must_say_retold(moment: Moment) -> bool:
    """A summary is plainly ours; words in a mouth are not."""
    return moment.provenance == Provenance.RETOLD and moment.kind in (Kind.QUOTE, Kind.DIALOGUE)


def _address(path: str) -> str:
    return f"{settings.SITE_ADDRESS.partition('://')[2].rstrip('/')}{path}"
