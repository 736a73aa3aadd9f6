"""What one member sends at the same moment is counted one after the other: no brake is passed by being fast."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from community import brakes, commenting, posting, rewriting
from community.brakes import REPORTS_AN_HOUR_MAX, brake_on_report
from community.forms import writing
from community.markup import Rendered, render
from community.models import Comment, CommentRevision, Member, Post, PostVote, Suggestion
from tests.at_once import at_once
from tests.factories import make_comment, make_film, make_member, make_post

pytestmark = pytest.mark.django_db(transaction=True)
MANY = 8


@pytest.fixture
def fast() -> Member:
    return make_member("fast", date_joined=timezone.now() - dt.timedelta(days=99))


def statuses(member: Member, sent: Sequence[tuple[str, dict[str, Any]]]) -> Counter[int]:
    """How all that they send at once is answered."""

    def sending(address: str, form: dict[str, Any]) -> Callable[[], int]:
        client = Client()
        client.force_login(member)
        return lambda: client.post(address, form).status_code

    return Counter(at_once([sending(*one) for one in sent]))


def test_of_many_comments_at_once_one_is_said(fast: Member) -> None:
    post = make_post()
    sent = [("/talk/comments/new/", {"post": post.pk, "body": f"Comment {number}"}) for number in range(MANY)]
    assert statuses(fast, sent) == {302: 1, 429: MANY - 1}
    assert Comment.objects.count() == 1


def test_of_many_posts_at_once_one_is_there(fast: Member) -> None:
    sent = [("/talk/new/", {"kind": "talk", "title": f"Post {n}", "body": f"Text {n}"}) for n in range(MANY)]
    assert statuses(fast, sent) == {302: 1, 429: MANY - 1}
    assert Post.objects.count() == 1


def test_of_many_edits_at_once_one_is_stored(fast: Member) -> None:
    comments = [make_comment(make_post(), author=fast) for _ in range(MANY)]
    sent = [(f"/talk/comments/{comment.pk}/edit/", {"body": "New"}) for comment in comments]
    assert statuses(fast, sent) == {302: 1, 429: MANY - 1}
    assert CommentRevision.objects.count() == 1


def test_a_double_click_on_an_edit_is_no_haste(fast: Member) -> None:
    comment = make_comment(make_post(), author=fast)
    assert statuses(fast, [(f"/talk/comments/{comment.pk}/edit/", {"body": "New"})] * MANY) == {302: MANY}
    assert CommentRevision.objects.count() == 1


def test_of_many_votes_at_once_so_many_count_as_an_hour_has(fast: Member, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(brakes, "NOT_FOR_ME_AN_HOUR_MAX", 3)
    sent = [(f"/vote/post/{make_post().pk}/", {"value": "-1"}) for _ in range(MANY)]
    assert statuses(fast, sent) == {302: 3, 429: MANY - 3}
    assert PostVote.objects.count() == 3


def test_of_many_suggestions_at_once_so_many_wait_as_may(fast: Member, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(brakes, "WAITING_SUGGESTIONS_MAX", 3)
    film = make_film()
    said = {"about": "moment", "film": film.title, "text": "It is missing.", "source": "I saw it."}
    sent = [("/suggest/", {**said, "title": f"Suggestion {number}"}) for number in range(MANY)]
    assert statuses(fast, sent) == {302: 3, 429: MANY - 3}
    assert Suggestion.objects.count() == 3


def test_of_many_reports_at_once_an_address_sends_so_many_as_an_hour_has() -> None:
    now = timezone.now()
    answers = at_once([lambda: brake_on_report(address="192.0.2.1", now=now)] * (REPORTS_AN_HOUR_MAX + MANY))
    assert answers.count(None) == REPORTS_AN_HOUR_MAX


def test_nobody_waits_while_a_text_is_rendered(fast: Member, monkeypatch: pytest.MonkeyPatch) -> None:
    """On SQLite nobody writes while somebody does."""
    rendered = []

    def look(body: str) -> Rendered:
        assert not connection.in_atomic_block
        rendered.append(body)
        return render(body)

    for module in (writing, commenting, posting, rewriting):
        monkeypatch.setattr(module, "render", look)
    post, now = make_post(author=fast, posted_at=timezone.now() - dt.timedelta(days=1)), timezone.now()
    posting.publish_post(author=make_member(), kind="talk", title="One", body="1", now=now)
    author = make_member()
    comment = commenting.publish_comment(author=author, subject=post, body="2", now=now)
    rewriting.edit(writing=comment, by=author, body="3", now=now)
    sent: list[tuple[str, dict[str, Any]]] = [
        ("/talk/new/", {"kind": "talk", "title": "Four", "body": "4"}),
        ("/talk/comments/new/", {"post": post.pk, "body": "5"}),
        (f"/talk/posts/{post.pk}/edit/", {"kind": "talk", "title": "Six", "body": "6"}),
    ]
    for one in sent:
        assert statuses(fast, [one]) == {302: 1}
    assert rendered == list("123456")
