"""What holds for every request: unreadable text is refused, and a member's pages stay theirs."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from itertools import chain
from typing import Any
from urllib.parse import unquote_to_bytes

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.cache import add_never_cache_headers, patch_cache_control

FORM = "application/x-www-form-urlencoded"
UNREADABLE = re.compile("[\x00\ud800-\udfff]")
BROKEN = re.compile("[\x00\ud800-\udfff\ufffd]")  # and what Django puts where there was no character at all


class RefuseUnreadableTextMiddleware:
    """Answer 400 to NUL and half characters in path, query, cookies, form or JSON.

    NUL is an error on PostgreSQL and silently stored by SQLite; half a surrogate pair cannot be
    written as UTF-8 at all, so either would come back as a 500 from some later page.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if all(map(is_readable, _texts(request))):
            return self.get_response(request)
        if typed := _typed(request):
            return _give_back(request, typed)
        raise BadRequest("The request holds a NUL or a broken character.")


class KeepPrivateMiddleware:
    """Let no cache keep a page that was made for somebody in particular, whom a cookie tells."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if is_for_somebody(request, response) and not response.has_header("Cache-Control"):
            patch_cache_control(response, private=True, no_store=True)
        return response


class OfferPrefetchMiddleware:
    """Tell browsers which links they may fetch ahead, on pages that are the same for everybody.

    The rules are at /speculation-rules.json. Who is signed in is told of none: nothing private is fetched unasked.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        is_page = response.status_code == 200 and response.get("Content-Type", "").startswith("text/html")
        if is_page and not is_for_somebody(request, response):
            response["Speculation-Rules"] = f'"{reverse("community:speculation-rules")}"'
        return response


def is_for_somebody(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether a cookie tells who asks; the one of a language tells nothing of anybody."""
    return bool(response.cookies or set(request.COOKIES) - {settings.LANGUAGE_COOKIE_NAME})


def is_readable(text: str) -> bool:
    """Whether both databases can store this text: UTF-8 without NUL."""
    return not UNREADABLE.search(text)


def _give_back(request: HttpRequest, typed: list[str]) -> HttpResponse:
    """In the language of whoever asks, which nobody has chosen yet so early; kept by no cache."""
    with translation.override(translation.get_language_from_request(request)):
        response = HttpResponseBadRequest(render_to_string("400.html", {"typed": typed}))
    add_never_cache_headers(response)
    return response


def _typed(request: HttpRequest) -> list[str]:
    """What somebody wrote on a page of ours, without what cannot be read, so that they can take it back.

    Texts of several words alone: no password, no token; and nothing that another site has sent in their name.
    """
    if request.method != "POST" or request.headers.get("Sec-Fetch-Site") != "same-origin":
        return []
    texts = (text for name, listed in request.POST.lists() if "password" not in name for text in listed)
    return [BROKEN.sub("", text) for text in texts if len(text.split()) > 1]


def _texts(request: HttpRequest) -> Iterator[str]:
    yield _decoded(request.META.get("RAW_URI", "").partition("?")[0])
    yield request.path_info
    yield _decoded(request.META.get("QUERY_STRING", ""))
    yield from chain(*request.COOKIES.items())
    yield from _pairs(request.GET)
    if request.content_type == FORM:
        yield _decoded(request.body)
    if request.method == "POST":
        yield from _pairs(request.POST)
        for name, uploads in request.FILES.lists():
            yield name
            yield from (upload.name or "" for upload in uploads)
    if request.content_type == "application/json":
        yield from _json_texts(request.body)


def _decoded(percent_encoded: str | bytes) -> str:
    """The text behind percent signs; anything that is not UTF-8 is refused like NUL."""
    return unquote_to_bytes(percent_encoded).decode("utf-8", errors="surrogateescape")


def _pairs(values: Any) -> Iterator[str]:
    for name, listed in values.lists():
        yield name
        yield from listed


def _json_texts(body: bytes) -> Iterator[str]:
    try:
        waiting = [json.loads(body)]
    except (ValueError, RecursionError):
        return  # no JSON that any view could read: the view says so
    while waiting:
        value = waiting.pop()
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict):
            yield from value
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)
