"""A member's own feed: what they follow as they would see it, for whoever knows its address."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.test import Client
from django.utils import timezone

from community.following import follow_film, follow_member
from community.models import Member, PostTag, Tag
from community.models.mute import EVERYWHERE, Where
from community.mutes.naming import Thing
from community.muting import Wish, mute
from community.news.own_feed import close_feed, open_feed
from community.progress import mark_progress
from community.reading.reach import Place
from films.models import Film
from tests.factories import make_film, make_post

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture
def film(alice: Member) -> Film:
    film = make_film(title="Followed")
    follow_film(follower=alice, film=film, now=NOW)
    return film


@pytest.fixture
def feed(alice: Member) -> str:
    return f"/feeds/mine/{open_feed(member=alice)}/"


def entry_of(answer: str) -> str:
    return answer.partition("<entry>")[2].partition("</entry>")[0]


def test_it_has_what_is_about_films_and_by_members_that_one_follows(
    visitor: Client, alice: Member, bob: Member, film: Film, feed: str
) -> None:
    follow_member(follower=alice, followed=bob, now=NOW)
    make_post(title="About the film", film=film)
    make_post(title="By bob", author=bob)
    make_post(title="Of no concern")
    make_post(title="Long ago", film=film, posted_at=NOW - dt.timedelta(days=40))
    answer = visitor.get(feed).content.decode()
    assert [title in answer for title in ("About the film", "By bob", "Of no concern", "Long ago")] == [
        True, True, False, False,
    ]  # fmt: skip


def test_what_is_muted_there_is_missing_or_only_named(
    visitor: Client, alice: Member, bob: Member, film: Film, feed: str
) -> None:
    make_post(title="Bait", film=film, author=bob)
    make_post(title="A title", film=film, body_html="<p>A spider.</p>")
    mute(member=alice, wish=Wish("person", bob, removes=True), now=NOW)
    mute(member=alice, wish=Wish("phrase", "spider"), now=NOW)
    answer = visitor.get(feed).content.decode()
    assert "Bait" not in answer
    assert "A spider." not in answer
    assert "You muted “spider”" in answer


@pytest.mark.parametrize("kind", ["person", "tag", "phrase"])
def test_what_is_folded_says_the_reason_alone_and_leads_to_it(
    visitor: Client, alice: Member, bob: Member, film: Film, feed: str, *, kind: str
) -> None:
    post = make_post(title="A zebrawort", film=film, author=bob, body_html="<p>It grows.</p>")
    tag = Tag.objects.create(slug="weeds", name="weeds")
    PostTag.objects.create(post=post, tag=tag, posted_at=post.posted_at)
    open_entry = entry_of(visitor.get(feed).content.decode())
    things: dict[str, Thing] = {"person": bob, "tag": tag, "phrase": "zebrawort"}
    mute(member=alice, wish=Wish(kind, things[kind]), now=NOW)
    entry = entry_of(visitor.get(feed).content.decode())
    reason = {"person": "You muted @bob", "tag": "You muted “weeds”", "phrase": "You muted “zebrawort”"}[kind]
    assert f"<title>{reason}</title>" in entry
    assert not [told for told in ("A zebrawort", "It grows", "<category", "<author>") if told in entry]
    for part in ("link", "id"):
        assert re.findall(f"<{part}.*?>[^<]*", entry) == re.findall(f"<{part}.*?>[^<]*", open_entry)


def test_a_rule_for_other_places_changes_nothing(
    visitor: Client, alice: Member, bob: Member, film: Film, feed: str
) -> None:
    make_post(title="Bait", film=film, author=bob)
    mute(member=alice, wish=Wish("person", bob, removes=True, places=EVERYWHERE - Where.FEED.bit), now=NOW)
    assert "Bait" in visitor.get(feed).content.decode()


def test_whoever_asks_it_is_that_members(alice: Member, bob: Member, film: Film, feed: str) -> None:
    make_post(title="About the film", film=film)
    client = Client()
    client.force_login(bob)
    assert "About the film" in client.get(feed).content.decode()


def test_nobody_keeps_or_finds_it(visitor: Client, feed: str) -> None:
    answer = visitor.get(feed)
    assert answer["X-Robots-Tag"] == "noindex"
    assert "no-store" in answer["Cache-Control"]


def test_an_address_that_was_given_up_leads_nowhere(visitor: Client, alice: Member, feed: str) -> None:
    open_feed(member=alice)
    assert visitor.get(feed).status_code == 404


def test_so_does_that_of_a_closed_account(visitor: Client, alice: Member, feed: str) -> None:
    Member.objects.filter(pk=alice.pk).update(is_active=False)
    assert visitor.get(feed).status_code == 404


def test_it_is_opened_and_closed_on_a_page(as_alice: Client, alice: Member) -> None:
    as_alice.post("/me/feed/")
    alice.refresh_from_db()
    page = as_alice.get("/me/following/").content.decode()
    assert alice.feed_token
    assert f"/feeds/mine/{alice.feed_token}/" in page
    as_alice.post("/me/feed/", {"close": "1"})
    alice.refresh_from_db()
    assert alice.feed_token is None


def test_without_an_address_there_is_none(visitor: Client, alice: Member) -> None:
    open_feed(member=alice)
    close_feed(member=alice)
    assert visitor.get("/feeds/mine/None/").status_code == 404


def test_visitors_open_none(visitor: Client) -> None:
    assert visitor.post("/me/feed/")["Location"].startswith("/accounts/login/")
    assert not Member.objects.exclude(feed_token=None).exists()


def test_its_reader_hears_nothing_of_a_work_they_want_to_see_first(
    visitor: Client, alice: Member, film: Film, feed: str
) -> None:
    make_post(title="About the film", film=film)
    mark_progress(member=alice, film=film, place=Place(0, is_blind=True))
    assert "About the film" not in visitor.get(feed).content.decode()
