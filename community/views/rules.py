"""The rules of the place, in plain words."""

from __future__ import annotations

from typing import NamedTuple

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.views.decorators.http import require_safe

from community.ledger.meanings import MEANINGS
from community.limits import DISOWN_AFTER_DAYS
from community.models.legal import Basis


class Meaning(NamedTuple):
    label: str | Promise
    meaning: str | Promise


@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    context = {
        "bases": [Meaning(basis.label, MEANINGS[basis]) for basis in Basis],
        "contact": settings.LEGAL_CONTACT,
        "disown_days": DISOWN_AFTER_DAYS,
    }
    return render(request, "community/about/rules.html", context)
