"""Text that a database cannot keep is refused before any view reads it."""

from __future__ import annotations

import json

import pytest
from django.core.exceptions import BadRequest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from reelive.middleware import FORM, RefuseUnreadableTextMiddleware

make = RequestFactory()
TYPED = {"title": "Two words", "body": "My careful\x00 words.", "password": "not these words", "token": "abc"}
BROKEN = {
    "NUL in the path": make.get("/films/%00/"),
    "NUL in the query": make.get("/search/?q=a%00b"),
    "NUL in a name in the query": make.get("/search/?a%00=b"),
    "half a character in the query": make.get("/search/?q=%ED%A0%80"),
    "bytes that are no UTF-8 in the query": make.get("/search/?q=%FF"),
    "NUL in a form": make.post("/suggest/", "text=a%00b", content_type=FORM),
    "half a character in a form": make.post("/suggest/", "text=%ED%BF%BF", content_type=FORM),
    "NUL in a multipart form": make.post("/suggest/", {"text": "a\x00b"}),
    "NUL in the name of a multipart field": make.post("/suggest/", {"te\x00xt": "a"}),
    "NUL in a cookie": make.get("/films/", headers={"Cookie": r'sessionid="a\000b"'}),
    "NUL in JSON": make.post("/api/", json.dumps({"text": ["a\x00b"]}), content_type="application/json"),
    "half a character in JSON": make.post("/api/", r'[{"a": {"b": "\ud800"}}]', content_type="application/json"),
    "half a character as a name in JSON": make.post("/api/", r'{"\udfff": 1}', content_type="application/json"),
    "NUL in JSON sent with PUT": make.put("/api/", '"a\\u0000"', content_type="application/json"),
}
WHOLE = {
    "plain": make.get("/films/up/?q=caf%C3%A9+%F0%9F%8E%88"),
    "a form": make.post("/suggest/", {"text": "Летят журавли 🎈", "file": SimpleUploadedFile("晩春.txt", b"\x00")}),
    "JSON": make.post("/api/", r'{"text": "\ud83c\udf88"}', content_type="application/json"),
    "no JSON at all": make.post("/api/", "{", content_type="application/json"),
    "JSON too deep to read": make.post("/api/", "[" * 200_000, content_type="application/json"),
}


def answer(request: HttpRequest) -> HttpResponse:
    return RefuseUnreadableTextMiddleware(lambda request: HttpResponse("read"))(request)


@pytest.mark.parametrize("request_", BROKEN.values(), ids=BROKEN.keys())
def test_unreadable_text_is_refused(request_: HttpRequest) -> None:
    with pytest.raises(BadRequest):
        answer(request_)


@pytest.mark.parametrize("request_", WHOLE.values(), ids=WHOLE.keys())
def test_everything_else_passes(request_: HttpRequest) -> None:
    assert answer(request_).content == b"read"


@pytest.mark.django_db
def test_the_refusal_is_a_400_of_the_whole_site(visitor: Client) -> None:
    assert visitor.get("/films/?q=%00").status_code == 400


@pytest.mark.django_db
def test_what_somebody_wrote_comes_back_to_be_copied(visitor: Client) -> None:
    response = visitor.post("/talk/new/", TYPED, headers={"Sec-Fetch-Site": "same-origin"})
    content = response.content.decode()
    assert response.status_code == 400
    assert ">\nMy careful words.</textarea>" in content
    assert ">\nTwo words</textarea>" in content
    assert "no-store" in response["Cache-Control"]
    assert not [kept for kept in ("not these words", "abc</textarea>", "\x00") if kept in content]


@pytest.mark.django_db
def test_it_comes_back_in_the_readers_language_and_without_what_was_no_character(visitor: Client) -> None:
    headers = {"Sec-Fetch-Site": "same-origin", "Accept-Language": "ru"}
    page = visitor.post("/talk/new/", "body=Two+words%FF", content_type=FORM, headers=headers).content.decode()
    assert '<html lang="ru"' in page
    assert ">\nTwo words</textarea>" in page


@pytest.mark.django_db
@pytest.mark.parametrize("site", ["cross-site", "same-site", "none", ""])
def test_what_another_site_sent_is_not_shown_as_somebodys_words(visitor: Client, site: str) -> None:
    response = visitor.post("/talk/new/", TYPED, headers={"Sec-Fetch-Site": site})
    assert response.status_code == 400
    assert "My careful" not in response.content.decode()


@pytest.mark.django_db
def test_no_cache_keeps_a_members_page(as_alice: Client) -> None:
    assert as_alice.get("/films/")["Cache-Control"] == "private, no-store"


@pytest.mark.django_db
def test_a_visitors_page_sets_no_cookie_and_may_be_kept(visitor: Client) -> None:
    answer = visitor.get("/films/")
    assert not answer.cookies
    assert "no-store" not in answer.get("Cache-Control", "")
