"""How a text would look, shown in the editor without leaving the page."""

from __future__ import annotations

import pytest
from django.test import Client

from community.limits import POST_MAX

pytestmark = pytest.mark.django_db


def preview(client: Client, body: str) -> str:
    return client.post("/talk/preview/", {"body": body}).content.decode()


def test_a_text_is_shown_as_it_will_be(as_alice: Client) -> None:
    shown = preview(as_alice, "a *b* >!c!< <script>")
    assert '<p>a <em>b</em> <span class="spoiler"><input' in shown
    assert "<script>" not in shown
    assert 'hx-swap-oob="innerHTML"' in shown


@pytest.mark.parametrize(
    ("body", "said"),
    [("", "Nothing is typed yet."), ("x" * (POST_MAX + 7), "That is 7 characters more than a text can have.")],
)
def test_what_cannot_be_shown_is_said(as_alice: Client, body: str, said: str) -> None:
    assert said in preview(as_alice, body)


def test_nobody_previews_without_end(as_alice: Client) -> None:
    answers = [preview(as_alice, "Yes") for _ in range(31)]
    assert "<p>Yes</p>" in answers[29]
    assert "Your text is safe; try again in a minute." in answers[30]


def test_a_visitor_learns_that_they_are_signed_out(visitor: Client) -> None:
    assert "You were signed out meanwhile." in preview(visitor, "Yes")


def test_a_preview_is_no_page(as_alice: Client) -> None:
    assert as_alice.get("/talk/preview/").status_code == 405
