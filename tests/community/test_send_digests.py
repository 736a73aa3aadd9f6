"""`manage.py send_digests`: who gets a mail, when, and once."""

from __future__ import annotations

import datetime as dt
import logging
from io import StringIO
from typing import Any
from unittest.mock import patch

import pytest
from allauth.account.models import EmailAddress
from django.conf import LazySettings
from django.core import mail
from django.core.mail import get_connection
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import CommandError, call_command

from community.management.commands.send_digests import FAILURES_IN_A_ROW_MAX
from community.models import FilmFollow, Inbox, Member, Notification, Post
from community.news.digesting import due_inboxes
from community.news.inbox import mute_talk, read_all
from films.models import Film
from tests.community.inboxes import make_rows, reply
from tests.factories import make_film, make_member, make_post

pytestmark = pytest.mark.django_db
MONDAY = dt.datetime(2026, 11, 23, 7, tzinfo=dt.UTC)


@pytest.fixture
def post(alice: Member) -> Post:
    """Alice has asked for a mail a day; what is said on her post goes into it."""
    Inbox.objects.create(member=alice, digest="daily")
    return make_post(author=alice, title="The wall")


def send(now: dt.datetime = MONDAY) -> str:
    """Run it at that time; returns what it says."""
    said = StringIO()
    with patch("community.management.commands.send_digests.timezone.now", return_value=now):
        call_command("send_digests", stdout=said)
    return said.getvalue()


def receivers() -> list[str]:
    return sorted(address for sent in mail.outbox for address in sent.to)


class Refusing(EmailBackend):
    """Takes no mail for the addresses it was told."""

    refused: tuple[str, ...] = ()

    def send_messages(self, messages: Any) -> int:
        if any(message.to[0].startswith(self.refused) for message in messages):
            raise OSError("no such mailbox")
        return super().send_messages(messages)


@pytest.fixture
def refusing(settings: LazySettings, monkeypatch: pytest.MonkeyPatch) -> type[Refusing]:
    settings.EMAIL_BACKEND = f"{__name__}.Refusing"
    monkeypatch.setattr(Refusing, "refused", ("alice",))
    return Refusing


class TestWho:
    def test_who_asked_for_it_and_has_something_new(self, post: Post, bob: Member) -> None:
        reply(post, bob)
        assert send() == "1 sent, 0 failed.\n"
        assert receivers() == ["alice@example.com"]

    @pytest.mark.parametrize("digest", ["off", None])
    def test_nobody_who_did_not(self, post: Post, bob: Member, digest: str | None) -> None:
        reply(post, bob)
        Inbox.objects.all().delete() if digest is None else Inbox.objects.update(digest=digest)
        assert send() == "0 sent, 0 failed.\n"

    def test_nobody_to_whom_nothing_is_new(self, post: Post) -> None:
        send()
        assert receivers() == []

    def test_nobody_who_has_read_it_on_the_site(self, post: Post, alice: Member, bob: Member) -> None:
        reply(post, bob)
        read_all(member=alice, until=dt.datetime.now(dt.UTC), now=MONDAY)
        send()
        assert receivers() == []

    @pytest.mark.parametrize("address", [{"verified": False}, {"primary": False}, None])
    def test_nobody_without_a_confirmed_main_address(
        self, post: Post, bob: Member, address: dict[str, bool] | None
    ) -> None:
        reply(post, bob)
        EmailAddress.objects.update(**address) if address else EmailAddress.objects.all().delete()
        send()
        assert receivers() == []

    def test_nobody_whose_account_is_closed(self, post: Post, alice: Member, bob: Member) -> None:
        reply(post, bob)
        Member.objects.filter(pk=alice.pk).update(is_active=False)
        send()
        assert receivers() == []

    def test_their_main_address_and_no_other(self, post: Post, alice: Member, bob: Member) -> None:
        EmailAddress.objects.create(user=alice, email="work@example.com", verified=True, primary=False)
        reply(post, bob)
        send()
        assert receivers() == ["alice@example.com"]

    def test_followers_of_what_waits_to_be_gathered(self, post: Post, alice: Member) -> None:
        film = make_film()
        FilmFollow.objects.create(follower=alice, film=film)
        FilmFollow.objects.update(since=MONDAY - dt.timedelta(days=9))
        make_post(film=film, title="Balloons", posted_at=MONDAY - dt.timedelta(days=1))
        send()
        assert "posted “Balloons”" in str(mail.outbox[0].body)

    def test_nobody_for_what_is_off_the_site_alone(self, post: Post, bob: Member) -> None:
        about = make_post(author=post.author, film=make_film())
        reply(about, bob)
        Film.objects.update(is_published=False)
        send()
        assert receivers() == []

    def test_nobody_for_a_talk_that_they_muted_since(self, post: Post, alice: Member, bob: Member) -> None:
        reply(post, bob)
        mute_talk(member=alice, discussion=post.discussion, now=MONDAY)
        send()
        assert receivers() == []


