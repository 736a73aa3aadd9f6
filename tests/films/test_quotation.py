"""The quotation meter weighs what stands word for word, and nothing else."""

from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from films.models import Film, Line, Quote
from films.quotation import (
    CONSECUTIVE_LINES_MAX,
    MINUTES_ASSUMED,
    SCENE_WORDS_MAX,
    Passage,
    count_words,
    film_words_max,
    measure,
    newly_over,
)
from films.quoting import meter_of, passages_of, words_in
from tests.factories import make_character, make_dialogue, make_episode, make_film, make_quote, make_scene, make_series

VERBATIM = {"provenance": "secondary", "source": "a book"}


def passage(words: int, *, scene: str | None = "kitchen", lines: int = 0, moment: str = "one") -> Passage:
    return Passage(moment, moment, scene, str(scene), words, lines)


@pytest.fixture
def film(db: None) -> Film:
    return make_film(running_minutes=90)


@pytest.mark.parametrize(("text", "words"), [("One", 1), ("One two", 2), ("One,\ntwo — three ", 4)])
def test_words_are_counted_by_their_gaps(text: str, words: int) -> None:
    assert count_words(text) == words


@pytest.mark.parametrize("text", ["One", "One two", " One,\ntwo — three ", "A\r\nB", "Летят журавли"])
def test_the_database_counts_as_python_does(film: Film, text: str) -> None:
    make_quote(film, text=text)
    assert Quote.objects.annotate(words=words_in("text")).get().words == count_words(text)


def test_a_scene_at_its_limit_is_within_budget() -> None:
    assert not measure([passage(SCENE_WORDS_MAX)], running_minutes=90).over


def test_a_scene_over_its_limit_says_both_numbers() -> None:
    (reading,) = measure([passage(200), passage(51, moment="two")], running_minutes=90).over
    assert reading.sentence == "The scene “kitchen” quotes 251 words verbatim; 250 are allowed."


def test_a_ninth_line_in_a_row_is_over() -> None:
    meter = measure([passage(9, lines=CONSECUTIVE_LINES_MAX + 1, moment="At the door")], running_minutes=90)
    assert [reading.sentence for reading in meter.over] == [
        "“At the door” has 9 verbatim lines in a row; 8 are allowed."
    ]


def test_a_film_is_measured_by_its_minutes() -> None:
    passages = [passage(11, scene=None)]
    assert [reading.measure for reading in measure(passages, running_minutes=1).over] == ["film"]
    assert not measure(passages, running_minutes=2).over


def test_a_film_of_unknown_length_is_taken_for_a_short_one() -> None:
    assert film_words_max(None) == film_words_max(MINUTES_ASSUMED)


def test_what_was_over_and_did_not_grow_is_not_held_against_a_change() -> None:
    before = measure([passage(300)], running_minutes=90)
    assert not newly_over(before, measure([passage(299)], running_minutes=90))
    assert newly_over(before, measure([passage(301)], running_minutes=90))


def test_only_published_verbatim_words_count(film: Film) -> None:
    make_quote(film, text="retold words do not count", provenance="retold")
    make_quote(film, text="nor do disputed ones", provenance="disputed", note="by a book")
    make_quote(film, text="nor unpublished ones", is_published=False, **VERBATIM)
    make_quote(film, text="these three count", **VERBATIM)
    assert meter_of(film).film.used == 3


def test_a_quote_of_a_counted_line_counts_once(film: Film) -> None:
    speaker = make_character(film)
    dialogue = make_dialogue(film, lines=[(speaker, "I will wait for you")], **VERBATIM)
    make_quote(film, text="I will wait for you", line=dialogue.lines.get(), **VERBATIM)
    assert meter_of(film).film.used == 5


def test_a_quote_of_a_retold_line_counts(film: Film) -> None:
    speaker = make_character(film)
    dialogue = make_dialogue(film, lines=[(speaker, "She says that she will wait")])
    make_quote(film, text="I will wait", line=dialogue.lines.get(), **VERBATIM)
    assert meter_of(film).film.used == 3


def test_a_scene_gathers_its_dialogues_and_quotes(film: Film) -> None:
    scene, speaker = make_scene(film), make_character(film)
    make_dialogue(film, scene=scene, lines=[(speaker, "one two"), (speaker, "three")], **VERBATIM)
    make_quote(film, scene=scene, text="four five", **VERBATIM)
    meter = meter_of(film)
    assert [(reading.of, reading.used) for reading in meter.scenes] == [(scene.pk, 5)]
    assert [reading.used for reading in meter.dialogues] == [2]


def test_unpublished_lines_are_neither_words_nor_lines(film: Film) -> None:
    speaker = make_character(film)
    dialogue = make_dialogue(film, lines=[(speaker, "one two"), (speaker, "three")], **VERBATIM)
    Line.objects.filter(position=2).update(is_published=False)
    (measured,) = passages_of(film)
    assert (measured.moment, measured.words, measured.lines) == (dialogue.pk, 2, 1)


def test_a_series_is_allowed_the_minutes_of_all_its_episodes(db: None) -> None:
    series = make_series(running_minutes=25)
    make_episode(series, running_minutes=50)
    make_episode(series)
    assert meter_of(series).film.most == 10 * (50 + 25)


def test_reading_the_meter_costs_the_same_however_much_is_quoted(
    film: Film, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    scene = make_scene(film)
    for number in range(30):
        make_quote(film, scene=scene, text=f"quote {number}", **VERBATIM)
    with django_assert_num_queries(2):
        meter_of(film)
