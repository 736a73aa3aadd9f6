"""Why a moment, post or comment stands where it stands, and how standing is computed at all."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from community.pages.parts import part
from community.reader import Request
from community.targets import find_target
from community.votes.examples import HOURS, examples
from community.votes.why import reasons_for
from films import ranking as formulas


@require_safe
def why(request: Request, kind: str, target_id: int) -> HttpResponse:
    target = find_target(kind, target_id, reader=request.reader)
    context = {"target": target, "reasons": [] if target.is_scoreless else reasons_for(target, now=timezone.now())}
    if request.htmx:
        return part(request, "community/why/_reasons.html", context)
    return render(request, "community/why/detail.html", context)


@require_safe
def ranking(request: Request) -> HttpResponse:
    context = {"formulas": formulas, "hours": HOURS, "examples": examples()}
    return render(request, "community/about/ranking.html", context)
