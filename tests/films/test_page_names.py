"""Two spellings are one name where they sound alike, and two people stay two."""

from __future__ import annotations

import pytest

from films.catalogue.page.names import Likeness, compare_names, in_latin


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Veronica", "Veronika"),
        ("Veronica", "Вероника"),
        ("Catherine", "Katherine"),
        ("Phillip", "Filip"),
        ("Zoë", "Zoe"),
        ("Mikhail Petrov", "Михаил Петров"),
        ("Marika's Aunt", "Marica’s Aunt"),
        ("Σοφία", "Sofia"),
    ],
)
def test_spellings_of_one_sound(one: str, other: str) -> None:
    assert compare_names(one, other) is compare_names(other, one) is Likeness.SPELLING


@pytest.mark.parametrize(("one", "other"), [("Martin", "Martina"), ("Konstantin", "Konstantine"), ("Boris", "Boriss")])
def test_a_letter_or_two_apart(one: str, other: str) -> None:
    assert compare_names(one, other) is not Likeness.NONE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Boris's Mother", "Boris's Father"),
        ("Soldier 1", "Soldier 2"),
        ("Mark", "Marc"),
        ("Anna", "Ann"),
        ("Inspector Vogt", "Vogt"),
        ("Elena", "Helena"),
        ("海", "海岸"),
        ("", ""),
    ],
)
def test_different_people(one: str, other: str) -> None:
    assert compare_names(one, other) is Likeness.NONE


def test_case_and_typography_make_no_other_name() -> None:
    assert compare_names("BORIS’S  mother", "Boris's Mother") is Likeness.SAME


def test_addresses_of_other_scripts_are_readable() -> None:
    assert in_latin("Летят журавли") == "letyat zhuravli"
    assert in_latin("Łódź, straße") == "lodz, strasse"
    assert in_latin("東京物語") == "東京物語"
