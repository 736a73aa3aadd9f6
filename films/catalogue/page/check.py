"""Whether what a page says fits where it would be stored; all that does not is named with its line."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from films import limits
from films.catalogue.page.model import Page, PageDialogue
from films.catalogue.page.text import Fault, PageError, fold, refusal

LINES_MAX = 500  # of a dialogue, as in a pack
SPEAKERS_MAX = 500  # of a page; each name is compared with every other

Measured = tuple[int, str, str, int]  # line number, what it is, its text, how long it may be


def check_page(page: Page, *, source: str) -> None:
    """Raises PageError if something is too long to be stored, or if there is nothing to store."""
    if faults := [*_too_long(page, source), *_too_many_lines(page), *_too_many_speakers(page)]:
        raise PageError(faults)
    if page.is_blank:
        raise refusal(_("no line of it is part of a film page"))


def _too_long(page: Page, source: str) -> Iterator[Fault]:
    for number, name, text, most in _measured(page, source):
        if len(text) > most:
            counts = {"name": name, "count": len(text), "most": most}
            yield Fault(number, _("%(name)s has %(count)d characters: at most %(most)d") % counts)


def _too_many_lines(page: Page) -> Iterator[Fault]:
    for dialogue in page.dialogues:
        if len(dialogue.lines) > LINES_MAX:
            counts = {"count": len(dialogue.lines), "most": LINES_MAX}
            yield Fault(dialogue.number, _("the dialogue has %(count)d lines: at most %(most)d") % counts)


def _too_many_speakers(page: Page) -> Iterator[Fault]:
    count = len({fold(speaker) for speaker in page.spoken()})
    if count > SPEAKERS_MAX:
        counts = {"count": count, "most": SPEAKERS_MAX}
        yield Fault(0, _("%(count)d people speak on it: at most %(most)d") % counts)


def _measured(page: Page, source: str) -> Iterator[Measured]:
    yield 0, _("the source's name"), source, limits.SOURCE_MAX
    yield 0, _("the film's title"), page.film_title, limits.TITLE_MAX
    for dialogue in page.dialogues:
        yield from _of_dialogue(dialogue)
    for quote in page.quotes:
        yield quote.number, _("the speaker's name"), quote.speaker, limits.NAME_MAX
        yield quote.number, _("the quote's text"), quote.text, limits.LINE_MAX
    for scene in page.scenes:
        yield scene.number, _("the scene's title"), scene.title, limits.TITLE_MAX
        yield scene.number, _("the scene's summary"), scene.summary, limits.PROSE_MAX
        yield scene.number, _("the scene's context"), scene.context, limits.PROSE_MAX
    for fact in page.trivia:
        yield fact.number, _("the trivia's title"), fact.title, limits.TITLE_MAX
        yield fact.number, _("the trivia's fact"), fact.fact, limits.PROSE_MAX
        yield fact.number, _("why the trivia matters"), fact.why_it_matters, limits.PROSE_MAX
    for track in page.tracks:
        yield track.number, _("the track's title"), track.title, limits.TITLE_MAX
        yield track.number, _("the track's musician"), track.by_whom, limits.LABEL_MAX
        yield track.number, _("the track's usage"), track.usage, limits.LABEL_MAX


def _of_dialogue(dialogue: PageDialogue) -> Iterator[Measured]:
    yield dialogue.number, _("the dialogue's title"), dialogue.title, limits.TITLE_MAX
    for line in dialogue.lines:
        yield line.number, _("the speaker's name"), line.speaker, limits.NAME_MAX
        yield line.number, _("the line's text"), line.text, limits.LINE_MAX
