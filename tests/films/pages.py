"""Pasted pages of our own: a small film in English, and the same grammar written from a model."""

from __future__ import annotations

from collections.abc import Sequence

from films.catalogue.page.model import Page, PageDialogue, PageQuote, PageScene, PageTrack, PageTrivia, RelatedTitle
from films.catalogue.page.plan import PagePlan
from films.catalogue.page.reader import read_page
from films.catalogue.page.store import import_page

SOURCE = "tram.txt"
FILM = "The Lighthouse Keeper's Tram"

PAGE = """\
The Last Stop, Reelive

Marika
Marika

Does this one go as far as the sea?

Inspector Vogt
Inspector Vogt

It used to, madam.

Marika
Marika

Then I shall ride until it remembers.

A Ticket for Two, Reelive

Inspector Vogt
Inspector Vogt

One fare is missing.

Stranger
Stranger

Put it on the moon's account.

Marica

I never learnt to get off at the right place.

Marica

The Lighthouse Keeper's Tram, Reelive
Inspector Vogt

Rails are only roads that made up their minds.

Inspector Vogt

The Lighthouse Keeper's Tram, Reelive

The Lighthouse Keeper's Tram

Night Depot by Ilse Brandt, Opening and last ride

Download App

The Last Stop

Marika boards the empty tram at dusk and pays with a seashell. The inspector punches it.

Context: It is the bargain that the rest of the film keeps.

The Flooded Street

Water stands as high as the doors. The tram begins to float, and the passengers lift their feet.

Context: From here on the town has given up its maps.

Download App

The Tram Was Real

The carriage was borrowed from a museum and had to be back on Monday.

Why it matters: The hurry is in every shot.

Download App

The Best Place for Films
\N{TRAM CAR} Reelive App \N{TRAM CAR}

Nothing but lines for people who take the tram.

Download App

Airplane!

A Slow Ferry
"""


def page_text(
    *, dialogues: Sequence[PageDialogue] = (), quotes: Sequence[PageQuote] = (), tracks: Sequence[PageTrack] = (),
    scenes: Sequence[PageScene] = (), trivia: Sequence[PageTrivia] = (), related: Sequence[RelatedTitle] = (),
    film: str = FILM, context: str = "Context", why: str = "Why it matters", by: str = "by",
) -> str:  # fmt: skip
    """Write a model down as a page; the numbers of its items do not matter."""
    blocks = [_dialogue(dialogue) for dialogue in dialogues]
    blocks += [f"{quote.speaker}\n\n{quote.text}\n\n{quote.speaker}\n\n{film}, Reelive" for quote in quotes]
    blocks += [film, *(f"{track.title} {by} {track.by_whom}, {track.usage}" for track in tracks)] if tracks else []
    blocks += [f"{scene.title}\n\n{scene.summary}\n\n{_marked(context, scene.context)}" for scene in scenes]
    blocks += [f"{fact.title}\n\n{fact.fact}\n\n{_marked(why, fact.why_it_matters)}" for fact in trivia]
    blocks += [title.title for title in related]
    return "\n\n".join(blocks) + "\n"


def _dialogue(dialogue: PageDialogue) -> str:
    lines = [f"{line.speaker}\n{line.speaker}\n\n{line.text}" for line in dialogue.lines]
    return "\n\n".join([f"{dialogue.title}, Reelive", *lines])


def _marked(label: str, text: str) -> str:
    return f"{label}: {text}" if text else ""


def contents(page: Page) -> dict[str, list[tuple[object, ...]]]:
    """What a page says, without the numbers of its lines."""
    return {
        "dialogues": [(d.title, [(line.speaker, line.text) for line in d.lines]) for d in page.dialogues],
        "quotes": [(quote.speaker, quote.text) for quote in page.quotes],
        "tracks": [(track.title, track.by_whom, track.usage) for track in page.tracks],
        "scenes": [(scene.title, scene.summary, scene.context) for scene in page.scenes],
        "trivia": [(fact.title, fact.fact, fact.why_it_matters) for fact in page.trivia],
        "related": [(title.title,) for title in page.related],
    }


def all_numbers(page: Page) -> list[int]:
    """The number of every line that the page accounts for."""
    placed = [number for item in page.items() for number in item.numbers]
    left = [number for stretch in page.unplaced for number in stretch.numbers]
    return sorted([*placed, *left, *page.film_lines, *page.boilerplate])


def paste(text: str = PAGE, **asked: object) -> PagePlan:
    """Import a page of a film of 1957, which is also the year of the films that factories make."""
    return import_page(page=read_page(text), **{"source": SOURCE, "year": 1957, **asked})  # type: ignore[arg-type]
