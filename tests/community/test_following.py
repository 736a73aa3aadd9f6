"""Following members and films: once at a time, never oneself."""

from __future__ import annotations

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import IntegrityError, connection
from django.utils import timezone

from community.following import Oneself, follow_film, follow_member, unfollow_film, unfollow_member
from community.models import FilmFollow, Member, MemberFollow
from films.merging import merge
from tests.factories import make_film, make_member

pytestmark = pytest.mark.django_db

NOW = dt.datetime(2026, 11, 26, 12, tzinfo=dt.UTC)
LATER = NOW + dt.timedelta(days=1)


def test_a_member_follows_another_since_now(alice: Member, bob: Member) -> None:
    assert follow_member(follower=alice, followed=bob, now=NOW)
    assert MemberFollow.objects.values_list("follower", "followed", "since").get() == (alice.pk, bob.pk, NOW)


def test_following_again_changes_nothing(alice: Member, bob: Member) -> None:
    follow_member(follower=alice, followed=bob, now=NOW)
    assert not follow_member(follower=alice, followed=bob, now=LATER)
    assert MemberFollow.objects.get().since == NOW


def test_it_goes_one_way(alice: Member, bob: Member) -> None:
    follow_member(follower=alice, followed=bob, now=NOW)
    assert not unfollow_member(follower=bob, followed=alice)
    assert MemberFollow.objects.count() == 1


def test_it_ends(alice: Member, bob: Member) -> None:
    follow_member(follower=alice, followed=bob, now=NOW)
    follow_member(follower=alice, followed=make_member("carl"), now=NOW)
    assert unfollow_member(follower=alice, followed=bob)
    assert not unfollow_member(follower=alice, followed=bob)
    assert [follow.followed.username for follow in MemberFollow.objects.all()] == ["carl"]


def test_nobody_follows_themselves(alice: Member) -> None:
    with pytest.raises(Oneself):
        follow_member(follower=alice, followed=alice, now=NOW)
    with pytest.raises(IntegrityError):
        MemberFollow.objects.create(follower=alice, followed=alice)


def test_a_member_follows_a_film_and_stops(alice: Member, bob: Member) -> None:
    film = make_film()
    follow_film(follower=bob, film=film, now=NOW)
    assert follow_film(follower=alice, film=film, now=NOW)
    assert not follow_film(follower=alice, film=film, now=LATER)
    assert unfollow_film(follower=alice, film=film)
    assert not unfollow_film(follower=alice, film=film)
    assert [follow.follower for follow in FilmFollow.objects.all()] == [bob]


def test_whoever_followed_a_duplicate_follows_what_it_was_merged_into(
    alice: Member, bob: Member, curator: Member
) -> None:
    film, duplicate = make_film(), make_film()
    for follower, films in ((alice, [duplicate]), (bob, [film, duplicate])):
        for followed in films:
            follow_film(follower=follower, film=followed, now=NOW)
    merge(winner=film, losers=[duplicate], by=curator)
    assert set(FilmFollow.objects.filter(film=film).values_list("follower", flat=True)) == {alice.pk, bob.pk}


@pytest.mark.django_db(transaction=True)
def test_clicks_at_the_same_time_are_one(alice: Member, bob: Member) -> None:
    barrier = Barrier(4)

    def click(_: Any) -> bool:
        try:
            barrier.wait(timeout=10)
            return follow_member(follower=alice, followed=bob, now=timezone.now())
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as threads:
        assert sorted(threads.map(click, range(4))) == [False, False, False, True]
    assert MemberFollow.objects.count() == 1
