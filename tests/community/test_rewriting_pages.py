"""The pages where authors change, delete and disown what they wrote."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from community.brakes import SECONDS_BETWEEN_EDITS
from community.limits import DISOWN_AFTER_DAYS
from community.models import Comment, Member, Post
from community.posting import publish_post
from community.rewriting import delete, edit
from tests.factories import PASSWORD, make_comment, make_film, make_member, make_post, make_scene

pytestmark = pytest.mark.django_db
LONG_AGO = timezone.now() - dt.timedelta(days=DISOWN_AFTER_DAYS + 1)

Make = Callable[..., Any]
MAKERS: dict[str, Make] = {
    "post": make_post,
    "comment": lambda film=None, **fields: make_comment(make_post(film=film), **fields),
}
every_kind = pytest.mark.parametrize("kind", MAKERS)


def address_of(writing: Post | Comment, what: str) -> str:
    return f"/talk/{writing._meta.model_name}s/{writing.pk}/{what}/"


def typed(writing: Post | Comment, **changed: Any) -> dict[str, Any]:
    own = {"kind": writing.kind, "title": writing.title, "tags": ""} if isinstance(writing, Post) else {}
    return {"body": "New *words*", "key": uuid.uuid4(), **own, **changed}


def text_of(writing: Post | Comment) -> str:
    writing.refresh_from_db()
    return writing.body


@every_kind
def test_the_form_holds_the_text_as_it_stands(as_alice: Client, alice: Member, kind: str) -> None:
    writing = MAKERS[kind](author=alice, body="Old <words>")
    assert "Old &lt;words&gt;</textarea>" in as_alice.get(address_of(writing, "edit")).content.decode()


@every_kind
def test_an_edit_is_stored_and_leads_back(as_alice: Client, alice: Member, kind: str) -> None:
    writing = MAKERS[kind](author=alice, body="Old")
    form = typed(writing)
    response = as_alice.post(address_of(writing, "edit"), form)
    assert response.headers["Location"] == writing.get_absolute_url()
    assert (text_of(writing), writing.revisions.get().body) == ("New *words*", "Old")
    assert response.cookies["stored"].value == str(form["key"])


def test_the_form_of_a_post_holds_all_of_it(as_alice: Client, alice: Member) -> None:
    scene = make_scene(make_film(), title="The house", reveal_at=43)
    post = publish_post(
        author=alice,
        kind="theory",
        title="Balloons",
        body="Up.",
        moment=scene,
        tags=["War", "air"],
        reveal_at=43,
        now=LONG_AGO,
    )
    form = as_alice.get(address_of(post, "edit")).context["form"]
    held = {name: form[name].value() for name in ("kind", "title", "body", "tags", "reveal_at")}
    assert held == {"kind": "theory", "title": "Balloons", "body": "Up.", "tags": "air, War", "reveal_at": 43}


def test_a_place_whose_scene_is_gone_can_stay(as_alice: Client, alice: Member) -> None:
    post = make_post(author=alice, film=make_film(), reveal_at=21)
    as_alice.post(address_of(post, "edit"), typed(post, reveal_at="21"))
    post.refresh_from_db()
    assert (post.body, post.reveal_at) == ("New *words*", 21)


def test_a_new_title_is_a_new_address(as_alice: Client, alice: Member) -> None:
    post = make_post(author=alice)
    response = as_alice.post(address_of(post, "edit"), typed(post, title="Rivers", tags="war"))
    assert response.headers["Location"] == f"/talk/{post.pk}/rivers/"
    assert [tag.name for tag in post.tags.all()] == ["war"]


@every_kind
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(as_alice: Client, alice: Member, kind: str) -> None:
    writing = MAKERS[kind](author=alice, body="Old")
    response = as_alice.post(address_of(writing, "edit"), typed(writing, body="x" * 20_001))
    assert response.status_code == 400
    assert "x" * 20_001 in response.content.decode()
    assert text_of(writing) == "Old"


@every_kind
def test_a_preview_of_an_edit_stores_nothing(as_alice: Client, alice: Member, kind: str) -> None:
    writing = MAKERS[kind](author=alice, body="Old")
    content = as_alice.post(address_of(writing, "edit"), typed(writing, preview="1")).content.decode()
    assert "<p>New <em>words</em></p>" in content
    assert "New *words*</textarea>" in content
    assert text_of(writing) == "Old"


@every_kind
def test_edits_have_their_pace_and_keep_the_text(as_alice: Client, alice: Member, kind: str) -> None:
    writing = MAKERS[kind](author=alice, body="Old", edited_at=timezone.now())
    response = as_alice.post(address_of(writing, "edit"), typed(writing))
    assert (response.status_code, 0 < int(response.headers["Retry-After"]) <= SECONDS_BETWEEN_EDITS) == (429, True)
    assert "New *words*</textarea>" in response.content.decode()


@every_kind
def test_a_double_click_is_one_edit(as_alice: Client, alice: Member, kind: str) -> None:
    writing = MAKERS[kind](author=alice, body="Old")
    statuses = [as_alice.post(address_of(writing, "edit"), typed(writing)).status_code for _ in range(2)]
    assert (statuses, writing.revisions.count()) == ([302, 302], 1)


@every_kind
def test_a_new_member_cannot_edit_links_in(kind: str) -> None:
    newcomer, client = make_member("newcomer"), Client()
    client.force_login(newcomer)
    writing = MAKERS[kind](author=newcomer)
    response = client.post(address_of(writing, "edit"), typed(writing, body="https://x.org " * 3))
    assert response.status_code == 429
    assert "In their first 24 hours members place up to 2 links to other sites." in response.content.decode()


@every_kind
def test_what_was_typed_survives_signing_in_again(visitor: Client, alice: Member, kind: str) -> None:
    writing = MAKERS[kind](author=alice, body="Old")
    response = visitor.post(address_of(writing, "edit"), typed(writing, body="Typed\r\nlong"))
    assert response.headers["Location"] == f"/accounts/login/?next={address_of(writing, 'edit')}"
    visitor.post("/accounts/login/", {"login": "alice", "password": PASSWORD})
    page = visitor.get(address_of(writing, "edit"))
    assert "It is not stored yet" in page.content.decode()
    assert page.context["form"]["body"].value() == "Typed\nlong"


@every_kind
def test_no_visitor_reads_here_what_is_kept_back_from_them(alice: Member, kind: str) -> None:
    film = make_film(released_on=timezone.localdate(), year=timezone.now().year)
    writing = MAKERS[kind](author=alice, body="The secret", reveal_at=43, film=film)
    for _ in range(12):
        response = Client().post(address_of(writing, "edit"), {"title": "x"})
        assert "secret" not in response.content.decode()
    assert response.status_code == 429


@every_kind
@pytest.mark.parametrize("what", ["delete", "disown"])
def test_it_is_asked_again_before_anything_happens(as_alice: Client, alice: Member, kind: str, what: str) -> None:
    writing = MAKERS[kind](author=alice, posted_at=LONG_AGO)
    content = as_alice.get(address_of(writing, what)).content.decode()
    assert '<button class="button button--alarm" type="submit">' in content
    writing.refresh_from_db()
    assert (writing.is_deleted, writing.author) == (False, alice)


@every_kind
def test_deleting_leads_to_what_is_left(as_alice: Client, alice: Member, kind: str) -> None:
    writing = MAKERS[kind](author=alice)
    response = as_alice.post(address_of(writing, "delete"))
    writing.refresh_from_db()
    assert (response.headers["Location"], writing.is_deleted) == (writing.get_absolute_url(), True)


@every_kind
def test_disowning_drops_the_name(as_alice: Client, alice: Member, kind: str) -> None:
    writing = MAKERS[kind](author=alice, posted_at=LONG_AGO)
    as_alice.post(address_of(writing, "disown"))
    writing.refresh_from_db()
    assert writing.author is None


@every_kind
def test_when_it_is_too_early_to_disown_the_page_says_from_when(as_alice: Client, alice: Member, kind: str) -> None:
    writing = MAKERS[kind](author=alice, posted_at=dt.datetime(2090, 3, 1, tzinfo=dt.UTC))
    assert "these from 31 March 2090 on" in as_alice.get(address_of(writing, "disown")).content.decode()
    assert as_alice.post(address_of(writing, "disown")).status_code == 403


@every_kind
def test_an_old_version_is_emptied_from_its_history(as_alice: Client, alice: Member, kind: str) -> None:
    writing = MAKERS[kind](author=alice, body="Old")
    edit(writing=writing, by=alice, body="New", now=timezone.now())
    revision = writing.revisions.get()
    response = as_alice.post(address_of(writing, f"history/{revision.pk}/empty"))
    assert (response.headers["Location"], writing.revisions.get().body) == (address_of(writing, "history"), "")


# -- Who may do what ------------------------------------------------------------------------

SIGN_IN, FORBIDDEN, GONE = "sign in", 403, 410
ACTIONS: dict[str, tuple[str, str]] = {
    "open the form": ("get", "edit"),
    "edit": ("post", "edit"),
    "be asked": ("get", "delete"),
    "delete": ("post", "delete"),
    "be asked about the name": ("get", "disown"),
    "disown": ("post", "disown"),
    "empty": ("post", "history/{revision}/empty"),
    "read the history": ("get", "history"),
}
TABLE = {  # action: visitor, author, another member, a curator, an operator
    "open the form": (SIGN_IN, 200, 403, 403, 403),
    "edit": (SIGN_IN, 302, 403, 403, 403),
    "be asked": (SIGN_IN, 200, 403, 403, 403),
    "delete": (SIGN_IN, 302, 403, 403, 403),
    "be asked about the name": (SIGN_IN, 200, 403, 403, 403),
    "disown": (SIGN_IN, 302, 403, 403, 403),
    "empty": (SIGN_IN, 302, 403, 403, 403),
    "read the history": (200, 200, 200, 200, 200),
}
ROLES = ("visitor", "author", "another", "curator", "operator")


@pytest.fixture
def clients(alice: Member, bob: Member, curator: Member, operator: Member) -> dict[str, Client]:
    found = {"visitor": Client()}
    for role, member in zip(ROLES[1:], (alice, bob, curator, operator), strict=True):
        found[role] = Client()
        found[role].force_login(member)
    return found


@every_kind
@pytest.mark.parametrize("action", TABLE)
@pytest.mark.parametrize("role", ROLES)
def test_only_its_author_may_touch_a_text(
    clients: dict[str, Client], alice: Member, kind: str, action: str, role: str
) -> None:
    writing = MAKERS[kind](author=alice, body="Older", posted_at=LONG_AGO)
    writing = edit(writing=writing, by=alice, body="Old", now=LONG_AGO)
    method, what = ACTIONS[action]
    address = address_of(writing, what.format(revision=writing.revisions.get().pk))
    response = getattr(clients[role], method)(address, typed(writing) if action == "edit" else {})
    expected = TABLE[action][ROLES.index(role)]
    if expected == SIGN_IN:
        assert response.headers["Location"].startswith("/accounts/login/?next=")
    else:
        assert response.status_code == expected
    if role != "author":
        assert (text_of(writing), writing.author, writing.revisions.get().body) == ("Old", alice, "Older")


@every_kind
@pytest.mark.parametrize("action", [action for action in TABLE if action not in ("empty", "read the history")])
def test_nothing_can_be_done_with_what_is_deleted(as_alice: Client, alice: Member, kind: str, action: str) -> None:
    writing = MAKERS[kind](author=alice)
    delete(writing=writing, by=alice, now=timezone.now())
    method, what = ACTIONS[action]
    assert getattr(as_alice, method)(address_of(writing, what)).status_code == GONE


@pytest.mark.parametrize("what", ["edit", "delete", "disown", "history", "history/1/empty"])
def test_what_never_was_is_not_found(as_alice: Client, what: str) -> None:
    for kind in ("post", "comment"):
        address = f"/talk/{kind}s/999999/{what}/"
        assert (as_alice.post if "empty" in what else as_alice.get)(address).status_code == 404


@pytest.mark.parametrize("what", ["edit", "delete"])
def test_the_pages_are_kept_by_no_cache(as_alice: Client, alice: Member, what: str) -> None:
    assert "no-store" in as_alice.get(address_of(make_post(author=alice), what)).headers["Cache-Control"]
