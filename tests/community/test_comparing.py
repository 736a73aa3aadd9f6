"""What changed between two versions of a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community.history.comparing import BUDGET, Comparison, Piece
from community.limits import POST_MAX

texts = st.lists(st.sampled_from(["a ", "b ", "the", " ", "\n", "\n\n", ". ", "!", "щ", "…"]), max_size=40).map("".join)


def drawn(before: str, after: str) -> str:
    marks = {"same": "{}", "removed": "[-{}-]", "added": "[+{}+]"}
    return "".join(marks[kind].format(text) for kind, text in Comparison().pieces(before, after))


@pytest.mark.parametrize(
    ("before", "after", "changes"),
    [
        ("It rains.", "It rains.", "It rains."),
        ("It rains here.", "It snows here.", "It [-rains-][+snows+] here."),
        ("It rains here.", "It never rains here.", "It [+never +]rains here."),
        ("One. Two. Three.", "One. Three.", "One. [-Two. -]Three."),
        ("a b c d", "a x y d", "a [-b c-][+x y+] d"),
        ("One\n\nTwo\n\nThree", "One\n\nTwo!\n\nThree", "One\n\nTwo[+!+]\n\nThree"),
        ("", "New", "[+New+]"),
        ("Old", "", "[-Old-]"),
        ("", "", ""),
    ],
)
def test_changes_are_shown_word_by_word(before: str, after: str, changes: str) -> None:
    assert drawn(before, after) == changes


@given(texts, texts)
def test_both_versions_can_be_read_from_their_differences(before: str, after: str) -> None:
    pieces = Comparison().pieces(before, after)
    assert "".join(piece.text for piece in pieces if piece.kind != "added") == before
    assert "".join(piece.text for piece in pieces if piece.kind != "removed") == after


@given(texts, texts)
def test_what_costs_too_much_is_replaced_as_a_whole_and_still_right(before: str, after: str) -> None:
    pieces = Comparison(budget=1).pieces(before, after)
    assert "".join(piece.text for piece in pieces if piece.kind != "added") == before
    assert "".join(piece.text for piece in pieces if piece.kind != "removed") == after


def test_a_change_in_each_paragraph_of_a_long_text_is_found() -> None:
    paragraph = "They saw the rain on the bridge. " * 18
    before = "\n\n".join([paragraph] * 30)[:POST_MAX]
    changed = [piece for piece in Comparison().pieces(before, before.replace("saw", "heard")) if piece.kind != "same"]
    assert set(changed) == {Piece("removed", "saw"), Piece("added", "heard")}


@pytest.mark.parametrize("letters", ["a b ", "a\n", "a. b.", "!", "x"])
def test_the_longest_texts_stay_within_the_budget(letters: str) -> None:
    comparison = Comparison()
    before = (letters * POST_MAX)[:POST_MAX]
    comparison.pieces(before, before[::-1] + "?")
    assert 0 <= comparison.left <= BUDGET
