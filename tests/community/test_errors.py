"""What goes wrong is said in human words, on a page that still leads somewhere."""

from __future__ import annotations

import pytest
from django.conf import LazySettings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.loader import get_template
from django.test import Client
from django.urls import include, path


def refuse(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied


def break_down(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("the film tore")


urlpatterns = [
    path("refuse/", refuse),
    path("break/", break_down),
    path("", include("reelive.urls")),
]


@pytest.fixture(autouse=True)
def _addresses_that_fail(settings: LazySettings) -> None:
    settings.ROOT_URLCONF = __name__


def test_an_address_of_nothing_leads_back(visitor: Client, db: None) -> None:
    response = visitor.get("/nothing/here/")
    assert response.status_code == 404
    assert 'href="/films/"' in response.content.decode()


def test_a_visitor_who_may_not_is_asked_to_sign_in(visitor: Client, db: None) -> None:
    response = visitor.get("/refuse/")
    assert response.status_code == 403
    assert 'href="/accounts/login/"' in response.content.decode()


def test_a_member_who_may_not_is_told_who_they_are(as_alice: Client) -> None:
    response = as_alice.get("/refuse/")
    assert response.status_code == 403
    assert "You are signed in as alice" in response.content.decode()


@pytest.mark.parametrize("address", ["/films/?q=%00", "/%00/", "/films/?" + "&".join(f"a{n}=1" for n in range(5_100))])
def test_what_cannot_be_read_is_said_to_be_so(visitor: Client, db: None, address: str) -> None:
    response = visitor.get(address)
    assert response.status_code == 400
    assert "We could not read that" in response.content.decode()


def test_a_form_without_its_token_says_that_nothing_is_lost(as_alice: Client) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = as_alice.cookies
    response = strict.post("/accounts/logout/")
    assert response.status_code == 403
    assert "what you wrote is still there" in response.content.decode()


@pytest.mark.parametrize(
    ("before", "leads_to"),
    [
        ("http://testserver/talk/", "http://testserver/talk/"),
        ("https://evil.example/", "/"),
        ("http://[", "/"),
        ("", "/"),
    ],
)
def test_a_form_that_was_refused_leads_back_to_its_page_if_that_is_one_of_ours(
    as_alice: Client, before: str, leads_to: str
) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = as_alice.cookies
    page = strict.post("/me/notifications/read/", headers={"Referer": before}).content.decode()
    assert f'href="{leads_to}">Load the page again</a>' in page


def test_a_breakdown_is_ours_and_says_so(db: None) -> None:
    response = Client(raise_request_exception=False).get("/break/")
    assert response.status_code == 500
    assert "Something broke on our side" in response.content.decode()


def test_the_page_of_a_breakdown_asks_nothing_of_the_database(visitor: Client) -> None:
    assert "Something broke on our side" in get_template("500.html").render()
