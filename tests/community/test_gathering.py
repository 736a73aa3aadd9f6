"""Those who follow a film or a member are told of new posts when they look."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db.models import F
from pytest_django import DjangoAssertNumQueries

from community.limits import NEWS_DAYS, NEWS_MAX, UNREAD_SHOWN_MAX
from community.models import FilmFollow, Inbox, Member, MemberFollow, Notification, Post
from community.news.gathering import LATE_MINUTES, count_unread, gather_posts
from community.news.inbox import change_inbox, mute_talk, read_all
from community.news.telling import tell_of_post
from films.models import Film
from tests.factories import make_film, make_post

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2026, 11, 26, 12, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)


@pytest.fixture
def film(db: None) -> Film:
    return make_film(title="Up")


@pytest.fixture
def follower(alice: Member, bob: Member, film: Film) -> Member:
    """Follows the film and bob, for longer than anything here is old."""
    FilmFollow.objects.create(follower=alice, film=film)
    MemberFollow.objects.create(follower=alice, followed=bob)
    for follows in (FilmFollow, MemberFollow):
        follows.objects.update(since=NOW - dt.timedelta(days=365))
    return alice


def post_of(hours_ago: float = 1, **fields: Any) -> Post:
    return make_post(posted_at=NOW - hours_ago * HOUR, **fields)


def look(member: Member, hours_later: float = 0) -> list[tuple[str, str]]:
    """What their inbox tells of posts, the newest first: kind and title. Counting says the same as gathering."""
    now = NOW + hours_later * HOUR
    before = count_unread(member=member, now=now)
    gather_posts(member=member, now=now)
    assert count_unread(member=member, now=now) == before
    rows = Notification.objects.of(member).unread().order_by("-latest_at", "-id")
    assert before == len(rows)
    return [(row.kind, str(row.discussion)) for row in rows]


class TestWhatIsTold:
    def test_a_post_about_a_followed_film(self, follower: Member, film: Film) -> None:
        post_of(film=film, title="The wall")
        assert look(follower) == [("film", "The wall")]

    def test_a_post_by_a_followed_member(self, follower: Member, bob: Member) -> None:
        post_of(author=bob, title="Mine")
        assert look(follower) == [("member", "Mine")]

    def test_a_post_of_both_is_told_once_as_one_about_the_film(self, follower: Member, bob: Member, film: Film) -> None:
        post_of(author=bob, film=film, title="Both")
        assert look(follower) == [("film", "Both")]

    def test_a_row_is_as_old_as_its_post(self, follower: Member, film: Film) -> None:
        post = post_of(hours_ago=7, film=film)
        look(follower)
        assert Notification.objects.get().latest_at == post.posted_at

    def test_of_a_post_that_mentions_them_only_the_mention(self, follower: Member, film: Film) -> None:
        post = post_of(film=film, title="Hear me")
        tell_of_post(post=post, mentioned=("alice",), now=NOW)
        assert look(follower) == [("mention", "Hear me")]


class TestWhatIsNot:
    def test_posts_about_other_films_by_other_members(self, follower: Member, curator: Member) -> None:
        post_of(film=make_film(), author=curator)
        post_of()
        assert look(follower) == []

    def test_their_own(self, follower: Member, film: Film) -> None:
        post_of(film=film, author=follower)
        assert look(follower) == []

    def test_those_from_before_they_followed(self, follower: Member, bob: Member, film: Film) -> None:
        for follows in (FilmFollow, MemberFollow):
            follows.objects.update(since=NOW - 2 * HOUR)
        post_of(hours_ago=3, film=film)
        post_of(hours_ago=3, author=bob)
        assert look(follower) == []

    def test_those_that_are_no_news_any_more(self, follower: Member, film: Film) -> None:
        post_of(hours_ago=24 * NEWS_DAYS + 1, film=film)
        assert look(follower) == []

    def test_deleted_ones(self, follower: Member, film: Film) -> None:
        post_of(film=film, deleted_at=NOW)
        assert look(follower) == []

    def test_those_of_a_film_that_is_off_the_site(self, follower: Member, film: Film) -> None:
        post_of(film=film)
        Film.objects.update(is_published=False)
        assert look(follower) == []

    def test_those_of_a_talk_that_they_muted(self, follower: Member, film: Film) -> None:
        post = post_of(film=film)
        mute_talk(member=follower, discussion=post.discussion, now=NOW)
        read_all(member=follower, until=NOW, now=NOW)
        assert look(follower) == []

    def test_any_for_who_has_unfollowed(self, follower: Member, bob: Member, film: Film) -> None:
        post_of(film=film, author=bob)
        FilmFollow.objects.all().delete()
        assert [kind for kind, _ in look(follower)] == ["member"]
        Notification.objects.all().delete()
        MemberFollow.objects.all().delete()
        assert look(follower) == []


class TestSwitches:
    def test_films_are_switched_off(self, follower: Member, film: Film) -> None:
        Inbox.objects.create(member=follower, tells_films=False)
        post_of(film=film)
        assert look(follower) == []

    def test_members_are_switched_off(self, follower: Member, bob: Member) -> None:
        Inbox.objects.create(member=follower, tells_members=False)
        post_of(author=bob)
        assert look(follower) == []

    def test_without_films_a_post_of_both_is_told_as_the_members(
        self, follower: Member, bob: Member, film: Film
    ) -> None:
        Inbox.objects.create(member=follower, tells_films=False)
        post_of(author=bob, film=film, title="Both")
        assert look(follower) == [("member", "Both")]

    def test_what_came_while_they_were_off_is_not_told_afterwards(self, follower: Member, film: Film) -> None:
        switches: Any = {"tells_replies": True, "tells_mentions": True, "tells_members": True, "digest": "off"}
        change_inbox(member=follower, tells_films=False, **switches, now=NOW - 9 * HOUR)
        post_of(hours_ago=5, film=film)
        change_inbox(member=follower, tells_films=True, **switches, now=NOW - 3 * HOUR)
        post_of(hours_ago=1, film=film, title="Told")
        assert look(follower) == [("film", "Told")]


class TestLookingAgain:
    def test_a_read_post_does_not_come_back(self, follower: Member, film: Film) -> None:
        post_of(hours_ago=0, film=film)
        look(follower)
        read_all(member=follower, until=NOW, now=NOW)
        assert look(follower) == []

    def test_what_came_since_is_told(self, follower: Member, film: Film) -> None:
        post_of(film=film, title="First")
        look(follower)
        post_of(hours_ago=-1, film=film, title="Second")
        assert look(follower, hours_later=2) == [("film", "Second"), ("film", "First")]

    def test_a_post_that_was_stored_a_little_later_than_it_says_is_told(self, follower: Member, film: Film) -> None:
        post_of(film=film, title="First")
        look(follower)
        post_of(hours_ago=(LATE_MINUTES - 1) / 60, film=film, title="Late")
        assert ("film", "Late") in look(follower)

    def test_of_very_many_the_newest_are_told(self, follower: Member, film: Film) -> None:
        for minutes in range(NEWS_MAX + 5):
            post_of(hours_ago=1 + minutes / 60, film=film, title=str(minutes))
        assert gather_posts(member=follower, now=NOW) == NEWS_MAX
        assert gather_posts(member=follower, now=NOW) == 0
        oldest = Notification.objects.order_by("latest_at")[0]
        assert str(oldest.discussion) == str(NEWS_MAX - 1)

    def test_nothing_is_written_where_nothing_is_new(
        self, follower: Member, django_assert_num_queries: DjangoAssertNumQueries
    ) -> None:
        with django_assert_num_queries(5):  # three that ask, between the two of the savepoint
            gather_posts(member=follower, now=NOW)
        assert not Inbox.objects.exists()


class TestCounting:
    def test_rows_and_what_waits_are_counted_together(self, follower: Member, film: Film) -> None:
        mentioning, read = post_of(), post_of()
        tell_of_post(post=read, mentioned=("alice",), now=NOW - HOUR)
        read_all(member=follower, until=NOW, now=NOW)
        tell_of_post(post=mentioning, mentioned=("alice",), now=NOW)
        post_of(film=film)
        assert count_unread(member=follower, now=NOW) == 2

    def test_it_stops_at_a_hundred(self, follower: Member, film: Film) -> None:
        for _ in range(UNREAD_SHOWN_MAX + 3):
            post_of(film=film)
        assert count_unread(member=follower, now=NOW) == UNREAD_SHOWN_MAX + 1

    def test_it_is_one_query(self, follower: Member, django_assert_num_queries: DjangoAssertNumQueries) -> None:
        with django_assert_num_queries(1):
            assert count_unread(member=follower, now=NOW) == 0

    def test_others_have_counts_of_their_own(self, follower: Member, bob: Member, film: Film) -> None:
        post_of(film=film)
        assert count_unread(member=bob, now=NOW) == 0


def test_one_follow_does_not_lend_its_age_to_another(follower: Member) -> None:
    other = make_film()
    FilmFollow.objects.create(follower=follower, film=other)
    FilmFollow.objects.filter(film=other).update(since=F("since") + dt.timedelta(days=1))
    post_of(film=other)
    assert look(follower) == []
