"""Where a member comments: on the page and in its place, with nothing typed ever lost."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from community.brakes import NEW_MEMBER_COMMENTS_MAX, brake_on_comment
from community.limits import COMMENT_MAX
from community.models import Comment, Member, Post
from community.views import comment as views
from films.models import Dialogue, Moment
from tests.factories import PASSWORD, make_character, make_comment, make_dialogue, make_film, make_post, make_quote

pytestmark = pytest.mark.django_db
ADDRESS = "/talk/comments/new/"
IN_PLACE = {"HX-Request": "true"}


@pytest.fixture
def quote() -> Moment:
    return make_quote(make_film(title="Up"), title="Carl, on the porch")


@pytest.fixture
def farewell() -> Dialogue:
    film = make_film()
    return make_dialogue(film, lines=[(make_character(film, name="Boris"), "Wait for me.")])


@pytest.fixture(autouse=True)
def _no_newcomer(alice: Member) -> None:
    Member.objects.update(date_joined=timezone.now() - dt.timedelta(days=30))


def send(client: Client, subject: Any = None, headers: dict[str, str] | None = None, **typed: Any) -> HttpResponse:
    about = {subject._meta.model_name: subject.pk} if isinstance(subject, Post) else {}
    about = {"moment": subject.pk} if isinstance(subject, Moment) else about
    return client.post(ADDRESS, {"body": "I wept.", **about, **typed}, headers=headers)  # type: ignore[return-value]


def test_a_member_comments_on_a_moment_and_sees_it(as_alice: Client, alice: Member, quote: Moment) -> None:
    response = send(as_alice, quote)
    comment = Comment.objects.get()
    assert (comment.author, comment.body, comment.discussion.subject.pk) == (alice, "I wept.", quote.pk)
    assert response.headers["Location"] == comment.get_absolute_url()


def test_a_member_comments_on_a_post(as_alice: Client) -> None:
    post = make_post()
    send(as_alice, post)
    assert Comment.objects.get().discussion == post.discussion


def test_a_member_replies(as_alice: Client, quote: Moment) -> None:
    comment = make_comment(quote)
    send(as_alice, parent=comment.pk)
    assert Comment.objects.latest("pk").parent == comment


def test_a_tombstone_can_be_answered(as_alice: Client, quote: Moment) -> None:
    tombstone = make_comment(quote, deleted_at=timezone.now())
    send(as_alice, parent=tombstone.pk)
    assert Comment.objects.latest("pk").parent == tombstone


def test_a_member_comments_on_one_line(as_alice: Client, farewell: Dialogue) -> None:
    line = farewell.lines.get()
    send(as_alice, farewell, line=line.key)
    assert Comment.objects.get().line == line


def test_the_form_about_a_line_quotes_it(as_alice: Client, farewell: Dialogue) -> None:
    page = as_alice.get(f"{ADDRESS}?moment={farewell.pk}&line={farewell.lines.get().key}")
    assert "Wait for me." in page.content.decode()


def test_a_line_that_is_gone_leaves_a_comment_on_the_dialogue(as_alice: Client, farewell: Dialogue) -> None:
    send(as_alice, farewell, line="gone")
    assert Comment.objects.get().line is None


@pytest.mark.parametrize("body", ["", "   ", "x" * (COMMENT_MAX + 1)])
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(as_alice: Client, quote: Moment, body: str) -> None:
    response = send(as_alice, quote, body=body)
    assert response.status_code == 400
    assert 'class="field__errors"' in response.content.decode()
    assert body.strip() in response.content.decode()
    assert not Comment.objects.exists()


def test_a_double_click_is_one_comment(as_alice: Client, quote: Moment) -> None:
    key = uuid.uuid4()
    first, second = send(as_alice, quote, key=key), send(as_alice, quote, key=key)
    assert first.headers["Location"] == second.headers["Location"]
    assert Comment.objects.count() == 1


def test_a_click_that_ends_while_the_next_one_is_asked_about_is_the_same_comment(
    as_alice: Client, quote: Moment, monkeypatch: pytest.MonkeyPatch
) -> None:
    key, answers = uuid.uuid4(), []

    def brake_late(**asked: Any) -> object:
        monkeypatch.undo()
        answers.append(send(as_alice, quote, key=key))
        return brake_on_comment(**asked)

    monkeypatch.setattr(views, "brake_on_comment", brake_late)
    answers.append(send(as_alice, quote, key=key))
    assert {answer.headers["Location"] for answer in answers} == {Comment.objects.get().get_absolute_url()}


def test_the_form_carries_a_key_of_its_own(as_alice: Client, quote: Moment) -> None:
    keys = {as_alice.get(ADDRESS, {"moment": quote.pk}).context["form"]["key"].value() for _ in range(2)}
    assert len(keys) == 2


def test_a_brake_says_how_long_and_keeps_the_text(as_alice: Client, quote: Moment) -> None:
    send(as_alice, quote)
    response = send(as_alice, quote, body="And <again>.")
    assert response.status_code == 429
    assert int(response.headers["Retry-After"]) in range(1, 6)
    assert "There are 5 seconds between two of yours." in response.content.decode()
    assert "And &lt;again&gt;." in response.content.decode()
    assert Comment.objects.count() == 1


def test_newcomers_write_only_so_many(as_alice: Client, alice: Member, quote: Moment) -> None:
    Member.objects.update(date_joined=timezone.now() - dt.timedelta(hours=1))
    for number in range(NEW_MEMBER_COMMENTS_MAX):
        make_comment(quote, author=alice, body=str(number), posted_at=timezone.now() - dt.timedelta(minutes=10))
    response = send(as_alice, quote)
    assert response.status_code == 429
    assert "write up to 10 of these" in response.content.decode()


@pytest.mark.parametrize(
    "about",
    [
        {},
        {"moment": 999_999},
        {"moment": "x"},
        {"moment": "9" * 30},
        {"post": 999_999},
        {"post": "-1"},
        {"parent": 999_999},
        {"parent": "²"},
    ],
)
def test_what_is_not_there_cannot_be_answered_but_the_text_is_kept(as_alice: Client, about: dict[str, Any]) -> None:
    response = send(as_alice, **about)
    assert response.status_code == 404
    assert "I wept." in response.content.decode()
    assert not Comment.objects.exists()


def test_nor_what_is_off_the_site(as_alice: Client) -> None:
    hidden = make_film(is_published=False)
    quote = make_quote(hidden)
    post = make_post(film=hidden)
    unpublished = make_quote(make_film(), is_published=False)
    answers = [
        send(as_alice, quote),
        send(as_alice, post),
        send(as_alice, unpublished),
        send(as_alice, parent=make_comment(quote).pk),
        send(as_alice, parent=make_comment(post).pk),
        send(as_alice, parent=make_comment(unpublished).pk),
    ]
    assert [answer.status_code for answer in answers] == [404] * 6


def test_the_talk_of_a_deleted_post_goes_on(as_alice: Client) -> None:
    post = make_post(deleted_at=timezone.now())
    assert send(as_alice, post).status_code == 302


def test_the_form_stands_on_a_page_of_its_own(as_alice: Client, quote: Moment) -> None:
    comment = make_comment(quote, body_html="<p>Adventure!</p>")
    page = as_alice.get(ADDRESS, {"parent": comment.pk}).content.decode()
    assert "<p>Adventure!</p>" in page
    assert f'<input type="hidden" name="parent" value="{comment.pk}">' in page


class TestVisitors:
    def test_are_led_to_sign_in_and_back(self, visitor: Client, quote: Moment) -> None:
        response = visitor.get(ADDRESS, {"moment": quote.pk})
        assert response.headers["Location"] == f"/accounts/login/?next=/talk/comments/new/%3Fmoment%3D{quote.pk}"

    def test_post_nothing(self, visitor: Client, quote: Moment) -> None:
        send(visitor, quote)
        assert not Comment.objects.exists()

    def test_find_their_text_again_once_they_are_signed_in(self, visitor: Client, quote: Moment) -> None:
        response = send(visitor, quote, body="All my words.")
        back = f"/talk/comments/new/?moment={quote.pk}"
        visitor.post(response.headers["Location"], {"login": "alice", "password": PASSWORD, "next": back})
        page = visitor.get(back)
        assert "It is not sent yet" in page.content.decode()
        assert page.context["form"]["body"].value() == "All my words."

    def test_find_it_where_they_typed_it_and_nowhere_else(self, visitor: Client, alice: Member, quote: Moment) -> None:
        send(visitor, quote, body="All my words.")
        visitor.force_login(alice)
        other = make_quote(quote.film)
        assert "All my words." not in visitor.get(ADDRESS, {"moment": other.pk}).content.decode()

    def test_do_not_find_it_after_it_was_sent(self, visitor: Client, alice: Member, quote: Moment) -> None:
        send(visitor, quote, body="All my words.")
        visitor.force_login(alice)
        send(visitor, quote, body="All my words.")
        assert "All my words." not in visitor.get(ADDRESS, {"moment": quote.pk}).content.decode()

    def test_whose_session_ran_out_leave_the_page_they_are_on(self, visitor: Client, quote: Moment) -> None:
        response = send(visitor, quote, headers=IN_PLACE)
        assert response.headers["HX-Redirect"].startswith("/accounts/login/?next=")


class TestInPlace:
    def test_a_comment_comes_back_with_a_fresh_form_and_the_new_count(self, as_alice: Client, quote: Moment) -> None:
        content = send(as_alice, quote, headers=IN_PLACE).content.decode()
        comment = Comment.objects.get()
        assert f'id="comment-{comment.pk}"' in content
        assert 'id="talk-form"' in content
        assert "I wept." not in content.partition('id="talk-form"')[2]
        assert 'id="talk-count" hx-swap-oob="true">1<' in content

    def test_on_the_page_of_a_comment_there_is_no_count_to_renew(self, as_alice: Client, quote: Moment) -> None:
        parent = make_comment(quote)
        there = {**IN_PLACE, "HX-Current-URL": f"http://testserver{parent.get_absolute_url()}?reply"}
        content = send(as_alice, parent=parent.pk, headers=there).content.decode()
        assert f'id="comment-{Comment.objects.latest("pk").pk}"' in content
        assert "talk-count" not in content

    def test_a_reply_takes_its_form_away(self, as_alice: Client, quote: Moment) -> None:
        parent = make_comment(quote)
        content = send(as_alice, parent=parent.pk, headers=IN_PLACE).content.decode()
        assert f'id="comment-{Comment.objects.latest("pk").pk}"' in content
        assert f'<form id="reply-{parent.pk}" hx-swap-oob="delete">' in content

    def test_a_form_opens_below_what_it_answers(self, as_alice: Client, quote: Moment) -> None:
        parent = make_comment(quote)
        content = as_alice.get(ADDRESS, {"parent": parent.pk}, headers=IN_PLACE).content.decode()
        assert content.lstrip().startswith("<form")
        assert f'hx-target="#comment-{parent.pk}"' in content

    def test_a_refusal_stays_where_the_form_stood(self, as_alice: Client, quote: Moment) -> None:
        response = send(as_alice, quote, body="", headers=IN_PLACE)
        assert (response.status_code, response.headers["HX-Retarget"]) == (400, "this")
        assert "This field is required." in response.content.decode()


def test_nobody_fills_the_store_with_texts_from_one_address() -> None:
    quote = make_quote(make_film())
    answers = [send(Client(), quote) for _ in range(11)]
    assert [answer.status_code for answer in answers] == [302] * 10 + [429]


def test_only_get_and_post(as_alice: Client, quote: Moment) -> None:
    assert as_alice.put(f"{ADDRESS}?moment={quote.pk}").status_code == 405


def test_the_form_of_a_member_is_kept_by_no_cache(as_alice: Client, quote: Moment) -> None:
    assert "no-store" in as_alice.get(ADDRESS, {"moment": quote.pk}).headers["Cache-Control"]
