"""Which usernames a member may choose, and which of them look alike."""

from __future__ import annotations

import string
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from community.members.usernames import RESERVED_USERNAMES, skeleton
from community.models import Member
from tests.factories import make_member

fill = import_module("community.migrations.0005_skeletons_of_the_members_there_are").fill


def clean(username: str) -> None:
    Member(username=username, password="x").clean_fields()


@pytest.mark.parametrize("username", ["bob", "Alice", "a-b_c", "007", "x" * 30])
def test_letters_digits_hyphens_and_underscores_are_fine(username: str) -> None:
    clean(username)


@pytest.mark.parametrize(
    "username",
    ["ab", "x" * 31, "-bob", "bob_", "bob smith", "bob@example.com", "bob.smith", "Вероника", "аlice", "alice\n", ""],
)
def test_what_is_short_long_foreign_or_ragged_is_refused(username: str) -> None:
    with pytest.raises(ValidationError):
        clean(username)


@pytest.mark.parametrize("username", ["admin", "Admin", "re-e-live", "OPERATORS", "deleted", "me_"])
def test_words_that_speak_for_the_site_are_refused_however_written(username: str) -> None:
    with pytest.raises(ValidationError):
        clean(username)


def test_reserved_words_are_written_as_they_are_compared() -> None:
    assert all(word == word.casefold() and word.isalnum() for word in RESERVED_USERNAMES)


@pytest.mark.parametrize("username", ["adm1n", "ADMlN", "adrnin", "0perator", "5taff", "0-w-n-e-r", "tearn", "reeIive"])
def test_so_are_look_alikes_of_them(username: str) -> None:
    with pytest.raises(ValidationError, match="kept for the site itself"):
        clean(username)


@pytest.mark.parametrize("username", ["Ali", "Horne", "Mali"])
def test_names_of_people_are_no_look_alikes_of_addresses(username: str) -> None:
    clean(username)


@pytest.mark.parametrize(
    ("username", "other"),
    [("bob", "B0B"), ("bill", "biII"), ("jess", "je5s"), ("amy", "a-m_y"), ("vera", "Vera"), ("corny", "comy"),
     ("wes", "vves"), ("l0la", "lola")],
)  # fmt: skip
def test_what_an_eye_takes_for_the_same_has_one_skeleton(username: str, other: str) -> None:
    assert skeleton(username) == skeleton(other)


@given(st.text(string.ascii_letters + string.digits + "-_"))
def test_a_skeleton_has_no_more_flesh_to_lose(username: str) -> None:
    assert skeleton(skeleton(username)) == skeleton(username)


def test_numbered_names_differ() -> None:
    assert len({skeleton(f"member{number}") for number in range(3_000)}) == 3_000


def test_the_skeleton_follows_the_username(alice: Member) -> None:
    alice.username = "Bi11y"
    alice.save()
    assert Member.objects.get().skeleton == "bllly"


def test_the_database_itself_keeps_look_alikes_out(bob: Member) -> None:
    with pytest.raises(IntegrityError):
        make_member("b0b")


def test_an_operator_is_told_beside_the_field(as_operator: Client, alice: Member, bob: Member) -> None:
    address = f"/admin/community/member/{alice.pk}/change/"
    form = as_operator.get(address).context["adminform"].form
    typed = {name: value for name, value in form.initial.items() if value not in (None, [])} | {"username": "B0b"}
    assert "looks too much like" in as_operator.post(address, typed).content.decode()


def with_an_old_look_alike() -> Member:
    """Bob, and somebody who was called b0b before look-alikes were refused."""
    make_member("bob")
    old = make_member("temporary")
    Member.objects.filter(pk=old.pk).update(username="b0b")
    fill(apps, SimpleNamespace(connection=connection))
    return Member.objects.get(pk=old.pk)


@pytest.mark.django_db
def test_members_who_looked_alike_before_keep_their_names() -> None:
    old = with_an_old_look_alike()
    assert list(Member.objects.order_by("pk").values_list("skeleton", flat=True)) == ["bob", f"bob-{old.pk}"]


@pytest.mark.django_db
def test_they_can_be_changed_like_any_other() -> None:
    old = with_an_old_look_alike()
    old.full_clean()
    old.save()
    assert Member.objects.get(pk=old.pk).skeleton == f"bob-{old.pk}"


def test_the_database_itself_keeps_names_apart_by_more_than_case(alice: Member) -> None:
    with pytest.raises(IntegrityError):
        make_member("ALICE")
