"""What is typed while a session runs out is kept until its writer is back; what cannot be kept stays on the page."""

from __future__ import annotations

from typing import Any, NamedTuple

import pytest
from django.test import Client

from community.limits import POST_MAX
from community.models import Member
from community.talks.drafts import KEPT_MAX
from tests.community.secrets import SECRET
from tests.factories import PASSWORD, make_comment, make_film, make_post, make_quote, make_removal

pytestmark = pytest.mark.django_db
FORMS = ("comment", "post", "edit", "suggestion", "profile", "counter-notice")
NOT_KEPT = "You are signed out. Copy your text, sign in, and paste it into this form again."
KEPT = "Sign in, and find your text where you left it."
TOO_LONG = "word " * (KEPT_MAX // 5 + 1)


class Form(NamedTuple):
    address: str
    field: str  # of its text
    more: dict[str, Any]


@pytest.fixture(params=FORMS)
def form(request: pytest.FixtureRequest, alice: Member) -> Form:
    post = make_post(author=alice)
    quote = make_quote(make_film(), title="Carl, on the porch")
    removal = make_removal(make_comment(post, author=alice))
    forms = {
        "comment": Form("/talk/comments/new/", "body", {"moment": quote.pk}),
        "post": Form("/talk/new/", "body", {"kind": "theory", "title": "On balloons"}),
        "edit": Form(f"/talk/posts/{post.pk}/edit/", "body", {"title": "On balloons"}),
        "suggestion": Form("/suggest/", "text", {"about": "correction", "moment": quote.pk}),
        "profile": Form("/me/profile/", "bio", {"film_1": "Up"}),
        "counter-notice": Form(removal.get_absolute_url(), "text", {}),
    }
    return forms[request.param]


def send(client: Client, form: Form, text: str, headers: dict[str, str] | None = None) -> Any:
    return client.post(form.address, {**form.more, form.field: text}, headers=headers)


def kept(client: Client) -> list[str]:
    return [name for name, _ in client.session.items() if name.startswith("draft of ")]


def test_what_fits_is_kept_and_said_to_be(visitor: Client, form: Form) -> None:
    response = send(visitor, form, "A few words.")
    assert response.headers["Location"].startswith("/accounts/login/?next=/")
    assert len(kept(visitor)) == 1
    assert KEPT in visitor.get(response.headers["Location"]).content.decode()


def test_what_is_too_long_to_be_kept_comes_back_on_the_page(visitor: Client, form: Form) -> None:
    response = send(visitor, form, TOO_LONG)
    page = response.content.decode()
    assert (response.status_code, NOT_KEPT in page, TOO_LONG in page, kept(visitor)) == (429, True, True, [])
    assert KEPT not in visitor.get("/accounts/login/").content.decode()


def test_so_does_what_is_one_too_many(form: Form) -> None:
    response = [send(Client(), form, f"Text <{number}>") for number in range(11)][-1]
    page = response.content.decode()
    assert (response.status_code, NOT_KEPT in page, "Text &lt;10&gt;" in page) == (429, True, True)


def test_the_longest_text_survives_signing_in(visitor: Client, alice: Member) -> None:
    visitor.post("/talk/new/", {"body": "x\r\n" * (POST_MAX // 2)})
    visitor.post("/accounts/login/", {"login": "alice", "password": PASSWORD})
    assert len(visitor.get("/talk/new/").context["form"]["body"].value()) == POST_MAX


@pytest.mark.parametrize("form", ["comment"], indirect=True)
def test_a_comment_comes_back_in_its_place(visitor: Client, form: Form) -> None:
    response = send(visitor, form, TOO_LONG, headers={"HX-Request": "true"})
    page = response.content.decode()
    assert (response.status_code, response.headers["HX-Retarget"]) == (429, "this")
    assert page.lstrip().startswith("<form")
    assert (NOT_KEPT in page, TOO_LONG in page) == (True, True)


@pytest.mark.parametrize("form", ["suggestion"], indirect=True)
def test_what_a_suggestion_is_about_comes_back_with_it(visitor: Client, form: Form) -> None:
    assert "Carl, on the porch" in send(visitor, form, TOO_LONG).content.decode()


def test_no_visitor_reads_there_why_something_was_removed(visitor: Client, alice: Member) -> None:
    removal = make_removal(make_post(author=alice, title=SECRET), reason="It says where somebody lives.")
    page = visitor.post(removal.get_absolute_url(), {"text": TOO_LONG}).content.decode()
    assert NOT_KEPT in page
    assert not [told for told in (SECRET, "where somebody lives", "/ledger/1") if told in page]
