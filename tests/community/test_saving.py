"""Saving moments, posts and comments, each once, with a note to oneself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError

from community.models import Member, SavedItem
from community.saving import let_go, save_item, unsave_item, write_note
from community.targets import Target
from films.merging import merge
from films.models import Moment
from tests.factories import make_comment, make_film, make_post, make_quote, make_scene

pytestmark = pytest.mark.django_db

NOW = dt.datetime(2026, 11, 26, 12, tzinfo=dt.UTC)
LATER = NOW + dt.timedelta(days=1)
MAKE: dict[str, Callable[[], Target]] = {
    "moment": lambda: make_quote(make_film()),
    "post": make_post,
    "comment": lambda: make_comment(make_post()),
}
every_kind = pytest.mark.parametrize("kind", MAKE)


@every_kind
def test_a_member_saves_something(alice: Member, kind: str) -> None:
    target = MAKE[kind]()
    item = save_item(member=alice, target=target, now=NOW)
    assert (item.kind, getattr(item, f"{kind}_id"), item.saved_at, item.note) == (kind, target.pk, NOW, "")
    assert item.target is not None
    assert item.target.pk == target.pk


@every_kind
def test_saving_again_keeps_the_note_and_the_time(alice: Member, kind: str) -> None:
    target = MAKE[kind]()
    write_note(item=save_item(member=alice, target=target, now=NOW), note="For Sunday.")
    again = save_item(member=alice, target=target, now=LATER)
    assert (SavedItem.objects.count(), again.note, again.saved_at) == (1, "For Sunday.", NOW)


@every_kind
def test_it_is_let_go_by_whoever_saved_it_alone(alice: Member, bob: Member, kind: str) -> None:
    target = MAKE[kind]()
    for member in (alice, bob):
        save_item(member=member, target=target, now=NOW)
    assert unsave_item(member=alice, target=target)
    assert not unsave_item(member=alice, target=target)
    assert [item.member for item in SavedItem.objects.all()] == [bob]


def test_a_scene_is_saved_as_the_moment_it_is(alice: Member) -> None:
    scene = make_scene(make_film())
    save_item(member=alice, target=scene, now=NOW)
    save_item(member=alice, target=Moment.objects.get(), now=NOW)
    assert SavedItem.objects.get().moment_id == scene.pk


def test_an_item_is_let_go_by_itself(alice: Member) -> None:
    item = save_item(member=alice, target=make_post(), now=NOW)
    other = save_item(member=alice, target=make_post(), now=NOW)
    let_go(item=item)
    assert SavedItem.objects.get() == other


@pytest.mark.parametrize("things", [(), ("moment", "post"), ("post", "comment"), ("moment", "post", "comment")])
def test_the_database_keeps_an_item_to_one_thing(alice: Member, things: tuple[str, ...]) -> None:
    targets: dict[str, Any] = {f"{kind}_id": MAKE[kind]().pk for kind in things}
    with pytest.raises(IntegrityError):
        SavedItem.objects.create(member=alice, **targets)


@every_kind
def test_the_database_keeps_things_from_being_saved_twice(alice: Member, kind: str) -> None:
    target = MAKE[kind]()
    SavedItem.objects.create(member=alice, **{f"{kind}_id": target.pk})
    with pytest.raises(IntegrityError):
        SavedItem.objects.create(member=alice, **{f"{kind}_id": target.pk})


def test_what_was_saved_moves_with_a_merge(alice: Member, bob: Member, curator: Member) -> None:
    film = make_film()
    quote, duplicate = make_quote(film), make_quote(film)
    save_item(member=alice, target=duplicate, now=NOW)
    for target in (quote, duplicate):
        save_item(member=bob, target=target, now=NOW)
    merge(winner=quote, losers=[duplicate], by=curator)
    assert set(SavedItem.objects.filter(moment=quote.pk).values_list("member", flat=True)) == {alice.pk, bob.pk}
