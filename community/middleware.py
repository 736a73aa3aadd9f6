"""Puts the reader on each request, for the pages of both apps, and speaks the language they chose."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import translation

from community.members.languages import languages
from community.reader import Reader, Request


class ReaderMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.reader = Reader(request)  # type: ignore[attr-defined]
        return self.get_response(request)


class LanguageMiddleware:
    """Answer members in the language they chose, wherever they read; everybody else has been given theirs before."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponse:
        member = request.reader.member
        if member and member.language in languages():
            translation.activate(member.language)
            request.LANGUAGE_CODE = member.language
        return self.get_response(request)
