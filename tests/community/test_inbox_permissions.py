"""Who may do what with what a member is told, as a table of persons and acts."""

from __future__ import annotations

from urllib.parse import unquote, urldefrag

import pytest
from django.test import Client
from django.utils import timezone

from community.models import DiscussionMute, Inbox, Member, Notification, Post
from community.news.stop_links import stop_link
from tests.community.inboxes import INBOX, reply
from tests.factories import make_member, make_post

pytestmark = pytest.mark.django_db
SIGN_IN, NOT_FOUND = "sign in", "not found"

# act: method, address, what is sent; what comes of it for visitor, recipient, other member, curator
ACTS: dict[str, tuple[str, str, dict[str, str], tuple[str, str, str, str]]] = {
    "see the inbox": ("get", INBOX, {}, (SIGN_IN, "the row", "none", "none")),
    "open a row": ("get", INBOX + "{row}/", {}, (SIGN_IN, "read", NOT_FOUND, NOT_FOUND)),
    "mark all as read": ("post", INBOX + "read/", {"until": "now"}, (SIGN_IN, "read", "none", "none")),
    "mute the talk": ("post", INBOX + "mute/{talk}/", {"on": "1"}, (SIGN_IN, "mute", "own mute", "own mute")),
    "see the switches": ("get", INBOX + "settings/", {}, (SIGN_IN, "none", "none", "none")),
    "turn a switch": ("post", INBOX + "settings/", {"digest": "daily"}, (SIGN_IN, "inbox", "own inbox", "own inbox")),
    "look at the stop link": ("get", "{stop}", {}, ("none", "none", "none", "none")),
    "press the stop link": ("post", "{stop}", {}, ("stopped", "stopped", "stopped", "stopped")),
    "guess a stop link": ("post", "/digest/stop/1:x/", {}, (NOT_FOUND,) * 4),
}
PERSONS = ("visitor", "recipient", "other", "curator")


@pytest.fixture
def post(alice: Member, bob: Member) -> Post:
    """Alice's, with one row in her inbox and a digest that can be stopped."""
    post = make_post(author=alice, title="The wall")
    reply(post, bob)
    return post


def outcome(response: object, alice: Member) -> str:
    """What has changed, or how it was refused."""
    status, location = response.status_code, response.headers.get("Location", "")  # type: ignore[attr-defined]
    if location.startswith("/accounts/login/?next=/"):
        return SIGN_IN
    if status == 404:
        return NOT_FOUND
    changes = {
        "read": Notification.objects.of(alice).filter(read_at__isnull=False),
        "mute": DiscussionMute.objects.filter(member=alice),
        "own mute": DiscussionMute.objects.exclude(member=alice),
        "stopped": Inbox.objects.filter(member=alice, digest="off"),
        "inbox": Inbox.objects.filter(member=alice, digest="daily"),
        "own inbox": Inbox.objects.exclude(member=alice),
        "the row": Notification.objects.none(),
    }
    happened = [name for name, rows in changes.items() if rows.exists()]
    if "The wall" in response.content.decode() and status == 200:  # type: ignore[attr-defined]
        happened.append("the row")
    return ", ".join(happened) or "none"


@pytest.mark.parametrize("person", PERSONS)
@pytest.mark.parametrize("act", ACTS)
def test_who_may_do_what(alice: Member, curator: Member, post: Post, act: str, person: str) -> None:
    Inbox.objects.create(member=alice, digest="weekly")
    persons = {"recipient": alice, "other": make_member(), "curator": curator}
    client = Client()
    if person in persons:
        client.force_login(persons[person])
    method, address, sent, expected = ACTS[act]
    row = Notification.objects.get(recipient=alice)
    place = address.format(row=row.pk, talk=post.discussion.pk, stop=stop_link(alice))
    sent = {name: timezone.now().isoformat() if value == "now" else value for name, value in sent.items()}
    assert outcome(getattr(client, method)(place, sent), alice) == expected[PERSONS.index(person)]


@pytest.mark.parametrize("act", [act for act, (method, *_) in ACTS.items() if method == "post" and "link" not in act])
def test_whoever_signs_in_after_pressing_a_button_comes_to_a_page_that_is_there(
    visitor: Client, as_alice: Client, post: Post, act: str
) -> None:
    _, address, sent, _ = ACTS[act]
    place = address.format(row=0, talk=post.discussion.pk, stop="")
    back = unquote(visitor.post(place, sent).headers["Location"].partition("?next=")[2])
    assert as_alice.get(urldefrag(back).url).status_code == 200


@pytest.mark.parametrize("path", ["read/", "mute/1/"])
def test_a_button_is_no_page(as_alice: Client, path: str) -> None:
    assert as_alice.get(INBOX + path).status_code in (404, 405)


def test_a_form_without_its_token_changes_nothing(alice: Member, post: Post) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(alice)
    for path, sent in (("read/", {"until": timezone.now().isoformat()}), ("settings/", {"digest": "daily"})):
        assert client.post(INBOX + path, sent).status_code == 403
    assert Notification.objects.unread().exists()
