"""The page that a form was sent from, or a part was asked for, so that its sender comes back there."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme


def back_of(request: HttpRequest, *, otherwise: str = "") -> str:
    """What its field `next` says, if that is a path of ours."""
    asked = (request.POST if request.method == "POST" else request.GET).get("next", "")
    return asked if _is_ours(request, asked) and asked.startswith("/") else otherwise


def page_before(request: HttpRequest) -> str:
    """The page of ours that a form was sent from, as far as the browser says, or else the first page."""
    told = request.headers.get("Referer", "")
    return told if _is_ours(request, told) else reverse("community:home")


def page_of(request: Any) -> str:
    """The address of the page that is read; where htmx asks for a part of one, not that of the part."""
    try:
        page: str | None = request.htmx and request.htmx.current_url_abs_path
    except ValueError:  # a header that is no address
        page = None
    return page or request.get_full_path()


def _is_ours(request: HttpRequest, address: str) -> bool:
    return url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure())
