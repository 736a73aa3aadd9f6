"""How text is broken on share cards: whole words, no line too wide, nothing lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from films.share_cards.fitting import balance, break_lines, shortened, widest_word

WORDS = st.lists(st.text("abcdefgh", min_size=1, max_size=9), min_size=1, max_size=40).map(" ".join)


def width(text: str) -> float:
    """Every letter as wide as every other."""
    return len(text)


@given(WORDS, st.integers(9, 60))
def test_lines_are_whole_words_that_fit_and_nothing_is_lost(text: str, room: int) -> None:
    lines = break_lines(text, room, width)
    assert " ".join(lines) == text
    assert max(map(len, lines)) <= room


@given(WORDS, st.integers(9, 60))
def test_balanced_lines_are_as_few_and_as_whole(text: str, room: int) -> None:
    lines = balance(text, room, width)
    assert " ".join(lines) == text
    assert len(lines) == len(break_lines(text, room, width))


def test_balanced_lines_are_of_about_the_same_length() -> None:
    assert balance("one two three four five six", 24, width) == ["one two three", "four five six"]


def test_a_word_wider_than_a_line_is_continued_on_the_next() -> None:
    assert break_lines("abcdefghij kl", 4, width) == ["abcd", "efgh", "ij", "kl"]


def test_the_line_ends_of_a_verse_are_kept() -> None:
    assert break_lines("one\ntwo three", 20, width) == ["one", "two three"]


def test_japanese_breaks_between_signs_but_not_before_a_full_stop() -> None:
    assert break_lines("「人間生活。」", 5, width) == ["「人間生", "活。」"]


def test_a_hyphen_offers_a_place_to_break() -> None:
    assert break_lines("«Журавлики-кораблики»", 12, width) == ["«Журавлики-", "кораблики»"]


def test_the_widest_word_is_measured_without_its_space() -> None:
    assert widest_word("a longer one", width) == 6


@pytest.mark.parametrize(
    ("text", "letters", "kept"),
    [("Short.", 20, "Short."), ("One two three", 9, "One two…"), ("One, two", 6, "One…"), ("Unbroken", 4, "")],
)
def test_a_text_is_shortened_between_words(text: str, letters: int, kept: str) -> None:
    assert shortened(text, letters) == kept
