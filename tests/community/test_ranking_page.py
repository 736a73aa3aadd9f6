"""The page that prints every formula, every constant and examples worked out by the code."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from films import ranking
from films.ranking import hot, wilson
from tests.films.visits import page_of, words_of

pytestmark = pytest.mark.django_db
PRINTED = {
    "EPOCH": "1 January 2026",
    "HOT_SECONDS_PER_TENFOLD": "79,200 s",
    "WILSON_Z": "z = 1.281551565545",
    "FRESH_DAYS": "/ 30 days",
    "CONTROVERSY_VOTES_MIN": "Below 7 votes",
}


def test_every_constant_of_the_code_is_printed(visitor: Client) -> None:
    assert {name for name in vars(ranking) if name.isupper()} == set(PRINTED)
    words = words_of(visitor, "/about/ranking/")
    assert {name for name, said in PRINTED.items() if said not in words} == set()


@pytest.mark.parametrize(
    "formula",
    ["( p + z² / 2n − z · √( ( p · (1 − p) + z² / 4n ) / n ) ) / ( 1 + z² / n )", "Σ ± e^( ( t − t₀ ) / 30 days )",
     "± log₁₀( max( |s|, 1 ) ) + ( t − t₀ ) / 79,200 s", "n ^ ( smaller side / larger side )"],
)  # fmt: skip
def test_every_formula_is_printed(visitor: Client, formula: str) -> None:
    assert formula in words_of(visitor, "/about/ranking/")


def test_a_number_that_is_changed_changes_the_page(visitor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ranking, "CONTROVERSY_VOTES_MIN", 9)
    assert "Below 9 votes" in words_of(visitor, "/about/ranking/")


def test_the_examples_are_worked_out_by_the_functions(visitor: Client) -> None:
    words = words_of(visitor, "/about/ranking/")
    assert f"10 1 91 % {wilson(10, 1):.4f}" in words
    assert f"100 0 hours {hot(100, ranking.EPOCH):.4f}" in words
    assert "30 days 0.3679" in words


def test_a_score_below_nought_has_a_minus_and_no_hyphen(visitor: Client) -> None:
    assert "<td>−10</td>" in page_of(visitor, "/about/ranking/")


def test_a_unit_of_time_can_be_translated(visitor: Client) -> None:
    assert "79,200</span> s</span>" in page_of(visitor, "/about/ranking/")


def test_the_examples_of_hot_stand_in_its_order(visitor: Client) -> None:
    page = page_of(visitor, "/about/ranking/")
    table = page.partition("Votes make up for age")[2].partition("</table>")[0]
    ranks = [row.rpartition("<td>")[2] for row in table.split("</td></tr>")[:-1]]
    assert ranks == sorted(ranks, reverse=True)


def test_every_page_leads_there(visitor: Client) -> None:
    assert 'href="/about/ranking/"' in page_of(visitor, "/films/").partition("<footer")[2]


def test_it_asks_nothing_of_the_database(
    visitor: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(0):
        page_of(visitor, "/about/ranking/")
