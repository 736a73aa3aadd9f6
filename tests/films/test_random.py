"""The leap to any moment."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.factories import make_film, make_quote, make_scene
from tests.films.visits import make_many

pytestmark = pytest.mark.django_db


def test_it_leads_to_published_moments_of_published_films_only(visitor: Client) -> None:
    make_many(make_film(is_published=False), 3)
    shown = make_scene(make_film())
    make_many(make_film(), 3, is_published=False)
    assert {visitor.get("/random/")["Location"] for _ in range(30)} == {shown.get_absolute_url()}


def test_every_moment_can_come_up(visitor: Client) -> None:
    film = make_film()
    expected = {make_quote(film).get_absolute_url() for _ in range(3)}
    seen: set[str] = set()
    for _ in range(300):
        seen.add(visitor.get("/random/")["Location"])
    assert seen == expected


def test_it_is_never_cached(visitor: Client) -> None:
    make_quote(make_film())
    response = visitor.get("/random/")
    assert response.status_code == 302
    assert "no-store" in response["Cache-Control"]


def test_in_an_empty_catalogue_it_leads_to_the_films(visitor: Client) -> None:
    assert visitor.get("/random/")["Location"] == "/films/"


def test_with_nothing_published_it_leads_to_the_films(visitor: Client) -> None:
    make_quote(make_film(is_published=False))
    assert visitor.get("/random/")["Location"] == "/films/"


def test_it_sorts_no_table(visitor: Client, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    make_many(make_film(), 3)
    with django_assert_max_num_queries(3) as captured:
        visitor.get("/random/")
    assert "RANDOM()" not in " ".join(query["sql"].upper() for query in captured.captured_queries)
