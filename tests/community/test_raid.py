"""A drill: fifty accounts made within a day set out to drown one talk."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone

from community.brakes import NEW_MEMBER_COMMENTS_MAX
from community.models import Comment, Member, Post
from community.talks.page import ROOTS_A_PAGE
from tests.community.accounts import sign_up
from tests.factories import make_comment, make_member, make_post
from tests.films.visits import page_of

pytestmark = pytest.mark.django_db
RAIDERS, CALM = 50, 5
SHOUT = "Everybody here is a fool!"


@pytest.fixture
def post(alice: Member) -> Post:
    """A talk with some calm voices, a day old."""
    post = make_post(author=alice, title="The talk", posted_at=timezone.now() - dt.timedelta(days=1))
    for number in range(CALM):
        text = f"Calm thought {number}"
        make_comment(post, author=make_member(), body=text, body_html=f"<p>{text}</p>", ups=3, score=3, wilson=0.6)
    return post


def raiders() -> list[Client]:
    clients = []
    for number in range(RAIDERS):
        client = Client()
        client.force_login(make_member(f"raider-{number}"))
        clients.append(client)
    return clients


def say(client: Client, post: Post, text: str) -> int:
    return client.post("/talk/comments/new/", {"post": post.pk, "body": text}).status_code


def test_an_address_makes_three_accounts_a_day_and_the_fourth_is_told_so(visitor: Client) -> None:
    answers = [sign_up(Client(), username=f"raider{n}", email=f"raider{n}@example.com") for n in range(4)]
    assert [answer.status_code for answer in answers] == [302, 302, 302, 429]
    page = answers[-1].content.decode()
    assert "That is the 3 accounts a day that one network address can make. Try again in 24 hours." in page
    assert 'value="raider3@example.com"' in page
    assert Member.objects.count() == 3


def test_what_a_visitor_sees_is_the_talk_and_one_line(visitor: Client, post: Post) -> None:
    assert {say(client, post, SHOUT) for client in raiders()} == {302}
    page = page_of(visitor, post.get_absolute_url())
    assert page.count(f"<p>{SHOUT}</p>") == 1
    assert f"{ROOTS_A_PAGE - CALM - 1} copies" in page
    calm, shout = page.index("Calm thought"), page.index(f"<p>{SHOUT}</p>")
    assert calm < shout


def test_nothing_of_it_is_lost(visitor: Client, post: Post) -> None:
    for client in raiders():
        say(client, post, SHOUT)
    first = visitor.get(post.get_absolute_url())
    rest = visitor.get(post.get_absolute_url(), {"after": first.context["talk"].cursors.next})
    page = first.content.decode() + rest.content.decode()
    said = Comment.objects.filter(body=SHOUT)
    assert said.count() == RAIDERS
    assert all(comment.get_absolute_url() in page for comment in said)


def test_none_of_them_says_more_than_a_newcomer_may(post: Post, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("community.brakes.SECONDS_BETWEEN_COMMENTS", 0)
    client = raiders()[0]
    answers = [say(client, post, f"Shout {number}") for number in range(NEW_MEMBER_COMMENTS_MAX + 5)]
    assert answers == [302] * NEW_MEMBER_COMMENTS_MAX + [429] * 5


def test_fifty_votes_fold_a_text_and_take_it_from_nobody(visitor: Client, post: Post) -> None:
    comment = post.discussion.comments.order_by("pk")[0]
    for client in raiders():
        assert client.post(f"/vote/comment/{comment.pk}/", {"value": "-1"}).status_code == 302
    page = page_of(visitor, post.get_absolute_url())
    assert "Sank to −" in page
    assert "Calm thought 0" in page
    assert '<details class="fold">' not in page_of(visitor, f"{post.get_absolute_url()}?lens=all")
    assert "Calm thought 0" in page_of(visitor, comment.get_absolute_url())
