"""The list of films: filters that combine and live in the address, and an answer to whatever they say."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from films.models import Country, Film, Genre
from films.paging import PER_PAGE
from tests.factories import make_character, make_credit, make_film, make_person, make_series

BUDGET = 8


@pytest.fixture
def cranes(db: None) -> Film:
    film = make_film(slug="cranes", title="The Cranes Are Flying", year=1957)
    film.genres.add(Genre.objects.create(name="War", slug="war"))
    film.countries.add(Country.objects.create(name="Soviet Union", slug="soviet-union"))
    return film


@pytest.fixture
def zone(db: None) -> Film:
    series = make_series(slug="zone", title="The Twilight Zone", year=1959, end_year=1964)
    series.genres.add(Genre.objects.create(name="Fantasy", slug="fantasy"))
    return series


@pytest.fixture
def up(db: None) -> Film:
    return make_film(slug="up", title="Up", year=2009)


def titles(page: bytes) -> list[str]:
    return re.findall(r'film-card__title"><a [^>]*>([^<]+)<', page.decode())


def test_the_list_goes_by_title(visitor: Client, up: Film, zone: Film, cranes: Film) -> None:
    assert titles(visitor.get("/films/").content) == ["The Cranes Are Flying", "The Twilight Zone", "Up"]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("kind=series", ["The Twilight Zone"]),
        ("kind=film", ["The Cranes Are Flying", "Up"]),
        ("decade=1950", ["The Cranes Are Flying", "The Twilight Zone"]),
        ("genre=war", ["The Cranes Are Flying"]),
        ("country=soviet-union", ["The Cranes Are Flying"]),
        ("decade=1950&kind=series", ["The Twilight Zone"]),
        ("decade=1950&kind=film&genre=war&country=soviet-union", ["The Cranes Are Flying"]),
        ("genre=war&kind=series", []),
        ("sort=year", ["Up", "The Twilight Zone", "The Cranes Are Flying"]),
        ("sort=newest", ["The Cranes Are Flying", "The Twilight Zone", "Up"]),
    ],
)
@pytest.mark.usefixtures("up", "zone", "cranes")
def test_filters_combine(visitor: Client, asked: str, expected: list[str]) -> None:
    assert titles(visitor.get(f"/films/?{asked}").content) == expected


@pytest.mark.parametrize("asked", ["tatiana-samoilova", "Tatiana Samoilova", "samoilova", "Самойлова"])
def test_a_person_is_found_by_slug_or_by_part_of_a_name(visitor: Client, cranes: Film, up: Film, asked: str) -> None:
    person = make_person(slug="tatiana-samoilova", name="Tatiana Samoilova", original_name="Татьяна Самойлова")
    make_character(cranes, played_by=person)
    assert titles(visitor.get("/films/", {"person": asked}).content) == ["The Cranes Are Flying"]


def test_a_person_behind_the_camera_counts_too_and_once(visitor: Client, cranes: Film, up: Film) -> None:
    person = make_person(slug="mikhail-kalatozov", name="Mikhail Kalatozov")
    for job in ("director", "producer"):
        make_credit(cranes, person=person, job=job)
    assert titles(visitor.get("/films/?person=mikhail-kalatozov").content) == ["The Cranes Are Flying"]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("kind=opera", "“opera” is none of the choices, so it was left out."),
        ("decade=1830", "“1830” is none of the choices, so it was left out."),
        ("decade=soon", "“soon” is none of the choices, so it was left out."),
        ("genre=%3Cb%3E", "“&lt;b&gt;” is none of the choices, so it was left out."),
        ("country=atlantis", "“atlantis” is none of the choices, so it was left out."),
        ("sort=wilson", "“wilson” is none of the choices, so it was left out."),
        ("person=nobody", "We know nobody called “nobody”, so it was left out."),
        ("person=" + "x" * 200, "at most 120 characters"),
    ],
)
def test_what_is_unknown_is_left_out_with_a_word(visitor: Client, cranes: Film, asked: str, said: str) -> None:
    response = visitor.get(f"/films/?{asked}")
    assert response.status_code == 200
    assert said in response.content.decode()
    assert titles(response.content) == ["The Cranes Are Flying"]


def test_each_filter_can_be_taken_away_by_itself(visitor: Client, cranes: Film) -> None:
    page = visitor.get("/films/?decade=1950&genre=war&sort=year").content.decode()
    assert 'href="/films/?genre=war&amp;sort=year"' in page
    assert 'href="/films/?decade=1950&amp;sort=year"' in page


def test_a_filter_in_force_stays_chosen_in_the_form(visitor: Client, cranes: Film) -> None:
    assert '<option value="war" selected>' in visitor.get("/films/?genre=war").content.decode()


def test_an_empty_answer_says_what_to_do(visitor: Client, cranes: Film, zone: Film) -> None:
    page = visitor.get("/films/?genre=war&kind=series").content.decode()
    assert "Take a filter away" in page
    assert "Show all films" in page


def test_an_empty_catalogue_says_so(visitor: Client, db: None) -> None:
    assert "There is no film here yet." in visitor.get("/films/").content.decode()


def test_what_is_not_published_is_neither_listed_nor_offered(visitor: Client, cranes: Film, up: Film) -> None:
    Film.objects.filter(pk=cranes.pk).update(is_published=False)
    page = visitor.get("/films/")
    assert titles(page.content) == ["Up"]
    assert "soviet-union" not in page.content.decode()


def test_pages_follow_each_other_and_keep_the_filters(visitor: Client, db: None) -> None:
    for number in range(PER_PAGE + 3):
        make_film(title=f"Film {number:03d}", year=1950 + number % 10)
    page = visitor.get("/films/?decade=1950&sort=year")
    seen = titles(page.content)
    address = re.search(r'rel="next" href="([^"]+)"', page.content.decode())
    assert address
    seen += titles(visitor.get("/films/" + address[1].replace("&amp;", "&")).content)
    assert len(seen) == len(set(seen)) == PER_PAGE + 3
    assert "decade=1950" in address[1]


@pytest.mark.parametrize("cursor", ["zz", "%25", "W10", "null"])
def test_a_broken_page_address_is_not_found(visitor: Client, cranes: Film, cursor: str) -> None:
    assert visitor.get(f"/films/?after={cursor}").status_code == 404


@pytest.mark.parametrize("films", [3, 60])
def test_the_list_costs_the_same_whatever_it_holds(
    visitor: Client, db: None, films: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    genre = Genre.objects.create(name="War", slug="war")
    country = Country.objects.create(name="Japan", slug="japan")
    person = make_person(slug="somebody")
    for _ in range(films):
        film = make_film()
        film.genres.add(genre)
        film.countries.add(country)
        make_credit(film, person=person, job="director")
    with django_assert_max_num_queries(BUDGET):
        visitor.get("/films/?genre=war&country=japan&person=somebody&decade=1950&kind=film&sort=year")


def test_only_reading_is_allowed(visitor: Client, db: None) -> None:
    assert visitor.post("/films/").status_code == 405
