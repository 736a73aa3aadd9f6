"""What the search box understands."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from films.search.query import QUERY_MAX, WORDS_MAX, Complaint, Operator, Problem, Query, Term, parse, written

BITS = st.sampled_from(
    ['"', "-", "−", ":", "film:", "by:", "Person:", "kind:", "kind:quote", " ", "  ", "-film:up", "“", "”", "「",
     "晩春", "journey", "é", "%", "*", "(", "AND", "NOT", "NEAR", "\\", "'", "\t", "\n", "\u200d", "😀", "x" * 50]
)  # fmt: skip
TYPED = st.one_of(st.text(max_size=300), st.lists(BITS, max_size=60).map("".join))


@given(TYPED)
def test_anything_typed_is_read(typed: str) -> None:
    query = parse(typed)
    assert query.typed == typed
    for term in (*query.terms, *query.exclusions):
        assert term.words
        assert all(word.replace("ﾞ", "") and '"' not in word and " " not in word for word in term.words)
    assert sum(len(term.words) for term in (*query.terms, *query.exclusions)) <= WORDS_MAX


@given(TYPED)
def test_what_was_understood_can_be_typed_again(typed: str) -> None:
    query = replace(parse(typed), typed="", complaints=())
    again = parse(written(query)[: QUERY_MAX * 2])
    if len(written(query)) <= QUERY_MAX:
        assert replace(again, typed="", complaints=()) == query


def test_words_phrases_and_exclusions_are_told_apart() -> None:
    query = parse('house "fly away" -war -"old man"')
    assert [term.typed for term in query.terms] == ["house", "fly away"]
    assert [term.is_phrase for term in query.terms] == [False, True]
    assert [term.typed for term in query.exclusions] == ["war", "old man"]


def test_the_last_word_may_be_half_typed() -> None:
    assert [term.is_start for term in parse("big ballo").terms] == [False, True]


@pytest.mark.parametrize("typed", ['big "ballo"', "big up", "don't", "晩春"])
def test_phrases_and_short_words_are_whole(typed: str) -> None:
    assert not any(term.is_start for term in parse(typed).terms)


def test_operators_are_read_with_and_without_quotation_marks() -> None:
    query = parse('film:up BY:"carl fredricksen" -person:docter kind:Quotes -kind:trivia')
    assert query.operators == (
        Operator("film", "up"),
        Operator("by", "carl fredricksen"),
        Operator("person", "docter", is_excluded=True),
    )
    assert (query.kinds, query.excluded_kinds) == (("quote",), ("trivia",))


def test_several_kinds_may_be_asked_for() -> None:
    assert parse("kind:quote kind:dialogues kind:quotes").kinds == ("quote", "dialogue")


@pytest.mark.parametrize("typed", ["“fly away”", "„fly away“", "«fly away»", '"fly away'])
def test_any_quotation_marks_make_a_phrase_even_if_never_closed(typed: str) -> None:
    assert parse(typed).terms == (Term("fly away", ("fly", "away"), is_phrase=True),)


@pytest.mark.parametrize("typed", ["", "   ", "-", '"', '""', "- -", "-war", "-kind:quote", "-film:up", "???", "😀"])
def test_what_asks_for_nothing_is_empty(typed: str) -> None:
    assert parse(typed).is_empty


@pytest.mark.parametrize("typed", ["film:", "film: up", 'film:""', "by:", "kind:", "person:-", "Film："])
def test_an_operator_without_a_value_is_complained_of(typed: str) -> None:
    (complaint,) = parse(typed).complaints
    assert complaint.problem == Problem.NO_VALUE


def test_an_unknown_operator_is_only_words() -> None:
    assert parse("http://example.com").terms[0].words == ("http", "example", "com")


def test_an_operator_given_twice_counts_once() -> None:
    query = parse("by:boris by:mark")
    assert query.operators == (Operator("by", "boris"),)
    assert query.complaints == (Complaint(Problem.GIVEN_TWICE, "by"),)


def test_an_unknown_kind_is_complained_of() -> None:
    assert parse("kind:opera").complaints == (Complaint(Problem.UNKNOWN_KIND, "opera"),)


def test_a_long_query_is_cut_and_complained_of() -> None:
    query = parse("a" * (QUERY_MAX + 1))
    assert query.terms[0].words == ("a" * QUERY_MAX,)
    assert query.complaints == (Complaint(Problem.TOO_LONG),)


def test_a_thousand_words_are_cut_and_complained_of() -> None:
    query = parse(" ".join(str(number) for number in range(1_000)))
    assert len(query.terms) == WORDS_MAX
    assert Complaint(Problem.TOO_MANY_WORDS) in query.complaints


def test_a_long_phrase_is_cut_not_dropped() -> None:
    (term,) = parse('"' + "ab " * 40 + '"').terms
    assert len(term.words) == WORDS_MAX


def test_an_empty_query_writes_nothing() -> None:
    assert written(Query()) == ""
