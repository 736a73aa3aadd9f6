"""A character's page: who they are, who plays them, what they say and where."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from films.models import Alias
from tests.factories import make_character, make_dialogue, make_film, make_person, make_quote, make_scene
from tests.films.visits import page_of, words_of

pytestmark = pytest.mark.django_db


def test_a_character_is_introduced_with_every_name_and_their_player(visitor: Client) -> None:
    film = make_film(original_language="ru")
    player = make_person(name="Tatiana Samoilova")
    veronika = make_character(
        film, name="Veronika", original_name="Вероника", played_by=player, description="A Moscow girl."
    )
    Alias.objects.create(film=film, character=veronika, name="Squirrel")
    page = page_of(visitor, veronika.get_absolute_url())
    assert 'lang="ru">Вероника</p>' in page
    assert f'<a href="{player.get_absolute_url()}">Tatiana Samoilova</a>' in page
    assert "Also known as Squirrel A Moscow girl." in words_of(visitor, veronika.get_absolute_url())


def test_quotes_dialogues_and_scenes_of_a_character_stand_on_their_page(visitor: Client) -> None:
    film = make_film()
    carl, other = make_character(film), make_character(film)
    scene = make_scene(film, title="His scene")
    make_dialogue(film, title="His dialogue", lines=[(other, "No."), (carl, "Yes.")], scene=scene)
    make_quote(film, title="His quote", speaker=carl)
    make_quote(film, title="Another's", speaker=other)
    words = words_of(visitor, carl.get_absolute_url())
    assert all(title in words for title in ("His scene", "His dialogue", "His quote"))
    assert "Another's" not in words


def test_who_speaks_later_than_a_reader_has_got_is_not_told(visitor: Client) -> None:
    film = make_film(year=timezone.localdate().year)
    carl = make_character(film, slug="carl")
    scene = make_scene(film, title="The last scene", reveal_at=86)
    make_dialogue(film, title="The last words", lines=[(carl, "I am alive.")], scene=scene, reveal_at=86)
    pages = [
        carl.get_absolute_url(),
        *(f"{film.get_absolute_url()}{kind}/?speaker=carl" for kind in ("dialogues", "scenes")),
    ]
    assert not any("The last" in page_of(visitor, page) for page in pages)
    asked = [f"{page}{'&' if '?' in page else '?'}show=86" for page in pages]
    assert all("The last" in page_of(visitor, page) for page in asked)


def test_a_silent_character_says_what_to_do(visitor: Client) -> None:
    carl = make_character(make_film(), name="Carl")
    words = words_of(visitor, carl.get_absolute_url())
    assert "Nothing that Carl says is here yet, or you have not got so far." in words


def test_a_merged_character_leads_to_the_winner_for_good(visitor: Client) -> None:
    film = make_film()
    winner = make_character(film)
    loser = make_character(film, is_published=False, merged_into=winner)
    response = visitor.get(loser.get_absolute_url())
    assert (response.status_code, response["Location"]) == (301, winner.get_absolute_url())


def test_absent_unpublished_and_others_characters_are_not_found(visitor: Client) -> None:
    film = make_film()
    hidden = make_character(film, is_published=False)
    others = make_character(make_film())
    assert visitor.get(hidden.get_absolute_url()).status_code == 404
    assert visitor.get(f"/films/{film.slug}/characters/{others.slug}/").status_code == 404
    assert visitor.get(f"/films/{film.slug}/characters/nobody/").status_code == 404


def test_a_player_who_is_off_the_site_is_not_named(visitor: Client) -> None:
    character = make_character(make_film(), played_by=make_person(name="Somebody Hidden", is_published=False))
    assert "Somebody Hidden" not in page_of(visitor, character.get_absolute_url())


@pytest.mark.parametrize("count", [5, 100])
def test_a_character_costs_the_same_with_5_or_100_quotes(
    visitor: Client, count: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    film = make_film()
    carl, scene = make_character(film, played_by=make_person()), make_scene(film)
    for _ in range(count):
        make_quote(film, speaker=carl, scene=scene)
    make_dialogue(film, lines=[(carl, "Yes."), (make_character(film), "No.")])
    with django_assert_max_num_queries(6):
        page_of(visitor, carl.get_absolute_url())