class TestWhen:
    def test_run_again_it_sends_nothing(self, post: Post, bob: Member) -> None:
        reply(post, bob)
        send()
        assert send(MONDAY + dt.timedelta(hours=1)) == "0 sent, 0 failed.\n"

    def test_there_is_one_mail_a_day_at_most(self, post: Post, bob: Member) -> None:
        for hour in (0, 9):
            reply(post, bob)
            send(MONDAY + dt.timedelta(hours=hour))
        assert len(mail.outbox) == 1

    @pytest.mark.parametrize("hours", [24, 23.99])  # begun a little earlier than yesterday
    def test_the_next_day_brings_what_is_new_and_no_more(self, post: Post, bob: Member, hours: float) -> None:
        reply(post, bob)
        send()
        other = make_post(author=post.author, title="The birches")
        reply(other, bob)
        send(MONDAY + dt.timedelta(hours=hours))
        assert "The wall" not in str(mail.outbox[1].body)
        assert "The birches" in str(mail.outbox[1].body)

    def test_a_row_that_grew_since_is_new_again(self, post: Post, bob: Member) -> None:
        reply(post, bob)
        send()
        reply(post, make_member())
        send(MONDAY + dt.timedelta(days=1))
        assert len(mail.outbox) == 2

    @pytest.mark.parametrize(("days", "count"), [(6, 1), (7, 2)])
    def test_weekly_is_once_in_seven_days(self, post: Post, bob: Member, days: int, count: int) -> None:
        Inbox.objects.update(digest="weekly")
        reply(post, bob)
        send()
        reply(post, bob)
        send(MONDAY + dt.timedelta(days=days))
        assert len(mail.outbox) == count

    def test_days_without_news_do_not_count(self, post: Post, bob: Member) -> None:
        Inbox.objects.update(digest="weekly")
        send()
        reply(post, bob)
        send(MONDAY + dt.timedelta(days=1))
        assert len(mail.outbox) == 1


class TestWhatFails:
    def test_one_mail_does_not_stop_the_others(
        self, post: Post, bob: Member, refusing: type[Refusing], caplog: pytest.LogCaptureFixture
    ) -> None:
        Inbox.objects.create(member=bob, digest="daily")
        make_rows(bob, 1)
        reply(post, bob)
        with pytest.raises(CommandError, match="Not every digest left"):
            send()
        assert receivers() == ["bob@example.com"]
        assert f"The digest of member {post.author_id} could not be sent" in caplog.text
        assert "alice@example.com" not in caplog.text

    def test_what_did_not_leave_goes_the_next_day_and_not_before(
        self, post: Post, bob: Member, refusing: type[Refusing], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        Inbox.objects.update(digest="weekly")
        reply(post, bob)
        with pytest.raises(CommandError):
            send()
        monkeypatch.setattr(refusing, "refused", ("nobody",))
        send(MONDAY + dt.timedelta(hours=1))
        assert mail.outbox == []
        send(MONDAY + dt.timedelta(days=1))
        assert "The wall" in str(mail.outbox[0].body)

    def test_after_some_failures_in_a_row_it_leaves_the_rest_alone(self, refusing: type[Refusing]) -> None:
        members = [make_member(f"alice{number}") for number in range(FAILURES_IN_A_ROW_MAX + 2)]
        for member in members:
            Inbox.objects.create(member=member, digest="daily")
            make_rows(member, 1)
        logging.disable()
        with pytest.raises(CommandError, match="failed in a row"):
            send()
        logging.disable(logging.NOTSET)
        assert Inbox.objects.filter(last_digest_on=None).count() == 2

    def test_a_server_that_is_down_costs_nobody_their_digest(self, post: Post, bob: Member) -> None:
        reply(post, bob)
        with (
            patch("django.core.mail.backends.locmem.EmailBackend.open", side_effect=OSError("refused")),
            pytest.raises(CommandError, match="does not answer: refused"),
        ):
            send()
        assert not Notification.objects.filter(mailed_at__isnull=False).exists()
        assert Inbox.objects.get().last_digest_on is None

    def test_a_server_that_says_nothing_is_not_waited_for(self) -> None:
        assert get_connection("django.core.mail.backends.smtp.EmailBackend").timeout == 20

    def test_it_refuses_to_send_links_that_lead_nowhere(self, settings: LazySettings) -> None:
        settings.TESTING = False
        with pytest.raises(CommandError, match="SITE_ADDRESS is not set"):
            send()


def test_members_are_found_in_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("community.news.digesting.BATCH", 2)
    inboxes = [Inbox.objects.create(member=make_member(), digest="daily").pk for _ in range(5)]
    assert list(due_inboxes(MONDAY)) == inboxes
