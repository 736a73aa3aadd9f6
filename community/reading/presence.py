"""Whether somebody reads a page now: what is fetched ahead, or as a picture on another site, changes nothing."""

from __future__ import annotations

from django.http import HttpRequest

# What a page is fetched for: to be shown, or, of pages that go through the service worker, nothing that is named.
READ_AS = ("document", "empty")


def is_present(request: HttpRequest) -> bool:
    """Browsers name the purpose of what they fetch ahead, and what they fetch it for."""
    is_ahead = "Sec-Purpose" in request.headers or "Purpose" in request.headers
    is_page = request.headers.get("Sec-Fetch-Dest", "document") in READ_AS
    return request.method == "GET" and is_page and not is_ahead
