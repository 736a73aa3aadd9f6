"""Muting: rules are kept, changed in their place, and end."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from community.limits import MUTES_MAX
from community.models import Member, Mute
from community.muting import Wish, mute, mute_all, unmute
from tests.factories import make_character, make_film

pytestmark = pytest.mark.django_db
NOW = timezone.now()
DAY = dt.timedelta(days=1)


def test_it_is_kept_as_it_was_wished(alice: Member, bob: Member) -> None:
    rule = mute(member=alice, wish=Wish("person", bob, True, 3, NOW + DAY), now=NOW)
    rule.refresh_from_db()
    kept = (rule.member, rule.person, rule.removes, rule.places, rule.until, rule.made_at)
    assert kept == (alice, bob, True, 3, NOW + DAY, NOW)


def test_the_same_thing_again_changes_the_rule(alice: Member, bob: Member) -> None:
    first = mute(member=alice, wish=Wish("person", bob), now=NOW)
    again = mute(member=alice, wish=Wish("person", bob, removes=True), now=NOW)
    assert (again.pk, again.removes, Mute.objects.count()) == (first.pk, True, 1)


def test_a_phrase_is_the_same_however_it_is_written(alice: Member) -> None:
    mute(member=alice, wish=Wish("phrase", "The  Ending"), now=NOW)
    mute(member=alice, wish=Wish("phrase", "the ending"), now=NOW)
    mute(member=alice, wish=Wish("part", "the ending"), now=NOW)
    assert list(Mute.objects.order_by("pk").values_list("kind", "phrase")) == [
        ("phrase", "The  Ending"),
        ("part", "the ending"),
    ]


def test_rules_of_two_members_have_nothing_to_do_with_each_other(alice: Member, bob: Member) -> None:
    film = make_film()
    mute(member=alice, wish=Wish("film", film), now=NOW)
    mute(member=bob, wish=Wish("film", film), now=NOW)
    assert Mute.objects.of(alice).count() == Mute.objects.of(bob).count() == 1


def test_nobody_mutes_themselves(alice: Member) -> None:
    with pytest.raises(ValidationError, match="yourself"):
        mute(member=alice, wish=Wish("person", alice), now=NOW)
    assert not Mute.objects.exists()


@pytest.mark.parametrize("office", ["operator", "curator"])
def test_nobody_is_exempt(alice: Member, office: str, request: Any) -> None:
    staff = request.getfixturevalue(office)
    assert mute(member=alice, wish=Wish("person", staff), now=NOW).person == staff


def test_there_is_room_for_two_hundred(alice: Member) -> None:
    mute_all(member=alice, wishes=[Wish("phrase", f"word {number}") for number in range(MUTES_MAX)], now=NOW)
    with pytest.raises(ValidationError, match="200"):
        mute(member=alice, wish=Wish("phrase", "one more"), now=NOW)
    assert Mute.objects.count() == MUTES_MAX


def test_of_a_file_that_is_too_much_nothing_is_kept(alice: Member) -> None:
    mute(member=alice, wish=Wish("phrase", "before"), now=NOW)
    with pytest.raises(ValidationError):
        mute_all(member=alice, wishes=[Wish("phrase", f"word {number}") for number in range(MUTES_MAX)], now=NOW)
    assert Mute.objects.count() == 1


def test_a_rule_whose_time_is_over_makes_room(alice: Member) -> None:
    mute_all(member=alice, wishes=[Wish("phrase", f"word {n}", until=NOW + DAY) for n in range(MUTES_MAX)], now=NOW)
    mute(member=alice, wish=Wish("phrase", "one more"), now=NOW + 2 * DAY)
    assert Mute.objects.count() == 1


def test_taking_one_back_leaves_the_others(alice: Member) -> None:
    character = make_character(make_film())
    rule = mute(member=alice, wish=Wish("character", character), now=NOW)
    mute(member=alice, wish=Wish("phrase", "stays"), now=NOW)
    unmute(mute=rule)
    assert [rule.phrase for rule in Mute.objects.of(alice)] == ["stays"]
