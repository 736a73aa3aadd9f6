"""What is done with a suggestion: proposed by a member, then accepted or declined by a curator."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from community.in_turn import hold
from community.models import Member, Suggestion
from films.history import remember
from films.models import Film, Moment

SENT_TWICE_MINUTES = 5  # the same words again within it are the same suggestion


class AlreadyDecided(Exception):  # noqa: N818 - it is no error of the caller's, only too late
    """Another curator was faster."""

    def __init__(self, suggestion: Suggestion) -> None:
        super().__init__(suggestion.pk)
        self.suggestion = suggestion


@transaction.atomic
def propose_suggestion(
    *,
    proposer: Member,
    about: str,
    title: str,
    text: str,
    source: str,
    film: Film | None = None,
    moment: Moment | None = None,
    now: dt.datetime,
) -> Suggestion:
    """Store it, once: sent twice in a row it is the one that is there already."""
    hold(proposer)  # so that a double click waits for itself
    same = said_already(proposer=proposer, about=about, title=title, text=text, now=now)
    return same or Suggestion.objects.create(
        proposer=proposer, about=about, title=title, text=text, source=source, film=film, moment=moment
    )


def said_already(*, proposer: Member, about: str, title: str, text: str, now: dt.datetime) -> Suggestion | None:
    """The waiting suggestion that a moment ago said the same."""
    since = now - dt.timedelta(minutes=SENT_TWICE_MINUTES)
    recent = Suggestion.objects.waiting().filter(proposer=proposer, proposed_at__gte=since)
    return recent.filter(about=about, title=title, text=text).first()


@transaction.atomic
def accept_suggestion(
    *, suggestion: Suggestion, curator: Member, became: Film | Moment, answer: str = "", now: dt.datetime
) -> Suggestion:
    """Credit its proposer on what it became. Raises AlreadyDecided."""
    suggestion = _still_waiting(suggestion)
    suggestion.film = became if isinstance(became, Film) else became.film
    suggestion.moment = became if isinstance(became, Moment) else None
    _decide(suggestion, Suggestion.State.ACCEPTED, curator=curator, answer=answer, now=now)
    remember(by=curator, things=[suggestion], sentence=_("Accepted; it became “%(thing)s”.") % {"thing": became})
    return suggestion


@transaction.atomic
def decline_suggestion(*, suggestion: Suggestion, curator: Member, answer: str, now: dt.datetime) -> Suggestion:
    """Tell its proposer why not. Raises AlreadyDecided."""
    suggestion = _still_waiting(suggestion)
    _decide(suggestion, Suggestion.State.DECLINED, curator=curator, answer=answer, now=now)
    remember(by=curator, things=[suggestion], sentence=_("Declined."))
    return suggestion


@transaction.atomic
def reopen_suggestion(*, suggestion: Suggestion, curator: Member) -> Suggestion:
    """Let it wait again, as after a slip of the hand; the answer stays to be edited, the credit goes."""
    suggestion = Suggestion.objects.select_for_update().get(pk=suggestion.pk)
    if suggestion.state != Suggestion.State.WAITING:
        suggestion.state, suggestion.decided_at, suggestion.curator = Suggestion.State.WAITING, None, None
        suggestion.save(update_fields=["state", "decided_at", "curator"])
        remember(by=curator, things=[suggestion], sentence=_("Reopened."))
    return suggestion


def _still_waiting(suggestion: Suggestion) -> Suggestion:
    locked: Suggestion = Suggestion.objects.select_for_update().get(pk=suggestion.pk)
    if locked.state != Suggestion.State.WAITING:
        raise AlreadyDecided(locked)
    return locked


def _decide(suggestion: Suggestion, state: Suggestion.State, *, curator: Member, answer: str, now: dt.datetime) -> None:
    suggestion.state, suggestion.curator, suggestion.answer, suggestion.decided_at = state, curator, answer, now
    suggestion.save(update_fields=["film", "moment", "state", "curator", "answer", "decided_at"])
