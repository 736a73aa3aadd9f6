"""The page that prints every limit."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from community.published_limits import sections_in_words


@require_safe
def limits(request: HttpRequest) -> HttpResponse:
    return render(request, "community/about/limits.html", {"sections": sections_in_words()})
