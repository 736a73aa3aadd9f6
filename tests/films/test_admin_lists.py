"""Every list of the admin costs at most twelve queries, however long it is, and finds what is looked for."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pytest
from django.contrib import admin
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import Model
from django.test import Client
from PIL import Image
from pytest_django import DjangoAssertNumQueries

from community.models import Suggestion
from films.models import (
    Alias,
    Character,
    Country,
    Credit,
    Dialogue,
    Episode,
    Film,
    Genre,
    Moment,
    Person,
    Quote,
    Scene,
    Track,
    Trivia,
)
from tests.factories import (
    make_character,
    make_credit,
    make_dialogue,
    make_episode,
    make_film,
    make_member,
    make_person,
    make_quote,
    make_scene,
    make_series,
    make_track,
    make_trivia,
)
from tests.films.admin_pages import list_of

QUERIES_MAX = 12
LISTED = (Film, Person, Character, Episode, Credit, Scene, Dialogue, Quote, Trivia, Track, Moment, Genre, Country)


@pytest.fixture
def poster() -> SimpleUploadedFile:
    picture = BytesIO()
    Image.new("RGB", (60, 90)).save(picture, "PNG")
    return SimpleUploadedFile("poster.png", picture.getvalue(), "image/png")


def fill(number: int) -> None:
    """A film of everything that may be in a row of a list."""
    series, person = make_series(), make_person()
    episode = make_episode(series)
    series.genres.add(Genre.objects.create(name=f"Genre {number}", slug=f"genre-{number}"))
    series.countries.add(Country.objects.create(name=f"Country {number}", slug=f"country-{number}"))
    make_credit(series, person=person, job="director", episode=episode)
    speaker = make_character(series, played_by=person)
    scene = make_scene(series, episode=episode)
    shared = {"scene": scene, "speaker": speaker, "episode": episode, "starts_at": 60}
    make_dialogue(series, lines=[(speaker, "Yes.")], **shared)
    for make in (make_quote, make_trivia, make_track):
        make(series, **shared)
    member = make_member()
    Suggestion.objects.create(about="film", film=series, title="x", text="y", source="z", proposer=member)


@pytest.mark.parametrize("model", admin.site._registry, ids=lambda model: model.__name__)
def test_a_list_costs_at_most_twelve_queries_however_long(
    as_operator: Client, model: type[Model], django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(15):
        fill(number)
    with django_assert_max_num_queries(QUERIES_MAX):
        assert as_operator.get(list_of(model)).status_code == 200


@pytest.mark.parametrize("model", LISTED, ids=lambda model: model.__name__)
def test_a_list_can_be_searched(as_curator: Client, model: type[Model]) -> None:
    fill(1)
    assert as_curator.get(list_of(model, q="nothing-of-that-name")).context["cl"].result_count == 0


FOUND: list[tuple[type[Model], str, Callable[[Film], Model]]] = [
    (Person, "Самойлова", lambda film: make_person(original_name="Татьяна Самойлова")),
    (Character, "белка", lambda film: make_character(film, name="Белка")),
    (Quote, "cranes", lambda film: make_quote(film, text="Cranes like ships")),
    (Dialogue, "cranes", lambda film: make_dialogue(film, lines=[(make_character(film), "Cranes like ships")])),
    (Scene, "dawn", lambda film: make_scene(film, summary="They meet at dawn.")),
    (Trivia, "crane shot", lambda film: make_trivia(film, fact="It is a crane shot.")),
    (Track, "Weinberg", lambda film: make_track(film, by_whom="Mieczysław Weinberg")),
]


@pytest.mark.parametrize(("model", "words", "make"), FOUND)
def test_a_search_finds_the_words(
    as_curator: Client, model: type[Model], words: str, make: Callable[[Film], Model]
) -> None:
    fill(1)
    found = make(make_film())
    assert list(as_curator.get(list_of(model, q=words)).context["cl"].result_list) == [found]


def test_a_character_is_found_by_an_alias(as_curator: Client) -> None:
    character = make_character(make_film(), name="Veronika")
    Alias.objects.create(film=character.film, character=character, name="Белка")
    assert list(as_curator.get(list_of(Character, q="БЕЛКА")).context["cl"].result_list) == [character]


@pytest.mark.parametrize("model", [Character, Episode, Credit, Scene, Dialogue, Quote, Trivia, Track, Moment])
def test_a_list_is_narrowed_to_a_film(as_curator: Client, model: type[Model]) -> None:
    fill(1)
    fill(2)
    film = Film.objects.order_by("pk")[0]
    found = as_curator.get(list_of(model, film=film.pk)).context["cl"].result_list
    assert [thing.film for thing in found] == [film] * len(found)
    assert found


def test_people_are_narrowed_to_those_of_a_film(as_curator: Client) -> None:
    film = make_film()
    credited, playing = make_person(), make_person()
    make_credit(film, person=credited, job="writer")
    make_character(film, played_by=playing)
    make_person()
    found = as_curator.get(list_of(Person, film=film.pk)).context["cl"].result_list
    assert set(found) == {credited, playing}


@pytest.mark.parametrize("value", ["x", "-1", "99999999999999999999", "1)", ""])
def test_a_film_that_is_none_is_no_error(as_curator: Client, value: str) -> None:
    assert as_curator.get(list_of(Quote, film=value), follow=True).status_code == 200


def test_choosing_a_film_keeps_the_search_and_the_other_filters(as_curator: Client) -> None:
    make_film()
    page = as_curator.get(list_of(Quote, q="cranes", provenance__exact="heard")).content.decode()
    filter_form = page[page.index('class="filter-choice"') :]
    assert '<input type="hidden" name="q" value="cranes">' in filter_form
    assert '<input type="hidden" name="provenance__exact" value="heard">' in filter_form


def test_a_worklist_is_a_filter_of_the_list(as_curator: Client) -> None:
    film = make_film()
    lacking = make_scene(film, context="")
    make_scene(film, context="Why.")
    found = as_curator.get(list_of(Scene, worklist="no-context")).context["cl"].result_list
    assert list(found) == [lacking]


def test_films_over_budget_are_a_filter_of_their_list(as_curator: Client) -> None:
    over = make_film(running_minutes=1)
    make_quote(over, text="word " * 11, provenance="secondary", source="a book")
    make_film()
    assert list(as_curator.get(list_of(Film, worklist="over-budget")).context["cl"].result_list) == [over]


def test_a_row_leads_to_the_page_on_the_site(as_curator: Client) -> None:
    film = make_film(slug="the-cranes-are-flying")
    assert '<a href="/films/the-cranes-are-flying/">View</a>' in as_curator.get(list_of(Film)).content.decode()
    Film.objects.filter(pk=film.pk).update(is_published=False)
    assert '<a href="/films/the-cranes-are-flying/">' not in as_curator.get(list_of(Film)).content.decode()


def test_merged_people_are_not_offered_to_be_chosen(as_curator: Client) -> None:
    winner = make_person(name="Tatiana Samoilova")
    loser = make_person(name="Tatiana S.", merged_into=winner, is_published=False)
    asked = {"term": "tatiana", "app_label": "films", "model_name": "credit", "field_name": "person"}
    offered = as_curator.get("/admin/autocomplete/", asked).json()["results"]
    assert [choice["text"] for choice in offered] == ["Tatiana Samoilova"]
    assert loser in as_curator.get(list_of(Person, q="tatiana")).context["cl"].result_list


def test_what_hangs_on_an_unpublished_film_has_no_page_on_the_site(as_curator: Client) -> None:
    make_quote(make_film(is_published=False), slug="stairs")
    assert "/quotes/stairs/" not in as_curator.get(list_of(Quote)).content.decode()


def test_a_poster_is_a_thumbnail(as_curator: Client, poster: SimpleUploadedFile) -> None:
    film = make_film(poster=poster)
    page = as_curator.get(list_of(Film)).content.decode()
    assert f'<img class="thumbnail" src="{film.poster.url}" alt="" width="40" loading="lazy">' in page


def test_the_list_of_all_moments_leads_to_the_page_of_each_kind(as_curator: Client) -> None:
    track = make_track(make_film())
    response = as_curator.get(f"/admin/films/moment/{track.pk}/change/")
    assert response.headers["Location"] == f"/admin/films/track/{track.pk}/change/"
