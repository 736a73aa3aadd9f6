"""What a member muted does not come to them: not into their inbox, its count, or their mail."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from community.commenting import publish_comment
from community.following import follow_film
from community.models import Comment, Inbox, Member, Notification, PostTag, Tag
from community.models.mute import EVERYWHERE, Where
from community.mutes.heeding import deaf_among, wholly_muted_rows
from community.muting import Wish, mute
from community.news.digesting import claim_digest
from community.news.gathering import count_unread, gather_posts
from community.posting import publish_post
from community.reading.own_state import state_of
from films.models import Film
from tests.community.inboxes import INBOX
from tests.factories import make_character, make_film, make_member, make_post, make_quote

pytestmark = pytest.mark.django_db
NOW = timezone.now()
LATER = NOW + dt.timedelta(minutes=10)
IN_INBOX, IN_MAIL = Where.NOTIFICATIONS.bit, Where.MAIL.bit


@pytest.fixture
def film() -> Film:
    return make_film()


def mutes(member: Member, kind: str, thing: Any, places: int = EVERYWHERE) -> None:
    mute(member=member, wish=Wish(kind, thing, places=places), now=NOW)


def answer(to: Member, author: Member, *, film: Film | None = None, body: str = "Yes, indeed.") -> Comment:
    post = make_post(author=to, film=film)
    return publish_comment(subject=post, author=author, body=body, now=LATER)


class TestReplies:
    @pytest.mark.parametrize(("places", "told"), [(EVERYWHERE, 0), (IN_INBOX, 0), (EVERYWHERE - IN_INBOX, 1)])
    def test_those_of_somebody_muted_do_not_come(self, alice: Member, bob: Member, places: int, told: int) -> None:
        mutes(alice, "person", bob, places)
        answer(alice, bob)
        assert Notification.objects.of(alice).count() == told

    def test_nor_do_those_with_muted_words(self, alice: Member, bob: Member) -> None:
        mutes(alice, "phrase", "spider")
        answer(alice, bob, body="A *spi*der!")
        answer(alice, bob, body="Spiders are plural.")
        assert Notification.objects.of(alice).count() == 1

    def test_nor_what_is_said_about_a_muted_film(self, alice: Member, bob: Member, film: Film) -> None:
        mutes(alice, "film", film)
        answer(alice, bob, film=film)
        assert not Notification.objects.exists()

    def test_others_are_told(self, alice: Member, bob: Member) -> None:
        mutes(make_member("carol"), "person", bob)
        answer(alice, bob)
        assert Notification.objects.of(alice).count() == 1

    def test_whoever_is_muted_learns_nothing_of_it(self, alice: Member, bob: Member) -> None:
        mutes(alice, "person", bob)
        answer(bob, alice)
        assert Notification.objects.of(bob).count() == 1

    def test_a_mention_comes_no_more_than_a_reply(self, alice: Member, bob: Member) -> None:
        mutes(alice, "person", bob)
        publish_post(author=bob, kind="talk", title="Look", body="@alice, look", now=LATER)
        assert not Notification.objects.exists()

    def test_nothing_is_asked_twice(
        self, alice: Member, bob: Member, django_assert_num_queries: DjangoAssertNumQueries
    ) -> None:
        """One query more than before anybody muted anything, however many are mentioned."""
        post = make_post(author=alice)
        members = [make_member() for _ in range(6)]
        for member in members:
            mutes(member, "person", bob)
        with django_assert_num_queries(2):
            deaf = deaf_among(members, writing=post, discussion=post.discussion, now=NOW)
        assert deaf == set()


class TestWhatWasToldBefore:
    @pytest.mark.parametrize("kind", ["person", "film", "tag", "phrase"])
    def test_it_is_left_out_of_the_inbox_and_can_be_shown(
        self, as_alice: Client, alice: Member, bob: Member, film: Film, kind: str
    ) -> None:
        tag = Tag.objects.create(slug="war", name="war")
        said = answer(alice, bob, film=film, body="A spider!")
        assert said.discussion.post
        PostTag.objects.create(post=said.discussion.post, tag=tag, posted_at=NOW)
        mutes(alice, kind, {"person": bob, "film": film, "tag": tag, "phrase": "spider"}[kind])
        page = as_alice.get(INBOX).content.decode()
        assert "notification__link" not in page
        assert "1 is left out by your mutes." in page
        assert "notification__link" in as_alice.get(f"{INBOX}?mutes=off").content.decode()

    def test_what_others_said_too_stays(self, as_alice: Client, alice: Member, bob: Member) -> None:
        post = make_post(author=alice)
        for author in (make_member("carol"), bob):
            publish_comment(subject=post, author=author, body=f"Says {author}.", now=LATER)
        mutes(alice, "person", bob)
        assert "notification__link" in as_alice.get(INBOX).content.decode()
        mutes(alice, "person", Member.objects.get(username="carol"))
        assert "notification__link" not in as_alice.get(INBOX).content.decode()

    @pytest.mark.parametrize("kind", ["person", "film"])
    def test_the_bell_counts_it_no_more(self, alice: Member, bob: Member, film: Film, kind: str) -> None:
        answer(alice, bob, film=film)
        answer(alice, make_member("carol"), film=make_film())
        mutes(alice, kind, {"person": bob, "film": film}[kind])
        rules = state_of(alice, now=NOW).rules.at(Where.NOTIFICATIONS)
        assert count_unread(member=alice, rules=rules, now=LATER) == 1

    def test_the_bell_counts_what_others_said_too(self, alice: Member, bob: Member) -> None:
        post = make_post(author=alice)
        for author in (make_member("carol"), bob):
            publish_comment(subject=post, author=author, body=f"Says {author}.", now=LATER)
        mutes(alice, "person", bob)
        rules = state_of(alice, now=NOW).rules.at(Where.NOTIFICATIONS)
        assert count_unread(member=alice, rules=rules, now=LATER) == 1

    def test_it_costs_the_same_however_much_it_is(
        self, alice: Member, bob: Member, django_assert_num_queries: DjangoAssertNumQueries
    ) -> None:
        for _ in range(5):
            answer(alice, bob)
        mutes(alice, "tag", Tag.objects.create(slug="war", name="war"))
        mutes(alice, "person", bob)
        rows = list(Notification.objects.of(alice).with_talk())
        with django_assert_num_queries(2):
            assert len(wholly_muted_rows(rows, state_of(alice, now=NOW).rules)) == 5


class TestWhatOneFollows:
    @pytest.mark.parametrize("kind", ["person", "film", "tag", "character", "phrase", "part"])
    def test_it_neither_counts_nor_comes(self, alice: Member, bob: Member, film: Film, kind: str) -> None:
        follow_film(follower=alice, film=film, now=NOW - dt.timedelta(days=1))
        tag, carl = Tag.objects.create(slug="war", name="war"), make_character(film)
        thing = {"person": bob, "film": film, "tag": tag, "character": carl, "phrase": "spider", "part": "spid"}[kind]
        mutes(alice, kind, thing)
        quote = make_quote(film, speaker=carl)
        said: dict[str, Any] = {"film": film, "moment": quote, "tags": ["war"], "now": NOW}
        publish_post(author=bob, kind="talk", title="A spider", body="Here.", **said)
        rules = state_of(alice, now=NOW).rules.at(Where.NOTIFICATIONS)
        assert count_unread(member=alice, rules=rules, now=LATER) == 0
        assert gather_posts(member=alice, now=LATER) == 0

    def test_the_rest_counts_and_comes(self, alice: Member, bob: Member, film: Film) -> None:
        follow_film(follower=alice, film=film, now=NOW - dt.timedelta(days=1))
        mutes(alice, "phrase", "spider")
        for title in ("A spider", "A house", "A dog"):
            make_post(author=bob, film=film, title=title)
        rules = state_of(alice, now=NOW).rules.at(Where.NOTIFICATIONS)
        assert count_unread(member=alice, rules=rules, now=LATER) == 2
        assert gather_posts(member=alice, now=LATER) == 2

    def test_counting_stays_one_query(
        self, alice: Member, film: Film, django_assert_num_queries: DjangoAssertNumQueries
    ) -> None:
        follow_film(follower=alice, film=film, now=NOW - dt.timedelta(days=1))
        mutes(alice, "phrase", "spider")
        make_post(film=film)
        rules = state_of(alice, now=NOW).rules.at(Where.NOTIFICATIONS)
        with django_assert_num_queries(1):
            assert count_unread(member=alice, rules=rules, now=LATER) == 1


class TestMail:
    @pytest.fixture(autouse=True)
    def _mailed_daily(self, alice: Member) -> None:
        Inbox.objects.update_or_create(member=alice, defaults={"digest": "daily"})
        EmailAddress.objects.filter(user=alice).update(verified=True, primary=True)

    def mailed(self, alice: Member) -> list[str]:
        digest = claim_digest(inbox_id=alice.inbox.pk, now=LATER)
        return [row.comment.body for row in digest.rows if row.comment] if digest else []

    @pytest.mark.parametrize(
        ("kind", "what"), [("person", "bob"), ("film", "film"), ("phrase", "spider"), ("part", "pider")]
    )
    def test_what_is_muted_there_is_not_mailed(
        self, alice: Member, bob: Member, film: Film, kind: str, what: str
    ) -> None:
        mutes(alice, kind, {"bob": bob, "film": film}.get(what, what), IN_MAIL)
        answer(alice, bob, film=film, body="A spider!")
        answer(alice, make_member("carol"), body="A house.")
        assert Notification.objects.of(alice).count() == 2
        assert self.mailed(alice) == ["A house."]

    def test_with_nothing_else_no_mail_goes(self, alice: Member, bob: Member) -> None:
        mutes(alice, "person", bob, IN_MAIL)
        answer(alice, bob)
        assert self.mailed(alice) == []
