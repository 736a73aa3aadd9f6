"""Where things stand on a share card: inside its edges, in full, as large as there is room."""

from __future__ import annotations

from dataclasses import replace

import pytest

from films.share_cards.layout import compose
from films.share_cards.shapes import SIZES, Scenery, Size, Text, Weight
from films.share_cards.words import Spoken, Words

LONG = " ".join(["Somebody goes on and on about the evening before it ended."] * 16)
WORDS = Words(
    label="Quote", title="", spoken=(Spoken("“Wait for me.”"),), beneath="", whose="Veronika",
    film="The Cranes Are Flying (1957)", note="", address="reelive.example/m/1/", accent=14,
    slug="cranes", drawn_for="The Cranes Are Flying",
)  # fmt: skip
every_size = pytest.mark.parametrize("size", SIZES.values(), ids=str)


def measure(text: str, size: int, weight: Weight) -> float:
    return len(text) * size * 0.5


def texts(words: Words, size: Size) -> list[Text]:
    return [piece for piece in compose(words, size, measure) if isinstance(piece, Text)]


def said(words: Words, size: Size) -> str:
    return " ".join(piece.text for piece in texts(words, size))


@every_size
@pytest.mark.parametrize(
    "spoken", ["No.", LONG, "x" * 400, LONG.replace("n", "n\n", 3)], ids=("word", "long", "x", "verse")
)
def test_everything_stays_inside(size: Size, spoken: str) -> None:
    for piece in texts(replace(WORDS, spoken=(Spoken(spoken),), film=LONG[:200]), size):
        length = measure(piece.text, piece.size, piece.weight)
        left = piece.x - length if piece.is_at_end else piece.x
        assert 0 <= left <= left + length <= size.width, piece
        assert piece.size < piece.baseline < size.height, piece


@every_size
@pytest.mark.parametrize("spoken", ["No.", LONG[:900]])
def test_no_word_of_a_quote_is_lost(size: Size, spoken: str) -> None:
    assert spoken in said(replace(WORDS, spoken=(Spoken(spoken),)), size)


@every_size
def test_short_words_are_set_larger_than_long_ones(size: Size) -> None:
    sizes = [
        max(piece.size for piece in texts(replace(WORDS, spoken=(Spoken(text),)), size))
        for text in ("No.", LONG[:300], LONG[:900])
    ]
    assert sizes == sorted(sizes, reverse=True)
    assert len(set(sizes)) == 3


@every_size
def test_the_art_gives_way_to_long_words(size: Size) -> None:
    def has_art(text: str) -> bool:
        pieces = compose(replace(WORDS, spoken=(Spoken(text),)), size, measure)
        return any(isinstance(piece, Scenery) for piece in pieces)

    assert (has_art("No."), has_art(LONG)) == (True, False)


@every_size
def test_whoever_goes_on_speaking_is_named_once(size: Size) -> None:
    lines = (Spoken("One.", "Boris"), Spoken("Two.", "Boris"), Spoken("Three.", "Veronika"))
    names = [piece.text for piece in texts(replace(WORDS, spoken=lines, whose=""), size)]
    assert (names.count("Boris"), names.count("Veronika")) == (1, 1)


@every_size
def test_of_lines_that_are_too_long_for_a_card_the_first_are_kept_whole(size: Size) -> None:
    lines = tuple(Spoken(LONG[:900], name) for name in ("Boris", "Mark", "Veronika"))
    words = said(replace(WORDS, spoken=lines, whose=""), size)
    assert f"Boris {LONG[:900]}" in words
    assert "Veronika" not in words


@every_size
def test_the_source_and_the_address_are_on_every_card(size: Size) -> None:
    words = said(replace(WORDS, note="retold in our words"), size)
    for part in ("The Cranes Are Flying (1957)", "reelive.example/m/1/", "Veronika", "Quote · retold in our words"):
        assert part in words


@every_size
def test_what_reads_from_the_right_stands_at_the_right(size: Size) -> None:
    quote = next(piece for piece in texts(replace(WORDS, spoken=(Spoken("שלום"),)), size) if piece.text == "שלום")
    assert quote.is_at_end
