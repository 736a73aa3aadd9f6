"""The desk's page of one removal, and the form for what nobody has reported."""

from __future__ import annotations

from typing import Any
from unittest.mock import Mock

import pytest
from django.test import Client
from django.utils import timezone

from community.models import Comment, Member, Removal
from community.removing import NotThere, restore
from tests.community.desk import ORDER, removing
from tests.community.secrets import SECRET
from tests.factories import make_character, make_comment, make_dialogue, make_film, make_post, make_quote, make_removal
from tests.films.admin_pages import list_of, page_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def comment(alice: Member) -> Comment:
    return make_comment(make_post(), author=alice, body=SECRET, body_html=SECRET)


def test_an_order_that_came_by_post_is_followed(as_operator: Client) -> None:
    quote = make_quote(make_film())
    order = removing(address=f"https://reelive.example/m/{quote.pk}/", requester="authority", law="AG Köln, 7 C 1")
    response = as_operator.post(ORDER, order | {"basis": "order"})
    removal = Removal.objects.get()
    assert response.headers["Location"] == page_of(removal)
    assert (removal.moment_id, removal.entry.requester, removal.entry.asked_at) == (quote.pk, "authority", None)


def test_a_post_is_found_by_its_address(as_operator: Client) -> None:
    post = make_post()
    as_operator.post(ORDER, removing(address=post.get_absolute_url(), requester="operator", scope="everything"))
    assert Removal.objects.get().post == post


@pytest.mark.parametrize(
    "address", ["", "/films/", "nonsense", "http://[", "/talk/999/x/", "/talk/" + "9" * 30 + "/x/"]
)
def test_an_address_of_nothing_is_refused(as_operator: Client, address: str) -> None:
    response = as_operator.post(ORDER, removing(address=address, requester="authority", reason="All my words"))
    assert response.status_code == 400
    assert "All my words" in response.content.decode()


def test_a_post_is_found_by_its_short_address(as_operator: Client) -> None:
    post = make_post()
    as_operator.post(ORDER, removing(address=f"/talk/{post.pk}/", requester="operator"))
    assert Removal.objects.get().post == post


def test_who_asks_is_left_to_the_operator(as_operator: Client) -> None:
    field = as_operator.get(ORDER).content.decode().partition('name="requester"')[2].partition("</select>")[0]
    assert '<option value="" selected>' in field
    response = as_operator.post(ORDER, removing(address=f"/m/{make_quote(make_film()).pk}/"))
    assert (response.status_code, Removal.objects.count()) == (400, 0)
    assert "Say who asks." in response.content.decode()


def test_what_is_gone_already_is_refused_at_the_first_step(as_operator: Client) -> None:
    quote, deleted = make_quote(make_film()), make_post(deleted_at=timezone.now(), body="", body_html="", title="")
    entry = make_removal(quote).entry
    for address, words in (
        (f"/m/{quote.pk}/", f"It is removed already: ledger entry no. {entry.number}."),
        (f"/talk/{deleted.pk}/", "Its author has deleted it"),
    ):
        said = removing(address=address, requester="authority", remove="1")
        del said["enter"]
        response = as_operator.post(ORDER, said)
        assert response.status_code == 400
        assert words in response.content.decode()


def test_whoever_enters_it_at_the_same_moment_as_another_is_told(
    as_operator: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    quote = make_quote(make_film())
    monkeypatch.setattr("community.admin.legal_desk.remove", Mock(side_effect=NotThere))
    response = as_operator.post(ORDER, removing(address=f"/m/{quote.pk}/", requester="authority"))
    assert response.status_code == 409
    assert "Its text is gone already." in response.content.decode()


def test_the_sealed_text_is_there_for_operators(as_operator: Client, comment: Comment) -> None:
    removal = make_removal(comment)
    assert SECRET in as_operator.get(page_of(removal)).content.decode()
    assert SECRET not in as_operator.get(list_of(Removal)).content.decode()


def test_the_sealed_text_reads_as_it_was_written(as_operator: Client, alice: Member) -> None:
    written = {"body": "One line.\nAnd <another>.", "body_html": "<p>One line. And another.</p>"}
    removal = make_removal(make_post(author=alice, title="My title", **written), scope="everything")
    content = as_operator.get(page_of(removal)).content.decode()
    assert ">One line.\nAnd &lt;another&gt;.</blockquote>" in content
    assert "My title" in content
    assert not [stored for stored in ("body_html", "\\n", "{") if stored in content.partition("The sealed text")[2]]


def test_the_sealed_text_of_a_dialogue_shows_its_lines(as_operator: Client) -> None:
    film = make_film()
    speaker = make_character(film)
    dialogue = make_dialogue(film, lines=[(speaker, "Stay."), (speaker, "No.")], context="They part.")
    content = as_operator.get(page_of(make_removal(dialogue))).content.decode()
    assert ">Stay.\nNo.</blockquote>" in content
    assert ">They part.</blockquote>" in content


def test_the_list_costs_the_same_however_long(
    as_operator: Client, alice: Member, django_assert_max_num_queries: Any
) -> None:
    for _ in range(4):
        make_removal(make_comment(make_post(), author=alice))
    with django_assert_max_num_queries(8):
        as_operator.get(list_of(Removal))


def test_an_operator_puts_it_back(as_operator: Client, comment: Comment) -> None:
    removal = make_removal(comment)
    assert as_operator.post(page_of(removal), {"reason": "A court said so."}).status_code == 302
    comment.refresh_from_db()
    assert (comment.body, comment.is_removed) == (SECRET, False)
    assert "It stands again since" in as_operator.get(page_of(removal)).content.decode()


def test_without_a_reason_nothing_is_put_back(as_operator: Client, comment: Comment) -> None:
    assert as_operator.post(page_of(make_removal(comment)), {"reason": ""}).status_code == 400


def test_twice_is_too_often(as_operator: Client, operator: Member, comment: Comment) -> None:
    removal = make_removal(comment)
    restore(removal=removal, by=operator, reason="A mistake.", now=timezone.now())
    assert as_operator.post(page_of(removal), {"reason": "Again."}).status_code == 409


def test_a_broken_seal_is_said(as_operator: Client, comment: Comment) -> None:
    removal = make_removal(comment)
    Removal.objects.update(sealed={"body": "I confess.", "body_html": "", "revisions": {}})
    response = as_operator.post(page_of(removal), {"reason": "A mistake."})
    assert response.status_code == 409
    assert "its hash is not the one in the ledger" in response.content.decode()


def test_what_was_destroyed_has_no_way_back(as_operator: Client, comment: Comment) -> None:
    removal = make_removal(comment, basis="child-abuse")
    content = as_operator.get(page_of(removal)).content.decode()
    assert "It was destroyed." in content
    assert 'name="restore"' not in content
