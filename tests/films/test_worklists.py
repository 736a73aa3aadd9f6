"""A worklist names what is still to do, and its count is the length of its list."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from pytest_django import DjangoAssertNumQueries

from films.models import Film, Moment
from films.quoting import meter_of
from films.worklists import (
    WORKLISTS,
    count_worklists,
    films_over_the_quotation_budget,
    over_the_quotation_budget,
    without_context,
    without_reveal_point,
    without_source,
    without_time,
)
from tests.factories import (
    make_character,
    make_dialogue,
    make_episode,
    make_film,
    make_quote,
    make_scene,
    make_series,
    make_trivia,
)

VERBATIM = {"provenance": "secondary", "source": "a book"}


@pytest.fixture
def film(db: None) -> Film:
    return make_film(running_minutes=90)


def keys(moments: Iterable[Moment]) -> set[int]:
    return {moment.pk for moment in moments}


def test_scenes_and_dialogues_without_context(film: Film) -> None:
    scene, dialogue = make_scene(film, context=""), make_dialogue(film, context="")
    make_scene(film, context="Why.")
    make_quote(film)
    assert keys(without_context()) == {scene.pk, dialogue.pk}


def test_anything_without_a_source(film: Film) -> None:
    trivia = make_trivia(film)
    make_quote(film, **VERBATIM)
    assert keys(without_source()) == {trivia.pk}


def test_moments_without_a_time_but_for_disputed_ones(film: Film) -> None:
    quote = make_quote(film)
    make_quote(film, starts_at=0)
    make_quote(film, provenance="disputed", note="by a book")
    assert keys(without_time()) == {quote.pk}


def test_moments_without_a_spoiler_point_but_for_the_opening(film: Film) -> None:
    untimed, late = make_quote(film), make_quote(film, starts_at=60)
    make_quote(film, starts_at=59)
    make_quote(film, reveal_at=43)
    assert keys(without_reveal_point()) == {untimed.pk, late.pk}


def test_the_opening_of_a_later_episode_is_not_the_opening(db: None) -> None:
    series = make_series()
    quote = make_quote(series, episode=make_episode(series), starts_at=5)
    assert keys(without_reveal_point()) == {quote.pk}


def test_dialogues_with_too_many_lines_and_scenes_with_too_many_words(film: Film) -> None:
    speaker, scene = make_character(film), make_scene(film)
    long = make_dialogue(film, lines=[(speaker, "No.")] * 9, **VERBATIM)
    make_dialogue(film, lines=[(speaker, "No.")] * 8, **VERBATIM)
    make_dialogue(film, lines=[(speaker, "She says no.")] * 9)
    make_dialogue(film, scene=scene, lines=[(speaker, " ".join(["word"] * 200))], **VERBATIM)
    assert keys(over_the_quotation_budget()) == {long.pk}
    make_quote(film, scene=scene, text=" ".join(["word"] * 51), **VERBATIM)
    assert keys(over_the_quotation_budget()) == {long.pk, scene.pk}


@pytest.mark.parametrize("words", [10, 11])
@pytest.mark.parametrize("kind", ["film", "series", "series without episodes"])
def test_films_over_their_budget_are_those_whose_meter_says_so(db: None, kind: str, words: int) -> None:
    film = make_film(running_minutes=1) if kind == "film" else make_series(running_minutes=1)
    if kind == "series":
        make_episode(film)
        make_episode(film, is_published=False, running_minutes=90)
    make_quote(film, text=" ".join(["word"] * words), **VERBATIM)
    assert films_over_the_quotation_budget().contains(film) == meter_of(film).film.is_over == (words == 11)


def test_a_quote_of_a_counted_line_is_not_counted_twice(db: None) -> None:
    film = make_film(running_minutes=1)
    dialogue = make_dialogue(film, lines=[(make_character(film), "one two three four five six")], **VERBATIM)
    make_quote(film, text="one two three four five six", line=dialogue.lines.get(), **VERBATIM)
    assert not films_over_the_quotation_budget().exists()


def test_merged_duplicates_are_nobody_s_work(film: Film) -> None:
    make_quote(film, merged_into=make_quote(film, source="a book"))
    assert not without_source().exists()


def test_counts_are_the_lengths_of_their_lists(film: Film) -> None:
    make_scene(film, context="")
    make_scene(film)
    make_dialogue(film, context="", source="x")
    make_quote(film, starts_at=90, reveal_at=2)
    make_trivia(film)
    counts = count_worklists()
    assert counts["no-source"] == {"scene": 2, "dialogue": 0, "quote": 1, "trivia": 1, "track": 0}
    for worklist in WORKLISTS:
        listed = Moment.objects.filter(pk__in=worklist.todo().values("pk"), kind__in=worklist.kinds)
        assert sum(counts[worklist.slug].values()) == listed.count()


def test_counting_costs_one_query(film: Film, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for _ in range(5):
        make_scene(film)
    with django_assert_num_queries(1):
        count_worklists()
