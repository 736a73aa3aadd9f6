"""The forms of people, characters, episodes, credits, genres and countries."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from films.models import Alias, Character, Country, Credit, Episode, Film, Genre, Person
from tests.factories import make_character, make_credit, make_episode, make_film, make_person, make_series
from tests.films.admin_pages import add_to, errors_of, form_on, history_of, page_of, send


@pytest.fixture
def film(db: None) -> Film:
    return make_film()


class TestPeople:
    def test_an_address_comes_from_the_name(self, as_curator: Client) -> None:
        make_person(slug="tatiana-samoilova")
        send(as_curator, add_to(Person), {"name": "Tatiana Samoilova"})
        assert Person.objects.get(name="Tatiana Samoilova").slug == "tatiana-samoilova-2"

    def test_a_name_in_another_script_gets_an_address_too(self, as_curator: Client) -> None:
        send(as_curator, add_to(Person), {"name": "Татьяна Самойлова"})
        assert Person.objects.get().slug == "person"

    def test_an_address_that_is_taken_is_refused(self, as_curator: Client) -> None:
        make_person(slug="tatiana")
        response = send(as_curator, add_to(Person), {"name": "Tatiana", "slug": "tatiana"})
        assert "Somebody else has that address; choose another." in errors_of(response)

    def test_nobody_dies_before_they_are_born(self, as_curator: Client) -> None:
        response = send(as_curator, page_of(make_person()), {"born_on": "1934-05-04", "died_on": "1914-05-04"})
        assert "Nobody dies before they are born." in errors_of(response)


class TestCharacters:
    def test_a_character_is_added_with_aliases(self, as_curator: Client, film: Film) -> None:
        new = {"name": "Veronika", "also_known_as": "Veronica\nBelka\nbelka\n"}
        send(as_curator, add_to(Character, film=film.pk), new)
        veronika = Character.objects.get()
        assert (veronika.slug, veronika.position) == ("veronika", 1)
        assert set(veronika.aliases.values_list("film", "name")) == {(film.pk, "Veronica"), (film.pk, "belka")}

    @pytest.mark.parametrize("changes", [{"also_known_as": "boris"}, {"also_known_as": "BORYA"}, {"name": "borya"}])
    def test_a_name_of_somebody_else_is_refused(self, as_curator: Client, film: Film, changes: dict[str, str]) -> None:
        boris = make_character(film, name="Boris")
        Alias.objects.create(film=film, character=boris, name="Borya")
        response = send(as_curator, page_of(make_character(film, name="Mark")), changes)
        assert "is another character of this film already, or an alias of one." in errors_of(response)

    def test_another_film_may_have_the_same_names(self, as_curator: Client, film: Film) -> None:
        make_character(make_film(), name="Boris")
        assert send(as_curator, page_of(make_character(film)), {"name": "Boris"}).status_code == 302

    def test_the_name_of_a_merged_character_stays_an_alias_of_the_winner(self, as_curator: Client, film: Film) -> None:
        winner = make_character(film, name="Veronika")
        make_character(film, name="Belka", merged_into=winner, is_published=False)
        assert send(as_curator, page_of(winner), {"also_known_as": "Belka"}).status_code == 302
        response = send(as_curator, add_to(Character, film=film.pk), {"name": "Belka"})
        assert "is another character of this film already" in errors_of(response)

    def test_a_name_that_is_too_long_is_refused(self, as_curator: Client, film: Film) -> None:
        response = send(as_curator, page_of(make_character(film)), {"also_known_as": "x" * 121})
        assert "A name has at most 120 characters." in errors_of(response)

    def test_a_portrait_is_shown_as_it_was_made(self, as_curator: Client, film: Film) -> None:
        character = make_character(film)
        drawn = BytesIO()
        Image.new("RGB", (60, 90)).save(drawn, "PNG")
        send(as_curator, page_of(character), {"portrait": SimpleUploadedFile("p.png", drawn.getvalue())})
        character.refresh_from_db()
        assert character.portrait.name.endswith(".webp")
        assert (
            f'src="{character.portrait.url}" alt="" width="160"' in as_curator.get(page_of(character)).content.decode()
        )

    def test_what_is_no_picture_is_refused(self, as_curator: Client, film: Film) -> None:
        sent = {"portrait": SimpleUploadedFile("p.png", b"not a picture")}
        assert "valid image" in errors_of(send(as_curator, page_of(make_character(film)), sent))


class TestEpisodes:
    NEW: dict[str, Any] = {"season": 1, "number": 5, "title": "Walking Distance"}  # noqa: RUF012

    def test_an_episode_takes_the_last_place(self, as_curator: Client) -> None:
        series = make_series()
        make_episode(series)
        send(as_curator, add_to(Episode, film=series.pk), self.NEW)
        assert Episode.objects.get(number=5).ordinal == 2

    def test_a_number_that_is_taken_is_refused(self, as_curator: Client) -> None:
        series = make_series()
        make_episode(series, season=1, number=5)
        response = send(as_curator, add_to(Episode, film=series.pk), self.NEW)
        assert "Episode with this Series, Season and Number already exists." in errors_of(response)

    def test_a_film_has_no_episodes(self, as_curator: Client, film: Film) -> None:
        response = send(as_curator, add_to(Episode, film=film.pk), self.NEW)
        assert "Only a series has episodes" in errors_of(response)

    def test_the_place_stays_since_spoiler_points_count_in_it(self, as_curator: Client) -> None:
        episode = make_episode(make_series())
        send(as_curator, page_of(episode), {"ordinal": "9", "title": "Another"})
        episode.refresh_from_db()
        assert (episode.title, episode.ordinal) == ("Another", 1)


class TestCredits:
    def test_a_credit_for_an_episode(self, as_curator: Client) -> None:
        series, person = make_series(), make_person()
        episode = make_episode(series)
        new = {"person": person.pk, "job": "writer", "episode": episode.pk}
        send(as_curator, add_to(Credit, film=series.pk), new)
        assert Credit.objects.get().episode == episode

    def test_a_credit_is_given_once(self, as_curator: Client, film: Film) -> None:
        credit = make_credit(film, job="writer")
        response = send(as_curator, add_to(Credit, film=film.pk), {"person": credit.person.pk, "job": "writer"})
        assert "This person has this credit already." in errors_of(response)


class TestLabels:
    @pytest.mark.parametrize("model", [Genre, Country])
    def test_the_films_of_a_label_are_counted(self, as_curator: Client, film: Film, model: type[Genre]) -> None:
        label = model.objects.create(name="War", slug="war")
        label.films.add(film)
        send(as_curator, page_of(label), {"name": "Wars"})
        assert history_of(label) == ["Name: “War” → “Wars”"]
        assert form_on(as_curator, page_of(label))["name"] == "Wars"
