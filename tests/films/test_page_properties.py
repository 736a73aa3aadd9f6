"""Whatever is pasted: a page of the grammar reads back as it was meant, and no line of any text is lost."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from films.catalogue.page.model import PageDialogue, PageLine, PageQuote, PageScene, PageTrack, PageTrivia, RelatedTitle
from films.catalogue.page.reader import read_page
from films.catalogue.page.text import PageError, split_rows
from films.catalogue.page.words import WORDS
from tests.films.pages import PAGE, all_numbers, contents, page_text

WORD_OF_A_SCRIPT = (
    st.text("abcdefghijklmnopqrstuvwxyz", min_size=2, max_size=9),
    st.text("абвгдежзиклмнопрстуфхцчшя", min_size=2, max_size=9),
    st.text("αβγδεζηθικλμνξοπρστυφχψω", min_size=2, max_size=9),
    st.text("海岸電車灯台守切符月雨駅", min_size=2, max_size=5),
    st.text("ابتثجحخدرزسشصضطعغفقكلمنهوي", min_size=2, max_size=9),
)
words = st.one_of(*(st.lists(word, min_size=1, max_size=6).map(" ".join) for word in WORD_OF_A_SCRIPT))
names = words.map(lambda text: f"N{text[:30]}".strip())
titles = words.map(lambda text: f"T {text}")
endings = st.sampled_from([".", "!", "?", "…", ".”", "。", "؟"])
sentences = st.builds("Z {}{}".format, words, endings)
texts = st.lists(sentences, min_size=1, max_size=3).map("\n\n".join)
prose = st.builds(
    "{} {} {} {}{}".format, sentences, words, words, words, st.just(" and so on, for as long as it takes.")
)

lines = st.builds(PageLine, st.just(0), names, texts)
NUMBERS = st.just((0,))
dialogues = st.builds(PageDialogue, NUMBERS, titles, st.lists(lines, min_size=1, max_size=5).map(tuple))
quotes = st.builds(PageQuote, NUMBERS, names, texts)
tracks = st.builds(PageTrack, NUMBERS, titles, names, words)
scenes = st.builds(PageScene, NUMBERS, titles, prose, st.one_of(st.just(""), sentences))
marked_trivia = st.builds(PageTrivia, NUMBERS, titles, prose, sentences)
trivia = st.builds(PageTrivia, NUMBERS, titles, prose, st.one_of(st.just(""), sentences))
related = st.builds(RelatedTitle, NUMBERS, titles)


@given(
    dialogues=st.lists(dialogues, max_size=4),
    quotes=st.lists(quotes, min_size=1, max_size=4),
    tracks=st.lists(tracks, max_size=2),
    scenes=st.lists(scenes, max_size=4),
    trivia=st.one_of(
        st.just([]), st.builds(lambda first, rest: [first, *rest], marked_trivia, st.lists(trivia, max_size=3))
    ),
    related=st.lists(related, max_size=3, unique_by=lambda item: item.title),  # no film is named twice
    language=st.sampled_from(sorted(WORDS)),
)
@settings(max_examples=60, deadline=None)
def test_a_page_reads_back_as_it_was_meant(language: str, **model: list[object]) -> None:
    labels = WORDS[language]
    text = page_text(**model, context=labels.context[0], why=labels.why[-1], by=labels.by[0])  # type: ignore[arg-type]
    page = read_page(text)
    assert not page.unplaced
    assert contents(page) == contents_of(model)


def contents_of(model: dict[str, list[object]]) -> dict[str, list[tuple[object, ...]]]:
    """The same as `contents`, of the items that a page was written from."""
    page = read_page(PAGE)
    sections = {name: tuple(items) for name, items in model.items()}
    return contents(type(page)(**{**vars(page), **sections}))


PIECES = st.sampled_from(
    [
        *(
            "A, Reelive",
            "B, Reelive",
            ", Reelive",
            "Reelive",
            "Ann",
            "Bo",
            "Ann",
            "Hello.",
            "Again",
            "Song by Ida, twice",
        ),
        *(
            "Context: because.",
            "Context:",
            "Why it matters: it does.",
            "Контекст: так.",
            "Download App",
            "★ Reelive App ★",
        ),
        *(
            "",
            "",
            "\u00a0",
            "\u200b",
            "A long sentence that goes on until it is prose beyond any doubt, and then stops.",
        ),
    ]
)


@given(
    st.lists(st.one_of(PIECES, PIECES, PIECES, st.text(max_size=30)), max_size=60),
    st.sampled_from(["\n", "\r\n", "\u2028"]),
)
@settings(max_examples=300, deadline=None)
def test_every_line_of_any_text_is_accounted_for_once(pieces: list[str], ending: str) -> None:
    text = ending.join(pieces)
    try:
        page = read_page(text)
    except PageError:
        assume(False)
    assert all_numbers(page) == [row.number for row in split_rows(text)]


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused_with_a_reason(text: str) -> None:
    with suppress(PageError):
        assert all_numbers(read_page(text))


@given(st.lists(PIECES, max_size=40))
@settings(deadline=None)
def test_nothing_that_was_read_is_empty(pieces: list[str]) -> None:
    assume("".join(pieces).strip("\u200b\u00a0"))
    page = read_page("\n\n".join(pieces))
    for name, items in contents(page).items():
        optional = {"scenes": 2, "trivia": 2}.get(name, 9)
        assert all(all(item[:optional]) for item in items)


@pytest.mark.parametrize("language", sorted(WORDS))
def test_markers_of_every_language_are_known(language: str) -> None:
    labels = WORDS[language]
    for context, why, by in zip(labels.context, labels.why, labels.by, strict=False):
        page = read_page(
            PAGE.replace("Context:", f"{context} :").replace("Why it matters:", f"{why}：").replace(" by ", f" {by} ")
            .replace("Download App", labels.button[0])
        )  # fmt: skip
        assert contents(page) == contents(read_page(PAGE))
        assert page.language == language
