"""The page of one fact."""

import pytest
from django.test import Client

from tests.factories import make_film, make_trivia
from tests.films.visits import words_of

pytestmark = pytest.mark.django_db


def test_a_fact_comes_with_why_it_matters_and_its_source(visitor: Client) -> None:
    trivia = make_trivia(
        make_film(), fact="A lens broke.", why_it_matters="Hence the blur.", provenance="secondary", source="A memoir"
    )
    words = words_of(visitor, trivia.get_absolute_url())
    assert "A lens broke. Why it matters Hence the blur." in words
    assert "From a secondary source." in words
    assert "Source: A memoir" in words


def test_a_fact_without_a_reason_leaves_the_heading_out(visitor: Client) -> None:
    assert "Why it matters" not in words_of(visitor, make_trivia(make_film()).get_absolute_url())
