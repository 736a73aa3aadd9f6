"""What goes between the look and the act: whoever comes too late is told so, and nothing breaks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from community import following
from community.leaving import StaffStay, leave
from community.models import Member
from community.saving import save_item
from community.views import comment, saved
from films.models import Film, Moment
from tests.factories import make_film, make_post, make_scene


def first(act: Callable[[], Any], then: Callable[..., Any]) -> Callable[..., Any]:
    def both(*args: Any, **said: Any) -> Any:
        act()
        return then(*args, **said)

    return both


def go(member: Member) -> None:
    leave(member=member, keeps_words=True, now=timezone.now())


@pytest.mark.django_db(transaction=True)
def test_a_member_who_left_in_another_tab_is_refused(
    as_alice: Client, alice: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    post = make_post()
    monkeypatch.setattr(comment, "_say", first(lambda: go(alice), comment._say))
    assert as_alice.post("/talk/comments/new/", {"post": post.pk, "body": "Hello."}).status_code == 403


@pytest.mark.django_db(transaction=True)
def test_a_member_who_has_left_is_not_followed(as_alice: Client, bob: Member, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(following, "follow_member", first(lambda: go(bob), following.follow_member))
    assert as_alice.post("/members/bob/follow/", {"on": "1"}).status_code == 404


@pytest.mark.django_db(transaction=True)
def test_nor_is_a_film_that_is_gone(as_alice: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    film = make_film()
    monkeypatch.setattr(following, "follow_film", first(Film.objects.all().delete, following.follow_film))
    assert as_alice.post(f"/films/{film.slug}/follow/", {"on": "1"}).status_code == 404


@pytest.mark.django_db(transaction=True)
def test_nor_is_a_moment_saved_that_is_gone(as_alice: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    scene = make_scene(make_film())
    monkeypatch.setattr(saved, "save_item", first(Moment.objects.all().delete, save_item))
    assert as_alice.post(f"/save/moment/{scene.pk}/", {"on": "1"}).status_code == 404


@pytest.mark.django_db
def test_leaving_twice_is_leaving(alice: Member) -> None:
    for member in (alice, Member.objects.get(pk=alice.pk)):
        go(member)
    assert not Member.objects.filter(username="alice").exists()


@pytest.mark.django_db
def test_whoever_joined_the_staff_meanwhile_stays(alice: Member) -> None:
    Member.objects.filter(pk=alice.pk).update(is_staff=True)
    with pytest.raises(StaffStay):
        go(alice)
