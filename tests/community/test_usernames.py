"""Which usernames a member may choose."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from community.models import Member
from community.usernames import RESERVED_USERNAMES
from tests.factories import make_member


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


def test_the_database_itself_keeps_names_apart_by_more_than_case(alice: Member) -> None:
    with pytest.raises(IntegrityError):
        make_member("ALICE")
