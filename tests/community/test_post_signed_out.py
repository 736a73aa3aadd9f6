"""What somebody typed of a post while they were not signed in waits for them, or stays on the page."""

from __future__ import annotations

import pytest
from django.test import Client

from community import previewing
from community.forms import writing
from community.models import Member, Post
from tests.community.posts import ADDRESS, typed
from tests.factories import PASSWORD, make_film

pytestmark = pytest.mark.django_db


def test_a_visitor_is_led_to_sign_in_and_back(visitor: Client) -> None:
    response = visitor.get(f"{ADDRESS}?film=up")
    assert 'href="/accounts/login/?next=/talk/new/%3Ffilm%3Dup"' in response.content.decode()
    assert not response.cookies


def test_what_was_typed_survives_signing_in_again(visitor: Client, alice: Member) -> None:
    make_film(slug="up")
    form = typed(film="up", tags="air", body="Many\r\nlines")
    response = visitor.post(ADDRESS, form)
    assert response.headers["Location"] == "/accounts/login/?next=/talk/new/"
    visitor.post(response.headers["Location"], {"login": "alice", "password": PASSWORD, "next": ADDRESS})
    page = visitor.get(ADDRESS)
    assert "It is not posted yet" in page.content.decode()
    kept = {name: page.context["form"][name].value() for name in ("key", "kind", "film", "title", "body", "tags")}
    assert kept == {
        "key": str(form["key"]),
        "kind": "theory",
        "film": "up",
        "title": "On balloons",
        "body": "Many\nlines",
        "tags": "air",
    }
    assert not Post.objects.exists()


def test_what_was_kept_is_gone_once_it_is_posted(visitor: Client, alice: Member) -> None:
    visitor.post(ADDRESS, typed())
    visitor.post("/accounts/login/", {"login": "alice", "password": PASSWORD})
    visitor.post(ADDRESS, typed())
    assert "They *rise*" not in visitor.get(ADDRESS).content.decode()


@pytest.mark.parametrize("more", [{}, {"preview": "1"}])
def test_nothing_is_worked_out_for_visitors(
    visitor: Client, monkeypatch: pytest.MonkeyPatch, more: dict[str, str]
) -> None:
    monkeypatch.setattr(writing, "render", pytest.fail)
    monkeypatch.setattr(previewing, "render", pytest.fail)
    assert visitor.post(ADDRESS, typed(**more)).status_code == 302
