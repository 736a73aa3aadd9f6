"""The verb: merge duplicates into the one that stays."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from films.history import remember
from films.merging.movers import merge_into
from films.merging.report import Report
from films.models import Character, Film, Moment, Person
from films.quotation_marks import named
from films.search.indexing import index_again

Mergeable = TypeVar("Mergeable", Film, Person, Character, Moment)

# What apps above do about a loser and its winner once things have moved, such as counting votes
# again; they add to it when they start.
AFTERWARDS: list[Callable[[Model, Model], None]] = []


@transaction.atomic
def merge(*, winner: Mergeable, losers: Sequence[Mergeable], by: Any) -> Report:
    """Move everything that hangs on the losers to the winner; the losers stay, unpublished, and lead to it.

    Raises ValidationError, before anything has moved, where they are not duplicates of each other.
    """
    _lock([winner, *losers])
    if reasons := reasons_not_to_merge(winner, losers):
        raise ValidationError(reasons)
    report = Report()
    for loser in losers:
        merge_into(loser, winner, report)
        for afterwards in AFTERWARDS:
            afterwards(loser, winner)
    _remember(winner, losers, by=by, report=report)
    index_again(winner)
    return report


def _lock(things: Sequence[Model]) -> None:
    """In one order, so that two merges wait for each other rather than deadlock."""
    model = type(things[0])
    root = next(iter(model._meta.parents), model)
    keys = [thing.pk for thing in things]
    list(root._base_manager.select_for_update().filter(pk__in=keys).order_by("pk"))
    for thing in things:
        thing.refresh_from_db(fields=["is_published", "merged_into"])


def reasons_not_to_merge(winner: Any, losers: Sequence[Any]) -> list[str]:
    """Why these are no duplicates of each other, in words; empty if they may be merged."""
    together = [winner, *losers]
    if not losers or winner in losers:
        return [_("Choose two or more.")]
    if len({type(thing) for thing in together}) > 1:
        return [_("Only things of one kind can be merged.")]
    if closed := list(_closed(together)):
        return closed
    if isinstance(winner, Film):
        return _reasons_not_to_merge_films(winner, losers)
    if not isinstance(winner, Person) and len({thing.film_id for thing in together}) > 1:
        return [_("They belong to different films; merge the films first.")]
    return []


def _closed(things: Iterable[Any]) -> Iterator[str]:
    """Why each of those that stay where they are does so."""
    for thing in things:
        if thing.merged_into_id:
            yield _("“%(thing)s” was merged already.") % {"thing": thing}
        elif getattr(thing, "is_removed", False):
            yield _("“%(thing)s” was removed for legal reasons, and waits as it is.") % {"thing": thing}


def _reasons_not_to_merge_films(winner: Film, losers: Sequence[Film]) -> list[str]:
    """Spoiler points count episodes, so the places of episodes have to agree."""
    if {loser.kind for loser in losers} - {winner.kind}:
        return [_("A film and a series cannot be merged; correct the kind of one of them first.")]
    numbered = {(episode.season, episode.number): episode for episode in winner.episodes.all()}
    placed = {episode.ordinal: episode for episode in winner.episodes.all()}
    reasons = []
    for loser in losers:
        for episode in loser.episodes.all():
            twin = numbered.get((episode.season, episode.number))
            if placed.get(episode.ordinal) != twin:
                reason = _(
                    "Episode %(key)s of “%(film)s” has another place there; put the places of episodes right first."
                )
                reasons.append(reason % {"key": episode.key, "film": winner})
    return reasons


def _remember(winner: Model, losers: Sequence[Model], *, by: Any, report: Report) -> None:
    names = get_text_list([named(loser) for loser in losers], _("and"))
    remember(
        by=by,
        things=[winner],
        sentence=" ".join([_("Merged %(names)s into this.") % {"names": names}, *report.sentences]),
    )
    remember(by=by, things=losers, sentence=_("Merged into “%(winner)s”.") % {"winner": winner})
