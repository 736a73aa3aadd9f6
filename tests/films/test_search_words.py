"""How search cuts and folds words, in any script."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from films.search.words import fold, occurrences, words_of


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Don’t PANIC — Amélie", "don t panic amelie"),
        ("cafe\u0301s", "cafes"),
        ("ЁЛКА", "елка"),
        ("Мой", "мой"),  # й is a letter of its own
        ("STRASSE Straße", "strasse strasse"),
        ("İstanbul", "istanbul"),
        ("晩春 is Late Spring", "晩 春 is late spring"),
        ("ガ ｶﾞ", "ガ ガ"),  # wide and narrow kana are one
        ("한국어", "한국어"),
        ("ไทย", "ไ ท ย"),
        ("שָׁלוֹם", "שלום"),
        ("x² Ⅳ", "x2 iv"),
        ("1x05", "1x05"),
        ("😀 _ '' ; %", ""),
    ],
)
def test_words_are_folded_alike_in_every_script(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_a_word_knows_where_it_stands_in_the_text() -> None:
    text = "Ёлка, ﷺ и ½ café"
    assert [text[word.start : word.end] for word in words_of(text)][:2] == ["Ёлка", "ﷺ"]


@given(st.text())
def test_folding_what_is_folded_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_words_stand_in_order_inside_the_text(text: str) -> None:
    words = list(words_of(text))
    assert all(0 <= word.start < word.end <= len(text) and word.folded for word in words)
    assert [word.start for word in words] == sorted(word.start for word in words)


def test_a_phrase_is_found_word_by_word() -> None:
    text = "The house, the House!"
    found = occurrences(list(words_of(text)), ("the", "house"))
    assert [text[start:end] for start, end in found] == ["The house", "the House"]


def test_only_the_last_word_may_be_half_typed() -> None:
    words = list(words_of("big balloons"))
    assert list(occurrences(words, ("big", "ball"), is_start=True))
    assert not list(occurrences(words, ("bi", "balloons"), is_start=True))
