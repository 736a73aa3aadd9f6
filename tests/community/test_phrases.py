"""Phrases are found however they are written, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community.mutes.phrases import folded, holds, text_of


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@given(st.text(), st.text(min_size=1), st.text())
def test_a_part_is_found_wherever_it_stands(before: str, phrase: str, after: str) -> None:
    if phrase := folded(phrase):
        assert holds(f"{folded(before)}{phrase}{folded(after)}", phrase, whole=False)


@given(st.text(), st.text(min_size=1))
def test_whole_words_are_parts_too(text: str, phrase: str) -> None:
    text, phrase = folded(text), folded(phrase)
    assert not holds(text, phrase, whole=True) or holds(text, phrase, whole=False)


@pytest.mark.parametrize(
    ("text", "phrase", "whole", "found"),
    [
        ("The ending made me cry.", "ending", True, True),
        ("The ending made me cry.", "The  Ending", True, True),
        ("Unending talk", "ending", True, False),
        ("Unending talk", "ending", False, True),
        ("Журавли летят", "ЖУРАВЛИ", True, True),
        ("ｆｕｌｌ width", "full", True, True),
        ("hid\u00adden", "hidden", True, True),
        ("e\u0301tude", "étude", True, True),
        ("STRASSE", "straße", True, True),
        ("c++ is here", "c++", True, True),
    ],
)
def test_words_are_found_as_a_reader_would(text: str, phrase: str, whole: bool, found: bool) -> None:
    assert holds(folded(text), folded(phrase), whole=whole) is found


@pytest.mark.parametrize(
    "unseen",
    ["\u200b", "\u200e", "\u202a", "\u2066", "\u061c", "\u034f", "\ufe0f", "\u180e", "\u180b", "\u115f", "\u1160",
     "\u3164", "\uffa0", "\U000e0061", "\U000e0100", "\ufeff"],
)  # fmt: skip
def test_what_nobody_sees_hides_no_phrase(unseen: str) -> None:
    assert holds(folded(f"it is hid{unseen}den"), folded("hidden"), whole=True)
    assert holds(folded("it is hidden"), folded(f"{unseen}hid{unseen}den"), whole=True)


@pytest.mark.parametrize(
    "written", ["<p>hid<em>de</em>n</p>", "<p>it is&nbsp;hidden</p>", "<p>so</p><p>hidden</p>", "<p>hid&#x64;en</p>"]
)
def test_markup_hides_no_phrase(written: str) -> None:
    assert holds(folded(text_of(written)), "hidden", whole=True)


def test_two_paragraphs_are_no_word() -> None:
    assert not holds(folded(text_of("<p>hid</p><p>den</p>")), "hidden", whole=False)
