"""What machines ask of the site: whether it lives, and what they may read."""

from __future__ import annotations

from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

# Once a finger or pointer rests on a link to a page that reads the same for everybody: none with a query, which
# orders, opens or asks for something, and none that is marked as no page to follow. (An asterisk behind the question
# mark would match no query at all, too, and so every link.)
NOT_AHEAD = ("/*\\?(.+)", "/me/*", "/accounts/*", "/admin/*", "/random/*", "/talk/new/*", "/talk/comments/new/*",
             "/suggest/*", "/report/*", "/veil/*", "/vote/*", "/digest/*", "/feeds/*", "/media/*")  # fmt: skip
SPECULATION_RULES = {
    "prefetch": [
        {
            "where": {
                "and": [
                    {"href_matches": "/*"},
                    {"not": {"href_matches": list(NOT_AHEAD)}},
                    {"not": {"selector_matches": "[rel~=nofollow], [download]"}},
                ]
            },
            "eagerness": "moderate",
        }
    ]
}


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """Answer "ok" once the database has answered; a database that is down is a 500."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok", content_type="text/plain", headers={"Cache-Control": "no-store"})


@require_safe
@cache_control(public=True, max_age=86_400)
def robots(request: HttpRequest) -> HttpResponse:
    return render(request, "community/site/robots.txt", content_type="text/plain")


@require_safe
@cache_control(public=True, max_age=86_400)
def favicon(request: HttpRequest) -> HttpResponse:
    """Browsers ask for it on pages that name no icon, such as the admin's."""
    return redirect(static("img/mark.svg"))


@require_safe
@cache_control(public=True, max_age=86_400)
def speculation_rules(request: HttpRequest) -> JsonResponse:
    """Which links browsers may fetch ahead; see https://wicg.github.io/nav-speculation/speculation-rules.html."""
    return JsonResponse(SPECULATION_RULES, content_type="application/speculationrules+json")
