"""Who may do what in a talk: a visitor reads, a member speaks, and no role gives a right over another's words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from community.models import Comment, Member
from tests.factories import make_comment, make_film, make_post, make_quote

pytestmark = pytest.mark.django_db
NEW = "/talk/comments/new/"
Act = Callable[[Client, Comment], Any]

# What the comment's own author, another member, a curator and a visitor are answered.
AUTHOR, OTHER, CURATOR, VISITOR = "author", "other", "curator", "visitor"
ROLES = (AUTHOR, OTHER, CURATOR, VISITOR)
TABLE: dict[str, tuple[Act, tuple[str, str, str, str]]] = {
    "read the talk": (lambda client, comment: client.get(comment.discussion.subject.get_absolute_url()), ("200",) * 4),
    "read the comment": (lambda client, comment: client.get(comment.get_absolute_url()), ("200",) * 4),
    "open the form": (
        lambda client, comment: client.get(NEW, {"parent": comment.pk}),
        ("200", "200", "200", "sign in"),
    ),
    "reply": (
        lambda client, comment: client.post(NEW, {"parent": comment.pk, "body": "Yes."}),
        ("said", "said", "said", "sign in"),
    ),
    "comment on the moment": (
        lambda client, comment: client.post(NEW, {"moment": comment.discussion.moment_id, "body": "Yes."}),
        ("said", "said", "said", "sign in"),
    ),
    "comment on a post": (
        lambda client, comment: client.post(NEW, {"post": make_post().pk, "body": "Yes."}),
        ("said", "said", "said", "sign in"),
    ),
    "edit": (
        lambda client, comment: client.post(f"{comment.get_absolute_url()}edit/", {"body": "No."}),
        ("302", "403", "403", "sign in"),
    ),
    "delete": (
        lambda client, comment: client.post(f"{comment.get_absolute_url()}delete/"),
        ("302", "403", "403", "sign in"),
    ),
    "disown": (
        lambda client, comment: client.post(f"{comment.get_absolute_url()}disown/"),
        ("302", "403", "403", "sign in"),
    ),
    "read its history": (lambda client, comment: client.get(f"{comment.get_absolute_url()}history/"), ("200",) * 4),
}
CASES = [(action, role) for action in TABLE for role in ROLES]


@pytest.fixture
def comment(alice: Member, bob: Member, curator: Member) -> Comment:
    """Of alice, on a moment; everybody has been here for long."""
    Member.objects.update(date_joined=timezone.now() - dt.timedelta(days=99))
    long_ago = timezone.now() - dt.timedelta(days=40)
    return make_comment(make_quote(make_film()), author=alice, posted_at=long_ago)


@pytest.mark.parametrize(("action", "role"), CASES)
def test_who_may_do_what(request: pytest.FixtureRequest, comment: Comment, bob: Member, action: str, role: str) -> None:
    act, allowed = TABLE[action]
    assert answer(act, client_of(request, role, bob), comment) == allowed[ROLES.index(role)]


@pytest.mark.parametrize("role", ROLES)
def test_only_its_author_is_offered_to_change_it(
    request: pytest.FixtureRequest, comment: Comment, bob: Member, role: str
) -> None:
    page = client_of(request, role, bob).get(comment.get_absolute_url()).content.decode()
    assert (f"{comment.get_absolute_url()}edit/" in page) is (role == AUTHOR)


def client_of(request: pytest.FixtureRequest, role: str, bob: Member) -> Client:
    if role == OTHER:
        client = Client()
        client.force_login(bob)
        return client
    fixture = {AUTHOR: "as_alice", CURATOR: "as_curator", VISITOR: "visitor"}[role]
    return request.getfixturevalue(fixture)  # type: ignore[no-any-return]


def answer(act: Act, client: Client, comment: Comment) -> str:
    """What came of it in a word, or the status."""
    before = Comment.objects.count()
    response = act(client, comment)
    if response.status_code == 302 and response["Location"].startswith("/accounts/login/"):
        assert Comment.objects.count() == before
        return "sign in"
    return "said" if Comment.objects.count() > before else str(response.status_code)
