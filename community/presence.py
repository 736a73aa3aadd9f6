"""Whether somebody reads a page now: what is fetched ahead, or as a picture on another site, changes nothing."""

from __future__ import annotations

from django.http import HttpRequest


def is_present(request: HttpRequest) -> bool:
    """Browsers name the purpose of what they fetch ahead, and what they fetch it for."""
    is_ahead = "Sec-Purpose" in request.headers or "Purpose" in request.headers
    is_page = request.headers.get("Sec-Fetch-Dest", "document") == "document"
    return request.method == "GET" and is_page and not is_ahead
