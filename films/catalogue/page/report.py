"""What an import of a pasted page does or would do, counted and in sentences, for the command and the preview alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, ngettext_lazy

from films.catalogue.page.match import Status
from films.catalogue.page.plan import PagePlan, PlannedMoment
from films.catalogue.page.text import fold
from films.models import Kind
from films.quotation import MINUTES_ASSUMED
from films.quotation_marks import named

SECTIONS = (
    (Kind.SCENE, gettext_lazy("scenes")),
    (Kind.DIALOGUE, gettext_lazy("dialogues")),
    (Kind.QUOTE, gettext_lazy("quotes")),
    (Kind.TRIVIA, gettext_lazy("trivia")),
    (Kind.TRACK, gettext_lazy("tracks")),
)
COUNTED = {
    Kind.SCENE: ngettext_lazy("%d scene", "%d scenes"),
    Kind.DIALOGUE: ngettext_lazy("%d dialogue", "%d dialogues"),
    Kind.QUOTE: ngettext_lazy("%d quote", "%d quotes"),
    Kind.TRIVIA: ngettext_lazy("%d piece of trivia", "%d pieces of trivia"),
    Kind.TRACK: ngettext_lazy("%d track", "%d tracks"),
}


class Count(NamedTuple):
    """One row of the table."""

    kind: Kind
    label: Promise
    found: int
    new: int
    unpublished: int  # of the new
    look_alike: int  # of the new
    unchanged: int
    kept: int
    repeated: int

    @property
    def cells(self) -> tuple[int, ...]:
        return self[2:]


@dataclass(frozen=True)
class Speaker:
    """Somebody who speaks on the page."""

    name: str  # as the catalogue will call them
    count: int  # of their lines and quotes on the page
    is_new: bool


def count_moments(plan: PagePlan) -> list[Count]:
    return [_count(plan.of_kind(kind), kind, label) for kind, label in SECTIONS]


def _count(moments: Sequence[PlannedMoment], kind: Kind, label: Promise) -> Count:
    by_status = {status: sum(each.status is status for each in moments) for status in Status}
    return Count(
        kind,
        label,
        found=len(moments),
        new=by_status[Status.NEW],
        unchanged=by_status[Status.UNCHANGED],
        kept=by_status[Status.KEPT],
        repeated=by_status[Status.REPEATED],
        look_alike=sum(bool(each.look_alikes) for each in moments),
        unpublished=sum(bool(each.reasons) for each in moments),
    )


def speakers_of(plan: PagePlan) -> list[Speaker]:
    """Everybody who speaks on the page, under one name each, in order of appearance."""
    counts: dict[str, int] = {}
    new = {planned.name for planned in plan.cast.new}
    for spoken in plan.page.spoken():
        planned = plan.cast.by_name.get(fold(spoken))
        name = planned.name if planned else spoken
        counts[name] = counts.get(name, 0) + 1
    return [Speaker(name, count, name in new) for name, count in counts.items()]


def address_of(plan: PagePlan, planned: PlannedMoment) -> str:
    """Where the moment stands, or will."""
    slug = planned.moment.slug if planned.moment else planned.slug
    return reverse(f"films:{planned.kind}-detail", args=[plan.chosen.slug, slug])


def numbers(lines: Iterable[int]) -> str:
    """Line numbers as a person writes them: 3–5, 8."""
    runs: list[list[int]] = []
    for number in sorted(lines):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)


def notes_of(plan: PagePlan) -> list[str]:
    """What a curator should know and do; empty where nothing new comes in."""
    return [note for note in (*_about_film(plan), *_about_gaps(plan), *_about_rules(plan)) if note]


def _about_film(plan: PagePlan) -> Iterator[str]:
    titles = {"page": plan.page.film_title, "film": plan.chosen.title}
    if plan.chosen.film and plan.page.film_title and not _is_called(plan.chosen.film, plan.page.film_title):
        yield _("The page is about “%(page)s”, and the film is called “%(film)s”: is it the same?") % titles
    for namesake in plan.chosen.namesakes:
        yield _("Another film has this title: %(film)s, %(address)s.") % {
            "film": namesake,
            "address": namesake.get_absolute_url(),
        }


def _about_gaps(plan: PagePlan) -> Iterator[str]:
    scenes, facts = plan.page.scenes_without_context, [fact for fact in plan.page.trivia if not fact.why_it_matters]
    if scenes:
        yield _gap(ngettext("%d scene lacks its context", "%d scenes lack their context", len(scenes)), scenes)
    if facts:
        text = ngettext("%d piece of trivia does not say why it matters", "%d do not say why they matter", len(facts))
        yield _gap(text, facts)


def _gap(text: str, items: Sequence[Any]) -> str:
    where = ", ".join(f"{named(item.title)} ({item.number})" for item in items)
    return _("%(what)s (line): %(where)s.") % {"what": text % len(items), "where": where}


def _about_rules(plan: PagePlan) -> Iterator[str]:
    dialogues = sum(each.kind == Kind.DIALOGUE for each in plan.new)
    if dialogues:
        yield (
            ngettext(
                "%d dialogue waits for its context: write it in the worklist “Without context”, then publish it.",
                "%d dialogues wait for their context: write it in the worklist “Without context”, then publish them.",
                dialogues,
            )
            % dialogues
        )
    if quotes := [each for each in plan.new if each.kind == Kind.QUOTE and each.reasons]:
        yield ngettext(
            "%d quote is stored unpublished, for the quotation budget is spent.",
            "%d quotes are stored unpublished, for the quotation budget is spent.",
            len(quotes),
        ) % len(quotes)
    if plan.new and plan.budget.minutes is None:
        limits = {"minutes": MINUTES_ASSUMED, "words": plan.budget.most}
        yield _("The running time is unknown: the budget is that of %(minutes)d minutes, %(words)d words.") % limits
    if plan.new:
        yield _(
            "Reveal points and times are unset: all of this is shown to people who have not seen the film. "
            "See the worklist “Without a spoiler point”."
        )


def _is_called(film: Any, title: str) -> bool:
    return fold(title) in (fold(film.title), fold(film.original_title))
