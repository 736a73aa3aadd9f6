"""Feeds of talk for those who read elsewhere, and what search engines are told of it."""

from __future__ import annotations

import datetime as dt
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from django.test import Client
from django.utils import timezone

from community.feeds import POSTS
from community.models import Member
from community.posting import publish_post
from tests.factories import make_film, make_post

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
NOW = timezone.now()


def entries(client: Client, address: str) -> list[ET.Element]:
    response = client.get(address)
    assert response.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ET.fromstring(response.content).findall(f"{ATOM}entry")  # noqa: S314 - our own


def said(entry: ET.Element, name: str) -> str:
    return entry.findtext(f"{ATOM}{name}") or ""


def test_the_feed_tells_of_new_posts(visitor: Client, alice: Member) -> None:
    make_post(title="older", posted_at=NOW - dt.timedelta(days=1))
    post = publish_post(author=alice, kind="talk", title="On <air>", body="They *rise*. >!Up!<", tags=["war"], now=NOW)
    newest, older = entries(visitor, "/feeds/talk/")
    assert (said(newest, "title"), said(newest, "summary")) == ("On <air>", "They rise. …")
    assert said(older, "title") == "older"
    assert newest.find(f"{ATOM}link").attrib["href"] == f"http://testserver{post.get_absolute_url()}"  # type: ignore[union-attr]
    assert newest.find(f"{ATOM}category").attrib["term"] == "war"  # type: ignore[union-attr]
    assert newest.findtext(f"{ATOM}author/{ATOM}name") == "alice"


def test_the_feed_of_a_film_tells_of_it_alone(visitor: Client) -> None:
    film = make_film(slug="up", title="Up", year=2009)
    make_post(title="here", film=film)
    make_post(title="elsewhere")
    assert [said(entry, "title") for entry in entries(visitor, "/feeds/films/up/talk/")] == ["here"]


def test_no_feed_tells_of_a_film_that_is_not_there(visitor: Client) -> None:
    make_film(slug="up", is_published=False)
    assert visitor.get("/feeds/films/up/talk/").status_code == 404


def test_nothing_in_a_feed_gives_a_story_away(visitor: Client) -> None:
    make_post(film=make_film(title="Up", year=2009), kind="theory", body_html="<p>The secret</p>", reveal_at=43)
    assert said(entries(visitor, "/feeds/talk/")[0], "summary") == "Theory about Up, on Reelive"


def test_feeds_and_the_sitemap_leave_out_what_is_deleted_or_off_the_site(visitor: Client) -> None:
    make_post(title="gone", deleted_at=NOW)
    make_post(title="hidden", film=make_film(is_published=False))
    here = make_post(title="here")
    assert [said(entry, "title") for entry in entries(visitor, "/feeds/talk/")] == ["here"]
    sitemap = visitor.get("/sitemap-talk.xml").content.decode()
    assert sitemap.count("<url>") == 1
    assert here.get_absolute_url() in sitemap


def test_a_feed_is_of_one_length(visitor: Client, django_assert_max_num_queries: Any) -> None:
    for _ in range(POSTS + 5):
        make_post()
    with django_assert_max_num_queries(3):
        assert len(entries(visitor, "/feeds/talk/")) == POSTS


def test_the_sitemap_of_all_names_that_of_talk(visitor: Client) -> None:
    make_post()
    assert "/sitemap-talk.xml" in visitor.get("/sitemap.xml").content.decode()


@pytest.mark.parametrize("address", ["/talk/", "/films/up/talk/"])
def test_pages_of_talk_name_their_feed(visitor: Client, address: str) -> None:
    make_film(slug="up")
    feed = f"/feeds{address}" if address == "/talk/" else "/feeds/films/up/talk/"
    assert f'<link rel="alternate" type="application/atom+xml" href="{feed}"' in visitor.get(address).content.decode()


def test_a_post_of_nobody_has_no_author_in_the_feed(visitor: Client) -> None:
    make_post(author=None)
    assert entries(visitor, "/feeds/talk/")[0].find(f"{ATOM}author") is None
