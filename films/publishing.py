"""Put things on the site and take them off; what must not stand there yet is refused, with the reason."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from films.history import remember
from films.models import Dialogue, Film, Moment, Quote
from films.models.published import Published
from films.quotation import Meter, Passage, count_words, measure, newly_over
from films.quoting import is_counted_already, meter_of, passage_of_dialogue, passages_of, running_minutes_of

LACKS_CONTEXT = gettext_lazy("A dialogue needs its context: say why the exchange matters.")


class Refusal(NamedTuple):
    thing: Published
    reasons: list[str]


class Outcome(NamedTuple):
    changed: list[Published]
    refused: list[Refusal]


@transaction.atomic
def publish(*, things: Iterable[Published], by: Any) -> Outcome:
    """Publish each of them that may stand on the site, one after the other, so that a budget is not passed together."""
    outcome = Outcome([], [])
    for thing in things:
        if thing.is_published:
            continue
        if reasons := reasons_against(thing):
            outcome.refused.append(Refusal(thing, reasons))
        else:
            _switch(thing, on=True)
            outcome.changed.append(thing)
    remember(by=by, things=outcome.changed, sentence=_("Published."))
    return outcome


@transaction.atomic
def unpublish(*, things: Iterable[Published], by: Any) -> Outcome:
    """Take them off the site; votes and talk that hang on them stay."""
    outcome = Outcome([thing for thing in things if thing.is_published], [])
    for thing in outcome.changed:
        _switch(thing, on=False)
    remember(by=by, things=outcome.changed, sentence=_("Unpublished."))
    return outcome


def _switch(thing: Published, *, on: bool) -> None:
    thing.is_published = on
    timestamps = ["updated_at"] if hasattr(thing, "updated_at") else []
    thing.save(update_fields=["is_published", *timestamps])


def reasons_against(thing: Published) -> list[str]:
    """Why it may not be published as it stands in the database; empty if it may."""
    if winner := getattr(thing, "merged_into", None):
        return [_("It was merged into “%(winner)s”.") % {"winner": winner}]
    if isinstance(thing, Film):
        return [reading.sentence for reading in meter_of(thing).over]
    if isinstance(thing, Moment):
        return reasons_against_moment(thing, verbatim_passage(thing))
    return []


def reasons_against_moment(moment: Moment, passage: Passage | None) -> list[str]:
    """Why this moment may not stand on the site with these verbatim words; None if all its words are ours."""
    lacking = [LACKS_CONTEXT] if isinstance(moment, Dialogue) and not moment.context.strip() else []
    return [str(reason) for reason in lacking] + over_budget(moment, passage)


def over_budget(moment: Moment, passage: Passage | None) -> list[str]:
    """What of the quotation budget the passage would pass, in sentences with numbers."""
    if passage is None:
        return []
    return [reading.sentence for reading in newly_over(*_meters(moment.film, passage))]


def _meters(film: Film, passage: Passage) -> tuple[Meter, Meter]:
    """The film's meter before the passage joins it, or changes to this, and after."""
    before = passages_of(film)
    after = [other for other in before if other.moment != passage.moment] + [passage]
    minutes = running_minutes_of(film)
    return measure(before, running_minutes=minutes), measure(after, running_minutes=minutes)


def verbatim_passage(moment: Moment, lines: Sequence[str] | None = None) -> Passage | None:
    """What of a moment would count once it is published; `lines` are those of a form that is not saved yet."""
    if not moment.is_verbatim:
        return None
    head = (moment.pk, moment.title, moment.scene_id, moment.scene.title if moment.scene else None)
    if isinstance(moment, Dialogue):
        published = moment.lines.published().in_order()
        return passage_of_dialogue(*head, texts=[line.text for line in published] if lines is None else list(lines))
    if isinstance(moment, Quote) and not is_counted_already(moment):
        return Passage(*head[:3], head[3] or "", count_words(moment.text), lines=0)
    return None
