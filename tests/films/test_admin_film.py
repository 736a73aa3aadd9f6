"""A film's page: everything that hangs on it in one form, at a cost that does not grow with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from films.models import Alias, Character, Credit, Episode, Film, Genre, Quote, Scene
from tests.factories import (
    make_character,
    make_credit,
    make_episode,
    make_film,
    make_person,
    make_quote,
    make_scene,
    make_series,
)
from tests.films.admin_pages import add_to, errors_of, form_on, history_of, list_of, page_of, send

VERBATIM = {"provenance": "secondary", "source": "a book"}


OPENING_QUERIES_MAX = 24


def make_series_of(*, episodes: int, scenes: int, credited: int, characters: int) -> Film:
    series = make_series(title="The Twilight Zone", end_year=1964)
    made = [make_episode(series) for _ in range(episodes)]
    for number in range(scenes):
        make_scene(series, position=number, starts_at=number * 60)
    for number in range(credited):
        make_credit(series, job="writer", position=number, episode=made[number % episodes])
    for number in range(characters):
        character = make_character(series, played_by=make_person(), position=number)
        Alias.objects.create(film=series, character=character, name=f"Alias {number}")
    return series


def cost_of(ask: Callable[[], Any]) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert ask().status_code in (200, 302)
    return len(queries)


@pytest.fixture
def small_series(db: None) -> Film:
    return make_series_of(episodes=1, scenes=1, credited=1, characters=1)


@pytest.fixture
def large_series(db: None) -> Film:
    return make_series_of(episodes=36, scenes=60, credited=150, characters=40)


def test_a_large_film_opens_in_as_many_queries_as_a_small_one(
    as_curator: Client, small_series: Film, large_series: Film
) -> None:
    small = cost_of(lambda: as_curator.get(page_of(small_series)))
    assert cost_of(lambda: as_curator.get(page_of(large_series))) <= small <= OPENING_QUERIES_MAX


def test_a_change_in_a_large_film_costs_as_many_queries_as_in_a_small_one(
    as_curator: Client, small_series: Film, large_series: Film
) -> None:
    def cost_in(series: Film) -> int:
        sent = form_on(as_curator, page_of(series)) | {"credits-0-detail": "teleplay"}
        return cost_of(lambda: as_curator.post(page_of(series), sent))

    assert cost_in(large_series) <= cost_in(small_series)
    assert list(large_series.credits.exclude(detail="").values_list("detail", flat=True)) == ["teleplay"]


@pytest.fixture
def film(db: None) -> Film:
    return make_film(title="The Cranes Are Flying", running_minutes=97)


@pytest.fixture
def new_film() -> dict[str, Any]:
    return {"title": "Late Spring", "year": "1949", "kind": "film", "accent": "3", "is_published": "on"}


def test_a_new_film_gets_its_address_from_its_title(as_curator: Client, new_film: dict[str, Any]) -> None:
    assert as_curator.post(add_to(Film), new_film).status_code == 302
    assert Film.objects.get().slug == "late-spring"


def test_a_second_film_of_that_title_gets_another_address(as_curator: Client, new_film: dict[str, Any]) -> None:
    make_film(slug="late-spring")
    as_curator.post(add_to(Film), new_film)
    assert Film.objects.get(title="Late Spring").slug == "late-spring-2"


def test_an_address_that_is_taken_is_refused(as_curator: Client, new_film: dict[str, Any]) -> None:
    make_film(slug="spring")
    response = as_curator.post(add_to(Film), {**new_film, "slug": "spring"})
    assert "Another film has that address; choose another." in errors_of(response)


def test_an_address_stays_once_it_is_given(as_curator: Client, film: Film) -> None:
    send(as_curator, page_of(film), {"title": "Letyat zhuravli", "slug": "another"})
    film.refresh_from_db()
    assert (film.title, film.slug != "another") == ("Letyat zhuravli", True)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"end_year": "1949"}, "A series ends in its first year or after it."),
        ({"year": "1066"}, "greater than or equal to 1870"),
        ({"accent": "24"}, "less than or equal to 23"),
        ({"title": "x" * 201}, "at most 200 characters"),
        ({"tagline": "x" * 301}, "at most 300 characters"),
        ({"title": ""}, "This field is required."),
        ({"kind": "cartoon"}, "Select a valid choice."),
    ],
)
def test_what_no_film_can_be_is_refused_in_words(
    as_curator: Client, film: Film, changes: dict[str, str], reason: str
) -> None:
    assert reason in errors_of(send(as_curator, page_of(film), changes))


def test_the_page_counts_what_is_in_the_film_and_leads_there(as_curator: Client, film: Film) -> None:
    make_quote(film)
    make_quote(film, is_published=False)
    page = as_curator.get(page_of(film)).content.decode()
    assert f'<a href="{list_of(Quote, film=film.pk)}">2 quotes</a>' in page
    assert "1 published" in page


def test_the_page_shows_the_quotation_meter(as_curator: Client, film: Film) -> None:
    scene = make_scene(film, title="The stairs")
    make_quote(film, scene=scene, text=" ".join(["word"] * 251), **VERBATIM)
    page = as_curator.get(page_of(film)).content.decode()
    assert "The film quotes 251 words verbatim; 970 are allowed for its running time." in page
    assert "The scene “The stairs” quotes 251 words verbatim; 250 are allowed." in page


def test_a_film_over_its_budget_is_not_published(as_curator: Client) -> None:
    film = make_film(running_minutes=1, is_published=False)
    make_quote(film, text=" ".join(["word"] * 11), **VERBATIM)
    response = send(as_curator, page_of(film), {"is_published": "on"})
    assert "The film quotes 11 words verbatim; 10 are allowed for its running time." in errors_of(response)


def test_genres_are_told_in_the_history(as_curator: Client, film: Film) -> None:
    war = Genre.objects.create(name="War", slug="war")
    send(as_curator, page_of(film), {"genres": [war.pk], "tagline": "A summer dawn."})
    assert history_of(film) == ["Genres: — → “War”\nTagline: — → “A summer dawn.”"]


def test_a_vote_cast_while_a_curator_writes_is_kept(as_curator: Client, film: Film) -> None:
    make_scene(film)
    sent = form_on(as_curator, page_of(film)) | {"moments-0-title": "The stairs"}
    Scene.objects.update(ups=1, score=1)
    as_curator.post(page_of(film), sent)
    scene = Scene.objects.get()
    assert (scene.title, scene.ups) == ("The stairs", 1)


class TestRowsOfScenes:
    def test_times_are_shown_and_typed_as_hours_minutes_seconds(self, as_curator: Client, film: Film) -> None:
        scene = make_scene(film, starts_at=3_750)
        assert form_on(as_curator, page_of(film))["moments-0-starts_at"] == "1:02:30"
        send(as_curator, page_of(film), {"moments-0-starts_at": "1:02:31", "moments-0-ends_at": "63:00"})
        scene.refresh_from_db()
        assert (scene.starts_at, scene.ends_at) == (3_751, 3_780)

    def test_what_the_row_does_not_show_is_checked_too(self, as_curator: Client, film: Film) -> None:
        make_scene(film, provenance="disputed", note="by a book")
        response = send(as_curator, page_of(film), {"moments-0-starts_at": "0:10:00"})
        assert "A disputed moment has no times." in errors_of(response)


class TestRowsOfCharacters:
    def test_aliases_are_typed_one_a_line(self, as_curator: Client, film: Film) -> None:
        veronika = make_character(film, name="Veronika")
        Alias.objects.create(film=film, character=veronika, name="Nika")
        send(as_curator, page_of(film), {"characters-0-also_known_as": "Veronica\r\n\r\n Belka "})
        assert list(veronika.aliases.values_list("name", flat=True)) == ["Veronica", "Belka"]
        assert history_of(film) == [
            "Character “Veronika”: Also known as: “Nika” → “Veronica”, “Belka”",
        ]

    def test_a_new_row_is_a_new_character_with_an_address(self, as_curator: Client, film: Film) -> None:
        make_character(film, slug="boris", name="B.", position=4)
        new = {"characters-TOTAL_FORMS": 3, "characters-1-name": "Boris", "characters-1-is_published": "on"}
        new |= {"characters-2-name": "Boris!", "characters-2-also_known_as": "Borya"}
        assert send(as_curator, page_of(film), new).status_code == 302
        made = Character.objects.filter(name__startswith="Boris").order_by("position")
        assert list(made.values_list("name", "slug", "is_published")) == [
            ("Boris", "boris-2", True),
            ("Boris!", "boris-3", False),
        ]
        assert Alias.objects.get().name == "Borya"

    @pytest.mark.parametrize(
        "changes",
        [
            {"characters-1-also_known_as": "VERONIKA"},
            {"characters-1-also_known_as": "nika"},
            {"characters-1-name": "veronika"},
            {"characters-1-name": "Nika"},
            {"characters-0-also_known_as": "Sasha", "characters-1-also_known_as": "SASHA"},
            {"characters-0-name": "Boris", "characters-1-name": "Veronika"},
        ],
    )
    def test_a_name_that_leads_to_somebody_else_is_refused(
        self, as_curator: Client, film: Film, changes: dict[str, str]
    ) -> None:
        veronika = make_character(film, name="Veronika", position=1)
        Alias.objects.create(film=film, character=veronika, name="Nika")
        make_character(film, name="Boris", position=2)
        response = send(as_curator, page_of(film), changes)
        assert "is another character of this film already, or an alias of one." in errors_of(response)

    def test_a_character_may_take_an_alias_of_its_own_as_its_name(self, as_curator: Client, film: Film) -> None:
        belka = make_character(film, name="Belka")
        Alias.objects.create(film=film, character=belka, name="Veronika")
        changes = {"characters-0-name": "Veronika", "characters-0-also_known_as": "Belka"}
        assert send(as_curator, page_of(film), changes).status_code == 302
        belka.refresh_from_db()
        assert (belka.folded_name, belka.aliases.get().name) == ("veronika", "Belka")


class TestRowsOfCredits:
    def test_an_episode_is_typed_as_in_addresses(self, as_curator: Client) -> None:
        series = make_series()
        episode = make_episode(series, season=1, number=5)
        credit = make_credit(series, job="writer")
        send(as_curator, page_of(series), {"credits-0-episode": "1x05"})
        credit.refresh_from_db()
        assert credit.episode == episode

    @pytest.mark.parametrize(("typed", "reason"), [("1x06", "There is no such episode"), ("five", "as 1x05")])
    def test_an_episode_that_is_none_is_refused(self, as_curator: Client, typed: str, reason: str) -> None:
        series = make_series()
        make_episode(series, season=1, number=5)
        make_credit(series, job="writer")
        assert reason in errors_of(send(as_curator, page_of(series), {"credits-0-episode": typed}))

    def test_a_credit_that_is_there_already_is_refused(self, as_curator: Client, film: Film) -> None:
        director = make_person()
        make_credit(film, person=director, job="director")
        new = {"credits-TOTAL_FORMS": 2, "credits-1-person": director.pk, "credits-1-job": "director"}
        assert "This person has this credit already." in errors_of(send(as_curator, page_of(film), new))

    def test_the_last_row_is_the_last_credit(self, as_curator: Client, film: Film) -> None:
        make_credit(film, job="director", position=7)
        person = make_person()
        new = {"credits-TOTAL_FORMS": 2, "credits-1-person": person.pk, "credits-1-job": "writer"}
        send(as_curator, page_of(film), new)
        assert Credit.objects.get(person=person).position == 8


def test_a_series_leads_to_its_episodes(as_curator: Client) -> None:
    series = make_series()
    make_episode(series)
    page = as_curator.get(page_of(series)).content.decode()
    assert f'<a href="{list_of(Episode, film=series.pk)}">1 episodes</a>' in page
