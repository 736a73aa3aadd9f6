"""What machines ask of the site."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.factories import make_film, make_person, make_quote

pytestmark = pytest.mark.django_db


def test_a_living_site_says_ok(visitor: Client) -> None:
    answer = visitor.get("/healthz")
    assert answer.content == b"ok"
    assert answer["Cache-Control"] == "no-store"


def test_robots_are_kept_from_private_pages_and_told_of_the_map(visitor: Client) -> None:
    text = visitor.get("/robots.txt").content.decode()
    assert "Disallow: /accounts/" in text
    assert "Sitemap: http://testserver/sitemap.xml" in text


def test_the_sitemap_lists_what_is_published_and_nothing_else(visitor: Client) -> None:
    film = make_film()
    shown, hidden = make_quote(film), make_quote(film, is_published=False)
    of_hidden_film = make_quote(make_film(is_published=False))
    person = make_person()
    index = visitor.get("/sitemap.xml").content.decode()
    assert "/sitemap-moments.xml" in index
    listed = "".join(visitor.get(f"/sitemap-{part}.xml").content.decode() for part in ("films", "moments", "people"))
    assert film.get_absolute_url() in listed
    assert person.get_absolute_url() in listed
    assert shown.get_absolute_url() in listed
    assert hidden.get_absolute_url() not in listed
    assert of_hidden_film.get_absolute_url() not in listed


def test_the_icon_that_browsers_look_for_is_the_mark(visitor: Client) -> None:
    assert visitor.get("/favicon.ico")["Location"].endswith("img/mark.svg")
