"""Requests as the server hands them in, before any middleware."""

from __future__ import annotations

import pytest
from django.test import RequestFactory

from reelive.wsgi import Utf8Request, application

CHARSETS = ("hex", "idna", "undefined", "latin-1")  # no text, next to none, none at all, another
make = RequestFactory()


def sent(charset: str, environ: dict[str, str]) -> Utf8Request:
    return Utf8Request({**environ, "CONTENT_TYPE": f"{environ['CONTENT_TYPE']}; charset={charset}"})


@pytest.mark.parametrize("charset", CHARSETS)
def test_a_query_is_utf_8_whatever_its_sender_says(charset: str) -> None:
    environ = make.get("/search/?q=%D0%BB").META
    assert sent(charset, {**environ, "CONTENT_TYPE": "text/plain"}).GET["q"] == "л"


@pytest.mark.parametrize("charset", CHARSETS)
def test_a_form_is_utf_8_whatever_its_sender_says(charset: str) -> None:
    assert sent(charset, make.post("/suggest/", {"text": "л"}).META).POST["text"] == "л"


def test_the_server_makes_such_requests() -> None:
    assert application.request_class is Utf8Request
