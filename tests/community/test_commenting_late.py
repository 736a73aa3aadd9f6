"""What is commented on as it was when the page was opened, and has changed since."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from community.commenting import NotOfThisTalk, publish_comment
from community.models import Comment, Member
from community.views import comment as views
from films.models import Film, Moment
from tests.factories import make_comment, make_film, make_post, make_scene

pytestmark = pytest.mark.django_db


def say(author: Member, subject: Any, parent: Comment | None = None) -> Comment:
    return publish_comment(author=author, subject=subject, parent=parent, body="He dies!", now=timezone.now())


def test_a_reply_reveals_as_much_as_what_it_answers_is_veiled_for_by_now(alice: Member) -> None:
    parent = make_comment(make_post(film=make_film()))
    Comment.objects.filter(pk=parent.pk).update(reveal_at=90)
    assert say(alice, parent.discussion.subject, parent).reveal_at == 90


def test_a_comment_reveals_as_much_as_what_it_is_about_does_by_now(alice: Member) -> None:
    scene = make_scene(make_film())
    Moment.objects.filter(pk=scene.pk).update(reveal_at=43)
    assert say(alice, scene).reveal_at == 43


def test_what_it_answers_may_be_gone(alice: Member) -> None:
    post = make_post()
    parent = make_comment(post)
    Comment.objects.filter(pk=parent.pk).delete()
    with pytest.raises(NotOfThisTalk):
        say(alice, post, parent)


@pytest.mark.parametrize("what", ["moment", "film"])
def test_nothing_is_said_where_nobody_would_see_it(alice: Member, what: str) -> None:
    scene = make_scene(make_film())
    rows: Any = Moment if what == "moment" else Film
    rows.objects.update(is_published=False)
    with pytest.raises(NotOfThisTalk):
        say(alice, scene)


def test_nor_under_a_post_about_a_film_that_is_off_the_site(alice: Member) -> None:
    post = make_post(film=make_film())
    Film.objects.update(is_published=False)
    with pytest.raises(NotOfThisTalk):
        say(alice, post)


@pytest.mark.parametrize("fate", ["deleted", "unpublished"])
def test_whoever_comes_too_late_keeps_their_text(as_alice: Client, fate: str, monkeypatch: pytest.MonkeyPatch) -> None:
    scene = make_scene(make_film())

    def publish_late(**said: Any) -> Comment:
        rows = Moment.objects.filter(pk=scene.pk)
        rows.delete() if fate == "deleted" else rows.update(is_published=False)
        return publish_comment(**said)

    monkeypatch.setattr(views, "publish_comment", publish_late)
    response = as_alice.post("/talk/comments/new/", {"moment": scene.pk, "body": "My careful words."})
    assert response.status_code == 404
    assert "My careful words.</textarea>" in response.content.decode()
    assert not Comment.objects.exists()
