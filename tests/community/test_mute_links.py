"""Where something is muted already, pages say so, and the rule is taken back where it is changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from community.models import Member, Mute, Tag
from community.muting import Wish, mute
from community.reader import Reader
from tests.factories import make_character, make_comment, make_film, make_member, make_post
from tests.films.visits import page_of, words_of

pytestmark = pytest.mark.django_db
NOW = timezone.now()
LIST = "/me/mutes/"


def make_tag() -> Tag:
    tag: Tag = Tag.objects.create(slug="noir", name="noir")
    make_post().tagged.create(tag=tag, posted_at=NOW)
    return tag


THINGS: dict[str, Callable[[], Any]] = {
    "person": lambda: make_member("robert"),
    "film": lambda: make_film(title="Up"),
    "character": lambda: make_character(make_film(), name="Carl"),
    "tag": make_tag,
}


@pytest.mark.parametrize("kind", THINGS)
def test_its_page_says_that_it_is_muted_and_leads_to_the_rule(as_alice: Client, alice: Member, kind: str) -> None:
    thing = THINGS[kind]()
    assert "Muted:" not in words_of(as_alice, thing.get_absolute_url())
    rule = mute(member=alice, wish=Wish(kind, thing), now=NOW)
    page = page_of(as_alice, thing.get_absolute_url())
    link = page.partition('<a class="mute-link" href="')[2]
    assert "Muted: " in link.partition("</a>")[0]
    way = as_alice.get(link.partition('"')[0].replace("&amp;", "&"))
    assert way.headers["Location"].startswith(f"/me/mutes/{rule.pk}/?next=")


@pytest.mark.parametrize("kind", [*THINGS, "comment"])
def test_to_say_so_costs_no_query(
    as_alice: Client, alice: Member, bob: Member, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    thing = THINGS[kind]() if kind in THINGS else bob
    address = thing.get_absolute_url()
    if kind == "comment":
        address = f"{make_comment(make_post(), author=bob).get_absolute_url()}?actions"
    mute(member=alice, wish=Wish(kind if kind in THINGS else "person", thing), now=NOW)
    costs = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as asked:
            as_alice.get(address, headers={"HX-Request": "true"} if kind == "comment" else {})
        costs.append(len(asked))
        monkeypatch.setattr(Reader, "mutes", lambda *about: False)
    assert costs[0] == costs[1]


def test_a_rule_is_taken_back_on_its_own_page(as_alice: Client, alice: Member, bob: Member) -> None:
    rule = mute(member=alice, wish=Wish("person", bob), now=NOW)
    page = page_of(as_alice, f"{LIST}{rule.pk}/?next=/members/bob/")
    assert "Take it back" in page
    assert "Change how you mute “@bob”" in page
    response = as_alice.post(f"{LIST}{rule.pk}/end/", {"next": "/members/bob/"})
    assert response.headers["Location"] == "/members/bob/"
    assert not Mute.objects.exists()


def test_twice_is_told_and_leads_back_to_the_list(as_alice: Client, alice: Member, bob: Member) -> None:
    rule = mute(member=alice, wish=Wish("person", bob), now=NOW)
    address = f"{LIST}{rule.pk}/end/"
    as_alice.post(address)
    response = as_alice.post(address, follow=True)
    assert response.redirect_chain[-1][0] == LIST
    assert "That rule is taken back already" in response.content.decode()


def test_members_stand_in_the_list_as_everywhere(as_alice: Client, alice: Member, bob: Member) -> None:
    mute(member=alice, wish=Wish("person", bob), now=NOW)
    assert "@bob" in words_of(as_alice, LIST)


def test_of_two_films_of_one_title_it_is_asked_which(as_alice: Client) -> None:
    make_film(slug="dune-1984", title="Dune", year=1984)
    newer = make_film(slug="dune-2021", title="Dune", year=2021)
    said = {"kind": "film", "does": "fold", "places": ["lists"], "lasts": ""}
    response = as_alice.post("/me/mutes/new/", {**said, "what": "dune"})
    assert "dune-1984 (Dune (1984)), dune-2021 (Dune (2021))" in response.content.decode()
    as_alice.post("/me/mutes/new/", {**said, "what": "Dune (2021)"})
    assert Mute.objects.get().film == newer


def test_whoever_has_as_many_as_can_be_is_led_to_the_list(
    as_alice: Client, alice: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("community.muting.MUTES_MAX", 1)
    mute(member=alice, wish=Wish("phrase", "spider"), now=NOW)
    said = {"kind": "phrase", "what": "ending", "does": "fold", "places": ["lists"], "lasts": ""}
    page = as_alice.post("/me/mutes/new/", said).content.decode()
    assert "Take one back first." in page
    assert f'<p><a href="{LIST}">What you mute</a></p>' in page
