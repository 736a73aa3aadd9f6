"""Members are told what is said to them: once, in one row for many people, and only while they want to be."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from community.commenting import NotOfThisTalk, publish_comment
from community.limits import DEPTH_MAX, DISOWN_AFTER_DAYS, MENTIONS_MAX
from community.models import Comment, Inbox, Member, Notification, NotificationCause, Post
from community.news.inbox import mute_talk, read_one, unmute_talk
from community.news.telling import take_back, tell_of_comment, tell_of_post, withhold_name
from community.posting import publish_post
from community.rewriting import delete, disown
from films.models import Moment
from tests.factories import make_comment, make_film, make_member, make_post, make_quote

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2026, 11, 26, 12, tzinfo=dt.UTC)


@pytest.fixture
def post(alice: Member) -> Post:
    return make_post(author=alice)


def say(subject: Post | Moment | Comment, author: Member, *mentioned: str, minute: int = 0) -> Comment:
    """Comment and tell, as the verb does."""
    now = NOW + dt.timedelta(minutes=minute)
    comment = make_comment(subject, author=author, posted_at=now)
    tell_of_comment(comment=comment, mentioned=mentioned, now=now)
    return comment


def told(member: Member) -> list[str]:
    """The kinds of the rows in an inbox, the newest first."""
    return list(Notification.objects.of(member).order_by("-latest_at", "-id").values_list("kind", flat=True))


def names(row: Notification) -> set[str | None]:
    return set(row.causes.values_list("person__username", flat=True))


class TestWhoIsTold:
    def test_the_author_of_a_post_of_comments_on_it(self, post: Post, alice: Member, bob: Member) -> None:
        comment = say(post, bob)
        row = Notification.objects.get()
        assert (row.recipient, row.kind, row.comment, row.people_count) == (alice, "reply", comment, 1)

    def test_the_author_of_a_comment_of_replies_to_it(self, post: Post, bob: Member, curator: Member) -> None:
        comment = make_comment(post, author=bob)
        reply = say(comment, curator)
        row = Notification.objects.get()
        assert (row.recipient, row.answered, row.comment) == (bob, comment, reply)

    def test_nobody_of_comments_on_a_moment(self, alice: Member) -> None:
        say(make_quote(make_film()), alice)
        assert not Notification.objects.exists()

    def test_nobody_of_what_they_said_themselves(self, post: Post, alice: Member) -> None:
        say(say(post, alice, "alice"), alice)
        assert not Notification.objects.exists()

    def test_those_who_are_mentioned_however_it_is_cased(self, post: Post, alice: Member, bob: Member) -> None:
        tell_of_post(post=post, mentioned=("BoB",), now=NOW)
        row = Notification.objects.get()
        assert (row.recipient, row.kind, row.comment, row.people_count) == (bob, "mention", None, 1)

    def test_no_more_than_are_allowed(self, post: Post) -> None:
        members = [make_member() for _ in range(MENTIONS_MAX + 1)]
        tell_of_post(post=post, mentioned=[member.username for member in members], now=NOW)
        assert set(Notification.objects.values_list("recipient", flat=True)) == {m.pk for m in members[:MENTIONS_MAX]}

    def test_a_name_typed_twice_takes_one_place(self, post: Post, bob: Member) -> None:
        tell_of_post(post=post, mentioned=["Bob", "bob", *(f"nobody{n}" for n in range(MENTIONS_MAX - 1))], now=NOW)
        assert told(bob) == ["mention"]

    def test_nobody_by_a_name_that_no_member_has(self, post: Post) -> None:
        tell_of_post(post=post, mentioned=("nobody", "", "x" * 300), now=NOW)
        assert not Notification.objects.exists()

    def test_a_mention_beats_a_reply(self, post: Post, alice: Member, bob: Member) -> None:
        say(post, bob, "alice")
        assert told(alice) == ["mention"]

    def test_nobody_whose_account_is_closed(self, post: Post, alice: Member, bob: Member) -> None:
        Member.objects.filter(pk=alice.pk).update(is_active=False)
        say(post, bob)
        assert not Notification.objects.exists()

    @pytest.mark.parametrize("gone", [{"deleted_at": NOW}, {"author": None}])
    def test_nobody_for_a_comment_they_deleted_or_disowned(
        self, post: Post, bob: Member, curator: Member, gone: dict[str, object]
    ) -> None:
        comment = make_comment(post, **{"author": bob, **gone})
        say(comment, curator)
        assert not Notification.objects.exists()


class TestWhoWantsToBe:
    @pytest.mark.parametrize(
        ("switch", "mentioned", "kinds"),
        [
            ("tells_replies", (), []),
            ("tells_replies", ("alice",), ["mention"]),
            ("tells_mentions", (), ["reply"]),
            ("tells_mentions", ("alice",), ["reply"]),  # it is a reply all the same
        ],
    )
    def test_a_kind_that_is_switched_off_tells_nothing(
        self, alice: Member, switch: str, mentioned: Iterable[str], kinds: list[str]
    ) -> None:
        Inbox.objects.create(member=alice, **{switch: False})
        say(make_post(author=alice), make_member(), *mentioned)
        assert told(alice) == kinds

    def test_a_mention_in_a_post_is_switched_off_as_well(self, post: Post, bob: Member) -> None:
        Inbox.objects.create(member=bob, tells_mentions=False)
        tell_of_post(post=post, mentioned=("bob",), now=NOW)
        assert told(bob) == []

    def test_a_muted_talk_tells_nothing_until_it_is_unmuted(self, post: Post, alice: Member, bob: Member) -> None:
        mute_talk(member=alice, discussion=post.discussion, now=NOW)
        say(post, bob, "alice")
        assert told(alice) == []
        unmute_talk(member=alice, discussion=post.discussion)
        say(post, bob)
        assert told(alice) == ["reply"]

    def test_a_talk_that_one_mutes_still_tells_others(self, post: Post, alice: Member, bob: Member) -> None:
        mute_talk(member=bob, discussion=post.discussion, now=NOW)
        say(post, make_member(), "bob")
        assert (told(alice), told(bob)) == (["reply"], [])


class TestOneRowForManyPeople:
    def test_replies_to_one_comment_are_one_row(self, post: Post, bob: Member) -> None:
        comment = make_comment(post, author=bob)
        replies = [say(comment, make_member(), minute=minute) for minute in range(3)]
        row = Notification.objects.get(recipient=bob)
        assert (row.people_count, row.comment, row.latest_at) == (3, replies[-1], replies[-1].posted_at)

    def test_somebody_who_replies_twice_counts_once(self, post: Post, alice: Member, bob: Member) -> None:
        say(post, bob)
        say(post, bob)
        assert Notification.objects.get().people_count == 1

    def test_replies_to_two_comments_are_two_rows(self, post: Post, bob: Member, curator: Member) -> None:
        for comment in (make_comment(post, author=bob), make_comment(post, author=bob)):
            say(comment, curator)
        assert told(bob) == ["reply", "reply"]

    def test_mentions_in_one_talk_are_one_row_wherever_they_stand(self, post: Post, bob: Member) -> None:
        tell_of_post(post=post, mentioned=("bob",), now=NOW)
        say(say(post, make_member(), "bob"), make_member(), "bob")
        assert Notification.objects.get(recipient=bob).people_count == 3

    def test_a_read_row_is_closed_and_the_next_opens_another(self, post: Post, alice: Member, bob: Member) -> None:
        say(post, bob)
        read_one(notification=Notification.objects.get(), now=NOW)
        say(post, make_member())
        counts = Notification.objects.of(alice).order_by("id").values_list("people_count", "read_at")
        assert list(counts) == [(1, NOW), (1, None)]

    def test_what_comes_new_has_not_been_mailed(self, post: Post, bob: Member) -> None:
        say(post, bob)
        Notification.objects.update(mailed_at=NOW)
        say(post, bob)
        assert Notification.objects.get().mailed_at is None

    def test_telling_twice_changes_nothing(self, post: Post, bob: Member) -> None:
        comment = say(post, bob)
        tell_of_comment(comment=comment, mentioned=(), now=NOW)
        assert (Notification.objects.get().people_count, NotificationCause.objects.count()) == (1, 1)


class TestWhatIsTakenBack:
    def test_a_deleted_comment_takes_its_row_along(self, post: Post, bob: Member) -> None:
        take_back(writing=say(post, bob))
        assert not Notification.objects.exists()

    def test_of_many_it_takes_one(self, post: Post, bob: Member, curator: Member) -> None:
        first, last = say(post, bob), say(post, curator, minute=1)
        take_back(writing=last)
        row = Notification.objects.get()
        assert (row.people_count, row.comment, row.latest_at, names(row)) == (1, first, first.posted_at, {"bob"})

    def test_who_said_something_else_is_still_counted(self, post: Post, bob: Member) -> None:
        say(post, bob)
        take_back(writing=say(post, bob))
        assert Notification.objects.get().people_count == 1

    def test_it_goes_out_of_every_inbox(self, post: Post, alice: Member, bob: Member, curator: Member) -> None:
        take_back(writing=say(post, bob, "celia"))
        assert (told(alice), told(curator)) == ([], [])

    def test_a_read_row_goes_as_well(self, post: Post, bob: Member) -> None:
        comment = say(post, bob)
        read_one(notification=Notification.objects.get(), now=NOW)
        take_back(writing=comment)
        assert not Notification.objects.exists()

    def test_a_deleted_post_takes_its_mentions_and_leaves_those_in_comments(self, post: Post, bob: Member) -> None:
        tell_of_post(post=post, mentioned=("bob",), now=NOW)
        comment = say(post, make_member(), "bob", minute=1)
        take_back(writing=post)
        row = Notification.objects.get(recipient=bob)
        assert (row.people_count, row.comment) == (1, comment)

    def test_a_row_that_comes_down_to_the_post_leads_to_it_again(self, post: Post, bob: Member) -> None:
        tell_of_post(post=post, mentioned=("bob",), now=NOW)
        take_back(writing=say(post, make_member(), "bob", minute=1))
        row = Notification.objects.get(recipient=bob)
        assert (row.comment, row.latest_at) == (None, post.posted_at)

    def test_a_deleted_post_goes_from_its_followers(self, post: Post, bob: Member) -> None:
        for kind in ("film", "member"):
            recipient = make_member()
            Notification.objects.create(recipient=recipient, kind=kind, discussion=post.discussion, latest_at=NOW)
        take_back(writing=post)
        assert not Notification.objects.exists()

    def test_what_is_disowned_stays_told_without_the_name(self, post: Post, bob: Member, curator: Member) -> None:
        say(post, bob)
        withhold_name(writing=say(post, curator))
        row = Notification.objects.get()
        assert (row.people_count, names(row)) == (2, {"bob", None})

    def test_names_that_are_gone_count_as_one(self, post: Post) -> None:
        for _ in range(3):
            withhold_name(writing=say(post, make_member()))
        assert Notification.objects.get().people_count == 1

    def test_who_leaves_is_not_named_any_more(self, post: Post, bob: Member) -> None:
        comment = say(post, bob)
        Comment.objects.filter(pk=comment.pk).update(author=None)
        bob.delete()
        assert names(Notification.objects.get()) == {None}


class TestPublishing:
    def test_a_comment_tells_whom_it_answers_and_whom_it_mentions(self, post: Post, alice: Member, bob: Member) -> None:
        publish_comment(author=make_member(), subject=post, body="Well seen, @bob.", now=NOW)
        assert (told(alice), told(bob)) == (["reply"], ["mention"])

    def test_sent_twice_it_tells_once(self, post: Post, bob: Member) -> None:
        key = uuid.uuid4()
        for _ in range(2):
            publish_comment(author=bob, subject=post, body="Yes.", key=key, now=NOW)
        assert NotificationCause.objects.count() == 1

    def test_a_comment_that_is_refused_tells_nobody(self, post: Post, bob: Member) -> None:
        elsewhere = make_comment(make_post(), author=bob)
        with pytest.raises(NotOfThisTalk):
            publish_comment(author=make_member(), subject=post, parent=elsewhere, body="@bob", now=NOW)
        assert not Notification.objects.exists()

    def test_a_post_tells_whom_it_mentions(self, alice: Member, bob: Member) -> None:
        post = publish_post(author=alice, kind="talk", title="The wall", body="Well seen, @bob.", now=NOW)
        row = Notification.objects.get()
        assert (row.recipient, row.kind, row.discussion.post) == (bob, "mention", post)

    def test_deleting_takes_back(self, post: Post, alice: Member, bob: Member) -> None:
        comment = publish_comment(author=bob, subject=post, body="Yes.", now=NOW)
        delete(writing=comment, by=bob, now=NOW)
        assert told(alice) == []

    def test_deleting_a_post_takes_back(self, alice: Member, bob: Member) -> None:
        post = publish_post(author=alice, kind="talk", title="The wall", body="Well seen, @bob.", now=NOW)
        delete(writing=post, by=alice, now=NOW)
        assert told(bob) == []

    def test_disowning_drops_the_name(self, post: Post, bob: Member) -> None:
        comment = publish_comment(author=bob, subject=post, body="Yes.", now=NOW)
        disown(writing=comment, by=bob, now=NOW + dt.timedelta(days=DISOWN_AFTER_DAYS))
        assert names(Notification.objects.get()) == {None}

    def test_below_the_last_depth_whom_it_answers_is_told_all_the_same(self, post: Post, bob: Member) -> None:
        comment = make_comment(post)
        for _ in range(DEPTH_MAX - 1):
            comment = make_comment(comment)
        deepest = make_comment(comment, author=bob)
        publish_comment(author=make_member(), subject=post, parent=deepest, body="So deep.", now=NOW)
        assert Notification.objects.get(recipient=bob).answered == deepest


def test_telling_costs_the_same_however_many_are_in_a_row(
    post: Post, bob: Member, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    comment = make_comment(post, author=bob)
    for _ in range(5):
        say(comment, make_member())
    reply = make_comment(comment, author=make_member())
    with django_assert_max_num_queries(9):
        tell_of_comment(comment=reply, mentioned=(), now=timezone.now())
