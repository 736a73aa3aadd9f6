"""The site as an app: how to install it, its manifest, its service worker and the page it shows offline."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from community.pages.installing import OFFLINE_PAGE, describe_app, worker_script


@require_safe
def app(request: HttpRequest) -> HttpResponse:
    return render(request, "community/app/guide.html")


@require_safe
@cache_control(private=True, max_age=86_400)  # it speaks a member's own language
def manifest(request: HttpRequest) -> JsonResponse:
    return JsonResponse(describe_app(), content_type="application/manifest+json")


@require_safe
def service_worker(request: HttpRequest) -> HttpResponse:
    """A few lines that change with all that the worker keeps; browsers compare them and fetch the rest anew."""
    return HttpResponse(worker_script(), content_type="text/javascript", headers={"Cache-Control": "no-cache"})


@require_safe
@cache_control(private=True, max_age=86_400)
def offline(request: HttpRequest) -> HttpResponse:
    """The same for everybody but for its language: it is kept where the next person at this device may see it."""
    return HttpResponse(render_to_string(OFFLINE_PAGE))
