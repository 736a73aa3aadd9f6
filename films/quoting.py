"""What of a film stands word for word on the site, as the quotation meter needs it."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.db.models import F, IntegerField, Q, QuerySet, Value
from django.db.models.functions import Length, Replace, Trim

from films.models import VERBATIM, Film, Line, Quote
from films.quotation import Meter, Passage, count_words, measure

# The same words, spoken in a line that is counted already.
QUOTED_FROM_A_COUNTED_LINE = Q(
    line__is_published=True, line__dialogue__is_published=True, line__dialogue__provenance__in=VERBATIM
)


def words_in(field: str) -> Any:
    """An expression that counts as `count_words` does."""
    text = Trim(F(field))
    without_gaps = Replace(Replace(text, Value(" "), Value("")), Value("\n"), Value(""))
    return Length(text) - Length(without_gaps) + Value(1, output_field=IntegerField())


def verbatim_lines(**conditions: Any) -> QuerySet[Line]:
    """Published lines of published verbatim dialogues."""
    return Line.objects.published().filter(dialogue__is_published=True, dialogue__provenance__in=VERBATIM, **conditions)


def verbatim_quotes(**conditions: Any) -> QuerySet[Quote]:
    """Published verbatim quotes, but for those whose line is counted already."""
    quotes = Quote.objects.published().filter(provenance__in=VERBATIM, **conditions)
    return quotes.exclude(pk__in=Quote.objects.filter(QUOTED_FROM_A_COUNTED_LINE).values("pk"))


def passages_of(film: Film) -> list[Passage]:
    """Everything of a film that counts, in two queries."""
    lines = verbatim_lines(dialogue__film=film).order_by("dialogue", "position", "id")
    spoken = lines.values_list("dialogue", "dialogue__title", "dialogue__scene", "dialogue__scene__title", "text")
    dialogues = [
        passage_of_dialogue(*head, texts=[row[4] for row in rows])
        for head, rows in groupby(spoken, key=lambda row: row[:4])
    ]
    quotes = verbatim_quotes(film=film).values_list("pk", "title", "scene", "scene__title", "text")
    return dialogues + [
        Passage(pk, title, scene, scene_title or "", count_words(text), lines=0)
        for pk, title, scene, scene_title, text in quotes
    ]


def passage_of_dialogue(
    pk: int | None, title: str, scene: int | None, scene_title: str | None, *, texts: list[str]
) -> Passage:
    return Passage(pk, title, scene, scene_title or "", sum(map(count_words, texts)), lines=len(texts))


def is_counted_already(quote: Quote) -> bool:
    """Whether its words are spoken in a line that counts."""
    return quote.line_id is not None and verbatim_lines(pk=quote.line_id).exists()


def running_minutes_of(film: Film) -> int | None:
    """The whole work's: a series counts each episode, by its own time or the usual one."""
    if not film.is_series:
        return film.running_minutes
    episodes = film.episodes.published().values_list("running_minutes", flat=True)
    return sum(minutes or film.running_minutes or 0 for minutes in episodes) or film.running_minutes


def meter_of(film: Film) -> Meter:
    return measure(passages_of(film), running_minutes=running_minutes_of(film))
