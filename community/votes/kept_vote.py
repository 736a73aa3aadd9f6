"""Keeps the vote of a visitor until they have signed in, and gives it for them then, once.

It gets into the session by a form with its token and out of it by signing in, which is another: no link
can make anybody vote.
"""

from __future__ import annotations

import datetime as dt

from django.http import HttpRequest
from django.utils.translation import gettext as _

from community.brakes import Refusal, brake_on_vote
from community.in_turn import in_turn
from community.models import Member
from community.targets import MODELS, Target, kind_of
from community.voting import NotThere, OwnWriting, TakenByLaw, cast_vote

KEPT = "kept vote"
KEPT_HOURS = 24  # as long as somebody may take to confirm an address; who signs in here next week is somebody else


def keep_vote(request: HttpRequest, *, target: Target, value: int, now: dt.datetime) -> None:
    request.session[KEPT] = [kind_of(target), target.pk, value, now.isoformat()]


def give_kept_vote(request: HttpRequest, *, voter: Member, now: dt.datetime) -> str:
    """Say what became of it; nothing where nothing was kept."""
    kind, pk, value, since = request.session.pop(KEPT, None) or ("", 0, 0, "")
    if not kind or now - dt.datetime.fromisoformat(since) > dt.timedelta(hours=KEPT_HOURS):
        return ""
    try:
        with in_turn(voter):
            done = brake_on_vote(voter=voter, value=value, now=now) or cast_vote(
                voter=voter, target=MODELS[kind](pk=pk), value=value, now=now
            )
    except OwnWriting:
        return _("Your vote was not counted: those are your own words.")
    except TakenByLaw:
        return _("Your vote was not counted: what it was for has been removed for legal reasons.")
    except NotThere:
        return _("Your vote was not counted: what it was for is not here any more.")
    if isinstance(done, Refusal):
        return _("Your vote was not counted. %(refusal)s") % {"refusal": done}
    return _("Your vote is counted.")
