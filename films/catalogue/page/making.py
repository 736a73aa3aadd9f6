"""Rows of the catalogue made from a pasted page's items, not stored yet."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from films.catalogue.page.model import PageDialogue, PageQuote, PageScene, PageTrack, PageTrivia
from films.catalogue.page.plan import PagePlan, PlannedMoment
from films.catalogue.page.text import fold
from films.models import Character, Dialogue, Film, Moment, Provenance, Quote, Scene, Track, Trivia

UNDETERMINED = "und"  # the language tag of a text whose language nobody named


def make_moment(planned: PlannedMoment, plan: PagePlan, film: Film, characters: Mapping[str, Character]) -> Moment:
    """The moment as it will be stored; `characters` are all who speak, by folded name."""
    shared = _shared(planned, plan, film)
    match planned.item:
        case PageScene(summary=summary, context=context):
            return Scene(**shared, summary=summary, context=context)
        case PageDialogue():
            return Dialogue(**shared)
        case PageQuote(speaker=speaker, text=text):
            return Quote(**shared, speaker=characters[fold(speaker)], text=text, language=_language(plan, text))
        case PageTrivia(fact=fact, why_it_matters=why):
            return Trivia(**shared, fact=fact, why_it_matters=why)
        case PageTrack(by_whom=by_whom, usage=usage):
            return Track(**shared, by_whom=by_whom, usage=usage)
    raise TypeError(planned.item)


def _shared(planned: PlannedMoment, plan: PagePlan, film: Film) -> dict[str, Any]:
    return {
        "film": film,
        "key": planned.key,
        "slug": planned.slug,
        "title": planned.title,
        "position": planned.position,
        "provenance": Provenance.SECONDARY,
        "source": plan.source,
        "is_published": not planned.reasons,
    }


def _language(plan: PagePlan, text: str) -> str:
    """The page's, as its markers tell; without any, English for what ASCII can mostly write."""
    if plan.page.language:
        return plan.page.language
    letters = [letter for letter in text if letter.isalpha()]
    return "en" if sum(map(str.isascii, letters)) * 2 > len(letters) else UNDETERMINED
