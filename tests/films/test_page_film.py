"""Which film a pasted page is about, and which films it is related to."""

from __future__ import annotations

import pytest

from films.catalogue.page.film import FilmUnclearError
from films.models import Film, Scene
from tests.factories import make_film
from tests.films.pages import FILM, PAGE, paste


def test_related_films_are_linked_both_ways_if_the_catalogue_has_them(db: None) -> None:
    ferry = make_film(title="A slow ferry")
    make_film(title="Airplane!", year=1980)
    make_film(title="Airplane!", year=2031)
    plan = paste()
    assert plan.film
    assert list(ferry.related.all()) == [plan.film]
    assert [(each.item.title, each.film) for each in plan.related] == [("Airplane!", None), ("A Slow Ferry", ferry)]


def test_a_related_film_that_came_later_is_linked_by_importing_again(db: None) -> None:
    paste()
    ferry = make_film(title="A Slow Ferry")
    plan = paste()
    assert list(ferry.related.all()) == [plan.film]
    assert paste().changes_nothing


def test_a_film_is_found_by_its_original_title(db: None) -> None:
    film = make_film(title="The Tram", original_title=FILM)
    assert paste(year=None).film == film


def test_a_new_film_needs_a_year(db: None) -> None:
    with pytest.raises(FilmUnclearError) as asked:
        paste(year=None)
    assert asked.value.field == "year"
    assert not Film.objects.exists()


def test_one_of_several_films_of_a_title_is_chosen_by_its_year(db: None) -> None:
    films = [make_film(title=FILM, year=year) for year in (1957, 1999)]
    with pytest.raises(FilmUnclearError) as asked:
        paste(year=None)
    assert asked.value.field == "film"
    assert paste(year=1999).film == films[1]


def test_another_year_makes_another_film_and_names_its_namesake(db: None) -> None:
    other = make_film(title=FILM, year=1999, slug="the-lighthouse-keepers-tram")
    plan = paste()
    assert plan.film != other
    assert plan.film
    assert plan.film.slug == "the-lighthouse-keepers-tram-1957"
    assert list(plan.chosen.namesakes) == [other]


def test_a_film_of_nearly_that_year_is_rather_asked_about(db: None) -> None:
    make_film(title=FILM, year=1958)
    with pytest.raises(FilmUnclearError, match=r"is in the catalogue with the year 1958") as asked:
        paste()
    assert asked.value.field == "film"


def test_a_page_that_names_no_film_asks_for_one(db: None) -> None:
    text = "A, Reelive\n\nAnn\nAnn\n\nHello.\n"
    with pytest.raises(FilmUnclearError) as asked:
        paste(text)
    assert asked.value.field == "film"
    assert paste(text, film=make_film()).new


def test_a_merged_film_is_not_found_by_its_title(db: None) -> None:
    make_film(title=FILM, merged_into=make_film(title="Another"))
    assert paste().chosen.film is None


def test_titles_in_other_scripts_get_readable_addresses(db: None) -> None:
    plan = paste(PAGE.replace(FILM, "Трамвай смотрителя").replace("The Flooded Street", "Затопленная улица"))
    assert plan.film
    assert plan.film.slug == "tramvai-smotritelya"
    assert Scene.objects.filter(slug="zatoplennaya-ulitsa").exists()
