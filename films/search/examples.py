"""Searches to begin with, made of what is in the catalogue."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Q
from django.utils.translation import gettext as _

from films.languages import catalogue_words, filled
from films.models import Credit, Film, Quote
from films.search.query import Operator, Query, Term, written


def examples(*, scored: Q) -> list[tuple[str, str]]:
    """What to type, and what it finds; three queries, none of which gives a plot away.

    One is the best of the quotes that are `scored`: those whose scores the reader may hear.
    """
    return [(written(query), meaning) for query, meaning in _examples(scored)]


def _examples(scored: Q) -> Iterator[tuple[Query, str]]:
    spoken = Quote.objects.public().filter(scored, reveal_at=0, speaker__is_published=True)
    spoken = spoken.select_related("film", "speaker")
    quote = spoken.best().first()
    if quote and quote.speaker:
        words = " ".join(quote.text.replace('"', "").split()[:4])
        by = Operator("by", quote.speaker.name)
        yield Query(terms=(Term(words, (), is_phrase=True),)), _("these words in this order")
        yield (
            Query(operators=(by,), kinds=("quote",)),
            filled(_("what %(name)s says"), name=catalogue_words(quote.speaker)),
        )
    film = Film.objects.published().newest().first()
    if film:
        yield (
            Query(operators=(Operator("film", film.title),), kinds=("trivia",)),
            filled(_("stories behind %(film)s"), film=catalogue_words(film.title)),
        )
    shown = Credit.objects.published().filter(film__is_published=True, person__is_published=True)
    credit = shown.select_related("person").first()
    if credit:
        yield (
            Query(operators=(Operator("person", credit.person.name),)),
            filled(_("films with %(name)s"), name=catalogue_words(credit.person)),
        )
