"""Where a vote is given, changed and withdrawn."""

from __future__ import annotations

from urllib.parse import urlencode

from allauth.core.ratelimit import consume_or_429
from django.core.exceptions import BadRequest
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from django_htmx.http import HttpResponseClientRedirect

from community.brakes import Refusal, brake_on_vote
from community.in_turn import in_turn
from community.models import Member
from community.pages.parts import part
from community.reader import Request
from community.targets import Target, find_target
from community.votes.buttons import buttons_of, place_of
from community.votes.kept_vote import keep_vote
from community.voting import Cast, NotThere, OwnWriting, TakenByLaw, cast_vote

VALUES = {"1": 1, "-1": -1, "0": 0}
WAYS_IN = {"sign-up": "account_signup"}  # signing in is the other


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def vote(request: Request, kind: str, target_id: int) -> HttpResponse:
    target = find_target(kind, target_id, reader=request.reader)
    place = place_of(request, target)
    if target.is_removed:
        return _refuse_taken(request, target, place)
    if request.method != "POST":
        return _ask_or_lead_back(request, target, place)
    value = _value(request.POST.get("value"))
    if not isinstance(request.user, Member):
        return _keep_until_signed_in(request, target, value, place)
    return _count(request, request.user, target, value, place)


def _count(request: Request, voter: Member, target: Target, value: int, place: str) -> HttpResponse:
    try:
        done = _cast(voter, target, value)
    except OwnWriting:
        return _refuse(request, target, place, _("Those are your own words: others vote on them."), status=403)
    except TakenByLaw:  # at this very moment
        return _refuse_taken(request, target, place)
    except NotThere as late:
        raise Http404 from late
    if isinstance(done, Refusal):
        response = _refuse(request, target, place, str(done), status=429)
        response["Retry-After"] = str(done.seconds)
        return response
    if target.is_scoreless:
        done.target.forget_scores()  # counted, and kept back as it was
    return _show(request, done.target, done.value, place)


def _cast(voter: Member, target: Target, value: int) -> Cast | Refusal:
    now = timezone.now()
    with in_turn(voter):
        return brake_on_vote(voter=voter, value=value, now=now) or cast_vote(
            voter=voter, target=target, value=value, now=now
        )


def _value(written: str | None) -> int:
    if written not in VALUES:
        raise BadRequest("A vote is 1, -1 or 0.")
    return VALUES[written]


def _ask_or_lead_back(request: Request, target: Target, place: str) -> HttpResponse:
    """A visitor's press comes as a GET, since reading has set no cookie and so no token; it changes nothing yet."""
    value = VALUES.get(request.GET.get("value", ""), 0)
    if isinstance(request.user, Member) or not value:
        return redirect(place)
    return render(request, "community/vote/ask.html", {"target": target, "value": value, "back": place})


def _keep_until_signed_in(request: Request, target: Target, value: int, place: str) -> HttpResponse:
    if too_many := consume_or_429(request, action="keep_draft"):
        return too_many
    if value:
        keep_vote(request, target=target, value=value, now=timezone.now())
    way_in = reverse(WAYS_IN.get(request.POST.get("by", ""), "account_login"))
    address = f"{way_in}?{urlencode({'next': place}, safe='/')}"
    return HttpResponseClientRedirect(address) if request.htmx else redirect(address)


def _show(request: Request, target: Target, value: int, place: str) -> HttpResponse:
    target.own_vote = value  # type: ignore[union-attr]
    buttons = buttons_of(request, target, back=place, look=request.POST.get("look", ""))
    if not request.htmx:
        return redirect(f"{place.partition('#')[0]}#vote-{buttons['id']}")
    return part(request, "community/vote/_buttons.html", buttons, said=_said(value))


def _said(value: int) -> str:
    return {1: _("Counted: you relived it."), -1: _("Counted: not for you.")}.get(value, _("Your vote is withdrawn."))


def _refuse_taken(request: Request, target: Target, place: str) -> HttpResponse:
    reason = _("This was removed for legal reasons. The votes on it stay as they are, and none is added or taken back.")
    return _refuse(request, target, place, reason, status=410)


def _refuse(request: Request, target: Target, place: str, reason: str, *, status: int) -> HttpResponse:
    """Say why, with the buttons as they were, so that nothing but the vote is lost."""
    buttons = buttons_of(request, target, back=place, look=request.POST.get("look", ""), refusal=reason)
    if request.htmx:
        return part(request, "community/vote/_buttons.html", buttons, said=reason, status=status)
    return render(request, "community/vote/refused.html", {"buttons": buttons, "back": place}, status=status)
