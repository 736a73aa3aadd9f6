"""Where the link in a digest leads: it stops the next ones, without asking to sign in."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from community.news.inbox import stop_digest
from community.news.stop_links import member_of


@csrf_exempt  # mail providers post here by themselves (RFC 8058): the signed address is the token
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """Only a POST stops it: programs that look at every link in a mail send a GET."""
    member = member_of(token)
    if member is None:
        return render(request, "community/digest/stop.html", {"is_unknown": True}, status=404)
    if is_stopped := request.method == "POST":
        stop_digest(member=member)
    return render(request, "community/digest/stop.html", {"is_stopped": is_stopped})
