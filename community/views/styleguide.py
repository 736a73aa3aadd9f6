"""The style guide; its address is there in DEBUG alone."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from community.reader import Request
from community.styleguide.people import ANA
from community.styleguide.rows import rows
from community.styleguide.stage import Stage


@never_cache
@require_safe
def styleguide(request: Request) -> HttpResponse:
    stage = Stage(request, ANA)
    shown = [(row, list(stage.show(row))) for row in rows()]
    return render(request, "community/styleguide/index.html", {"shown": shown})
