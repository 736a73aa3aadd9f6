"""Where members say that a text gives the story away and is not marked so."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from community.brakes import Refusal, brake_on_veil
from community.forms.veil import VeilForm
from community.in_turn import in_turn
from community.limits import VEILS_NEEDED
from community.models import Comment, Member, Post, Veil
from community.pages.gate import for_members
from community.pages.languages import named_aloud
from community.reader import Request
from community.targets import find_target
from community.veiling import CannotVeil, propose_veil, reason_against

KINDS = ("post", "comment")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_members(back="community:talk")
def veil(request: HttpRequest, member: Member, kind: str, target_id: int) -> HttpResponse:
    if kind not in KINDS:
        raise Http404
    writing = cast("Post | Comment", find_target(kind, target_id, reader=cast("Request", request).reader))
    reason = reason_against(member=member, writing=writing, now=timezone.now())
    form = VeilForm(request.POST if request.method == "POST" and not reason else None, writing=writing)
    if not form.is_valid():
        return _page(request, writing, form, reason, status=400 if form.is_bound or request.method == "POST" else 200)
    try:
        done = _say(member, writing, form)
    except CannotVeil as refusal:
        return _page(request, writing, form, str(refusal), status=400)
    if isinstance(done, Refusal):
        return _wait(request, writing, form, done)
    veiled = _("It is veiled now; its author is told, and the ledger says so.")
    messages.success(request, veiled if done else _("Kept. It is veiled once another member agrees."))
    return redirect(writing)


def _say(member: Member, writing: Post | Comment, form: VeilForm) -> bool | Refusal:
    now = timezone.now()
    with in_turn(member):
        return brake_on_veil(member=member, now=now) or propose_veil(
            member=member, writing=writing, now=now, **form.cleaned_data
        )


def _wait(request: HttpRequest, writing: Post | Comment, form: VeilForm, refusal: Refusal) -> HttpResponse:
    form.add_error("reveal_at", str(refusal))
    response = _page(request, writing, form, "", status=429)
    response["Retry-After"] = str(refusal.seconds)
    return response


def _page(
    request: HttpRequest, writing: Post | Comment, form: VeilForm, reason: str, *, status: int = 200
) -> HttpResponse:
    context = {
        "writing": writing,
        "name": named_aloud(writing),
        "form": form,
        "reason": reason,
        "waiting": Veil.objects.of_writing(writing).filter(reveal_at__gt=writing.reveal_at).count(),
        "needed": VEILS_NEEDED,
    }
    return render(request, "community/veil/form.html", context, status=status)
