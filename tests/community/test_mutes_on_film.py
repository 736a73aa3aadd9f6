"""On its own page a film is told whatever rule is about it, and what other rules leave out is counted."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.utils import timezone

from community.models import Member
from community.models.mute import EVERYWHERE
from community.mutes.naming import thing_named
from community.muting import Wish, mute
from tests.factories import make_character, make_film, make_quote
from tests.films.visits import page_of

pytestmark = pytest.mark.django_db


def test_the_page_of_a_film_that_is_left_out_elsewhere_tells_all_of_it(as_alice: Client, alice: Member) -> None:
    up = make_film(slug="up", title="Up")
    make_quote(up, title="Squirrel!")
    mute(member=alice, wish=Wish("film", thing_named("film", "up"), True, EVERYWHERE, None), now=timezone.now())
    page = as_alice.get("/films/up/").content.decode()
    assert "Squirrel!" in page
    assert "No moment of this film is here yet" not in page


@pytest.mark.parametrize("address", ["/films/up/quotes/", "/films/up/characters/carl/"])
def test_so_do_its_lists_and_its_characters(as_alice: Client, alice: Member, address: str) -> None:
    up = make_film(slug="up", title="Up")
    make_quote(up, title="Squirrel!", speaker=make_character(up, slug="carl"))
    mute(member=alice, wish=Wish("film", up, True), now=timezone.now())
    assert "Squirrel!" in page_of(as_alice, address)


def moment_of_the_day(client: Client) -> str:
    found = re.search(r'<section class="screen.*?</section>', page_of(client, "/"), re.DOTALL)
    return found[0] if found else ""


def test_the_moment_of_the_day_passes_by_what_is_muted(as_alice: Client, alice: Member) -> None:
    muted, other = make_film(slug="up", title="Up"), make_film(slug="down", title="Down")
    make_quote(muted, title="Squirrel!")
    assert "Squirrel!" in moment_of_the_day(as_alice)
    mute(member=alice, wish=Wish("film", muted, True), now=timezone.now())
    assert "Squirrel!" not in page_of(as_alice, "/")
    make_quote(other, title="Mole!")
    assert "Mole!" in moment_of_the_day(as_alice)


@pytest.mark.parametrize(
    ("removes", "said"), [(True, "1 is left out by your mutes"), (False, "You muted “Up”</summary>")]
)
def test_among_the_newest_it_is_counted_or_folded(as_alice: Client, alice: Member, *, removes: bool, said: str) -> None:
    up = make_film(slug="up", title="Up")
    make_quote(up, title="Squirrel!")
    mute(member=alice, wish=Wish("film", up, removes), now=timezone.now())
    newest = page_of(as_alice, "/").partition('aria-labelledby="newest"')[2]
    assert said in newest


def test_it_counts_what_another_rule_leaves_out_and_claims_no_lack(as_alice: Client, alice: Member) -> None:
    make_quote(make_film(slug="up", title="Up"), title="Squirrel!")
    wish = Wish("phrase", thing_named("phrase", "squirrel"), True, EVERYWHERE, None)
    mute(member=alice, wish=wish, now=timezone.now())
    page = as_alice.get("/films/up/").content.decode()
    assert "1 is left out by your mutes" in page
    assert "No moment of this film is here yet" not in page
