"""What can be done to many at once: publish, unpublish, merge duplicates, delete."""

from __future__ import annotations

from typing import Any

import pytest
from django.db.models import Model
from django.test import Client

from films.models import Character, Dialogue, Film, Moment, Person, Quote, Scene
from films.models.published import Published
from tests.factories import (
    make_character,
    make_credit,
    make_dialogue,
    make_episode,
    make_film,
    make_person,
    make_quote,
    make_scene,
    make_series,
    make_track,
    make_trivia,
)
from tests.films.admin_pages import act, history_of, list_of, said

VERBATIM = {"provenance": "secondary", "source": "a book"}


@pytest.fixture
def film(db: None) -> Film:
    return make_film(title="The Cranes Are Flying", running_minutes=97)


def make_one_of_each(**fields: Any) -> list[Published]:
    film = make_series()
    return [
        make_film(**fields),
        make_person(**fields),
        make_character(film, **fields),
        make_episode(film, **fields),
        make_credit(film, job="writer", **fields),
        *(make(film, **fields) for make in (make_scene, make_dialogue, make_quote, make_trivia, make_track)),
    ]


def test_everything_is_published_from_its_list(as_curator: Client) -> None:
    for thing in make_one_of_each(is_published=False):
        assert "1 is on the site now." in said(act(as_curator, type(thing), "publish_selected", thing))
        thing.refresh_from_db()
        assert thing.is_published is True


def test_everything_is_unpublished_from_its_list(as_curator: Client) -> None:
    for thing in make_one_of_each():
        assert "1 is off the site; votes and talk stay." in said(
            act(as_curator, type(thing), "unpublish_selected", thing)
        )
        thing.refresh_from_db()
        assert thing.is_published is False


def test_what_may_not_be_published_is_named_with_the_reason(as_curator: Client, film: Film) -> None:
    speaker = make_character(film)
    fine = make_dialogue(film, is_published=False)
    bare = make_dialogue(film, title="The stairs", context="", is_published=False)
    long = make_dialogue(film, title="The door", lines=[(speaker, "No.")] * 9, is_published=False, **VERBATIM)
    told = said(act(as_curator, Dialogue, "publish_selected", fine, bare, long))
    assert "1 is on the site now." in told
    assert "“The stairs” was not published. A dialogue needs its context" in told
    assert "“The door” was not published. “The door” has 9 verbatim lines in a row; 8 are allowed." in told


def test_what_was_published_already_is_said(as_curator: Client, film: Film) -> None:
    assert "All of them were on the site already." in said(act(as_curator, Film, "publish_selected", film))


class TestMerging:
    def test_a_page_asks_which_one_stays_and_counts_what_moves(self, as_curator: Client, film: Film) -> None:
        scene, double = make_scene(film, title="The stairs"), make_scene(film, title="Stairs")
        make_quote(film, scene=double)
        response = act(as_curator, Scene, "merge_selected", scene, double)
        assert [(thing, report.moved) for thing, report in response.context["candidates"]] == [
            (scene, {}),
            (double, {"moments": 1}),
        ]
        assert Moment.objects.filter(merged_into=None).count() == 3

    def test_the_chosen_one_stays(self, as_curator: Client) -> None:
        winner, loser = make_person(name="Tatiana Samoilova"), make_person(name="T. Samoilova")
        response = act(as_curator, Person, "merge_selected", winner, loser, winner=winner.pk, confirmed="yes")
        assert "Merged into “Tatiana Samoilova”." in said(response)
        loser.refresh_from_db()
        assert loser.merged_into == winner
        assert history_of(loser) == ["Merged into “Tatiana Samoilova”."]

    def test_the_page_asks_again_when_nothing_was_chosen(self, as_curator: Client) -> None:
        response = act(as_curator, Person, "merge_selected", make_person(), make_person(), confirmed="yes")
        assert "Say which one stays." in response.content.decode()

    def test_one_alone_is_no_duplicate(self, as_curator: Client) -> None:
        assert "Choose two or more." in said(act(as_curator, Person, "merge_selected", make_person()))

    def test_characters_of_two_films_are_not_merged(self, as_curator: Client, film: Film) -> None:
        here, there = make_character(film), make_character(make_film())
        response = act(as_curator, Character, "merge_selected", here, there, winner=here.pk)
        assert "They belong to different films; merge the films first." in said(response)

    def test_a_winner_that_was_not_selected_is_asked_for_again(self, as_curator: Client) -> None:
        stranger = make_person()
        response = act(as_curator, Person, "merge_selected", make_person(), make_person(), winner=stranger.pk)
        assert response.context["candidates"]
        assert not Person.objects.exclude(merged_into=None).exists()

    def test_twenty_are_the_most(self, as_curator: Client) -> None:
        response = act(as_curator, Person, "merge_selected", *(make_person() for _ in range(21)))
        assert "Merge at most 20 at once." in said(response)

    def test_a_loser_is_not_published_again(self, as_curator: Client) -> None:
        winner = make_person(name="Tatiana")
        loser = make_person(name="T.", merged_into=winner, is_published=False)
        told = said(act(as_curator, Person, "publish_selected", loser))
        assert "“T.” was not published. It was merged into “Tatiana”." in told


class TestParting:
    def test_a_merge_made_by_mistake_is_ended(self, as_curator: Client) -> None:
        winner = make_person(name="Tatiana")
        loser = make_person(merged_into=winner, is_published=False)
        response = act(as_curator, Person, "part_selected", loser, winner)
        assert "1 stands on its own again, unpublished; what had moved stays where it is." in said(response)
        loser.refresh_from_db()
        assert (loser.merged_into, loser.is_published) == (None, False)
        assert history_of(loser) == ["Parted from “Tatiana” again."]
        assert not history_of(winner)


class TestDeleting:
    @pytest.mark.parametrize("model", [Film, Person, Character, Scene, Dialogue, Quote])
    def test_curators_are_not_offered_to_delete(self, as_curator: Client, model: type[Model]) -> None:
        make_one_of_each()
        assert "delete_selected" not in as_curator.get(list_of(model)).content.decode()

    def test_operators_delete_a_film_with_all_that_hangs_on_it(self, as_operator: Client, film: Film) -> None:
        speaker = make_character(film)
        make_dialogue(film, lines=[(speaker, "No.")], scene=make_scene(film))
        act(as_operator, Film, "delete_selected", film, post="yes")
        assert not Film.objects.exists()
        assert not Moment.objects.exists()
