"""On its own page a film is told whatever rule is about it, and what other rules leave out is counted."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone

from community.models import Member
from community.models.mute import EVERYWHERE
from community.mutes.naming import thing_named
from community.muting import Wish, mute
from tests.factories import make_film, make_quote

pytestmark = pytest.mark.django_db


def test_the_page_of_a_film_that_is_left_out_elsewhere_tells_all_of_it(as_alice: Client, alice: Member) -> None:
    up = make_film(slug="up", title="Up")
    make_quote(up, title="Squirrel!")
    mute(member=alice, wish=Wish("film", thing_named("film", "up"), True, EVERYWHERE, None), now=timezone.now())
    page = as_alice.get("/films/up/").content.decode()
    assert "Squirrel!" in page
    assert "No moment of this film is here yet" not in page


def test_it_counts_what_another_rule_leaves_out_and_claims_no_lack(as_alice: Client, alice: Member) -> None:
    make_quote(make_film(slug="up", title="Up"), title="Squirrel!")
    wish = Wish("phrase", thing_named("phrase", "squirrel"), True, EVERYWHERE, None)
    mute(member=alice, wish=wish, now=timezone.now())
    page = as_alice.get("/films/up/").content.decode()
    assert "1 is left out by your mutes" in page
    assert "No moment of this film is here yet" not in page
