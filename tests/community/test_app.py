"""The site as an app: its guide, manifest, service worker and the page for no connection."""

from __future__ import annotations

import json
import re

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from community.models import Member, SavedItem
from tests.factories import make_film, make_quote

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["/app/", "/offline/", "/sw.js", "/manifest.webmanifest"])
def test_nothing_of_it_asks_the_database_or_leaves_a_cookie(
    visitor: Client, address: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        response = visitor.get(address)
    assert response.status_code == 200
    assert not response.cookies


def test_the_manifest_names_what_is_there(visitor: Client) -> None:
    response = visitor.get("/manifest.webmanifest")
    manifest = json.loads(response.content)
    assert response.headers["Content-Type"] == "application/manifest+json"
    assert {icon["purpose"] for icon in manifest["icons"]} == {"any", "maskable"}
    assert all(finders.find(icon["src"].removeprefix("/static/")) for icon in manifest["icons"])
    assert all(visitor.get(shortcut["url"]).status_code in (200, 302) for shortcut in manifest["shortcuts"])


def test_the_worker_keeps_all_that_the_page_for_no_connection_needs(visitor: Client) -> None:
    worker = visitor.get("/sw.js")
    assert (worker.headers["Content-Type"], worker.headers["Cache-Control"]) == ("text/javascript", "no-cache")
    shell = json.loads(re.findall(r"SHELL = (.*);", worker.content.decode())[0])
    page = visitor.get("/offline/").content.decode()
    assert set(re.findall(r'(?:href|src)="(/static/[^"]+)"', page)) <= set(shell)
    assert all(visitor.get(path).status_code == 200 or finders.find(path.removeprefix("/static/")) for path in shell)


def test_the_worker_changes_with_what_it_keeps(visitor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    before = visitor.get("/sw.js").content
    assert visitor.get("/sw.js").content == before
    monkeypatch.setattr("community.pages.installing.SHEETS", ("reset",))
    assert visitor.get("/sw.js").content != before


def test_the_page_for_no_connection_is_the_same_for_everybody_of_one_language(
    visitor: Client, as_alice: Client
) -> None:
    assert visitor.get("/offline/").content == as_alice.get("/offline/").content


@pytest.mark.parametrize("address", ["/offline/", "/manifest.webmanifest"])
def test_what_speaks_a_members_language_is_kept_by_no_cache_that_others_share(
    visitor: Client, as_alice: Client, alice: Member, address: str
) -> None:
    Member.objects.filter(pk=alice.pk).update(language="ru")
    theirs = as_alice.get(address)
    assert theirs.content != visitor.get(address).content
    assert set(theirs["Cache-Control"].split(", ")) == {"private", "max-age=86400"}


def test_a_page_says_whose_it_is_to_the_device_alone(visitor: Client, as_alice: Client, alice: Member) -> None:
    assert f'data-member="{alice.pk}"' in as_alice.get("/").content.decode()
    assert "data-member" not in visitor.get("/").content.decode()


def test_the_way_to_the_app_stands_above_and_below_every_page(visitor: Client) -> None:
    page = visitor.get("/").content.decode()
    header, footer = page.partition("<main")[0], page.partition("</main>")[2]
    assert 'href="/app/"' in header
    assert 'href="/app/"' in footer
    assert 'rel="manifest" href="/manifest.webmanifest"' in page


@pytest.mark.parametrize(
    ("reveal_at", "year", "kept"),
    [(0, 1957, ""), (43, 1957, "?show=43"), (43, 2100, "")],
    ids=("safe", "told", "veiled"),
)
def test_a_saved_moment_is_kept_as_far_as_its_member_has_got(
    as_alice: Client, alice: Member, reveal_at: int, year: int, kept: str
) -> None:
    quote = make_quote(make_film(year=year), reveal_at=reveal_at)
    SavedItem.objects.create(member=alice, moment=quote)
    assert f'data-keep="{quote.get_absolute_url()}{kept}"' in as_alice.get("/me/saved/").content.decode()
