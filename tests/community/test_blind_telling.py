"""What is told of a work to a member who wants to hear nothing of it before they have seen it: that there is talk."""

from __future__ import annotations

import re

import pytest
from django.core import mail
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from community.models import Comment, FilmFollow, Inbox, Member, Notification
from community.models.progress import NOT_SEEN, SEEN
from community.progress import mark_progress
from community.reading.reach import Place
from films.models import Film
from tests.community.inboxes import INBOX, reply
from tests.factories import make_comment, make_film, make_post, make_scene

pytestmark = pytest.mark.django_db
KEPT_BACK = "kept back until you have seen it"
NAMES = ("bob", "Balloons", "balloons", "is-on")


@pytest.fixture
def up(alice: Member, bob: Member) -> Film:
    """Alice follows it, has said something about it, and hears of all that bob says."""
    film = make_film(slug="up", title="Up", year=2009)
    mark_progress(member=alice, film=film, place=Place(NOT_SEEN, is_blind=True))
    FilmFollow.objects.create(follower=alice, film=film)
    make_post(film=film, author=bob, title="Balloons")
    reply(make_comment(make_scene(film, title="Balloons rise"), author=alice), bob)
    return film


def rows_of(client: Client) -> list[str]:
    return client.get(INBOX).content.decode().split('<li class="notification__row')[1:]


def test_the_inbox_says_no_name_and_no_title(as_alice: Client, up: Film) -> None:
    rows = rows_of(as_alice)
    assert [KEPT_BACK in row and "Up" in row for row in rows] == [True, True]
    assert [name for row in rows for name in NAMES if name in row] == []


def test_the_bell_counts_what_the_page_shows(as_alice: Client, up: Film) -> None:
    assert '<span class="bell__count">2</span>' in as_alice.get("/about/rules/").content.decode()
    assert len(rows_of(as_alice)) == 2
    assert '<span class="bell__count">2</span>' in as_alice.get("/about/rules/").content.decode()


def test_a_row_leads_to_where_it_can_be_shown_anyway(as_alice: Client, up: Film) -> None:
    rows_of(as_alice)
    of_a_post, of_a_reply = (Notification.objects.get(kind=kind) for kind in ("film", "reply"))
    answer = Comment.objects.get(told_of_in=of_a_reply)
    assert as_alice.get(of_a_post.get_absolute_url())["Location"] == "/films/up/talk/"
    assert as_alice.get(of_a_reply.get_absolute_url())["Location"] == answer.get_absolute_url()
    assert not Notification.objects.unread().exists()


def test_all_is_said_once_they_have_seen_it(as_alice: Client, alice: Member, up: Film) -> None:
    mark_progress(member=alice, film=up, place=Place(SEEN, is_blind=True))
    assert all("bob" in row for row in rows_of(as_alice))


def test_two_who_veiled_what_they_wrote_said_nothing_about_the_film(as_alice: Client, alice: Member, up: Film) -> None:
    talk = make_post(film=up, author=alice, title="Mine").discussion
    Notification.objects.all().delete()
    FilmFollow.objects.all().delete()
    Notification.objects.create(recipient=alice, kind="veil", discussion=talk, latest_at=timezone.now())
    (row,) = rows_of(as_alice)
    assert "Two members marked that what you wrote in “Mine” gives the story away" in re.sub("<[^>]*>", "", row)


def test_the_mail_leaves_it_out_until_they_have_seen_it(alice: Member, bob: Member, up: Film) -> None:
    Inbox.objects.create(member=alice, digest="daily")
    reply(make_comment(make_post(title="Elsewhere"), author=alice), bob)
    call_command("send_digests", verbosity=0)
    (first,) = mail.outbox
    assert "Elsewhere" in first.body
    assert [word for word in ("Up", "Balloons") if word in first.body] == []
    mark_progress(member=alice, film=up, place=Place(SEEN))
    Inbox.objects.update(last_digest_on=None)
    call_command("send_digests", verbosity=0)
    assert "Balloons" in mail.outbox[1].body


def test_no_mail_is_sent_of_nothing_else(alice: Member, up: Film) -> None:
    Inbox.objects.create(member=alice, digest="daily")
    call_command("send_digests", verbosity=0)
    assert mail.outbox == []
