"""A scene's page: its place, what happens, why it matters, and all that hangs on it."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from films.groups import SHOWN_OF_EACH_KIND
from tests.factories import make_character, make_dialogue, make_film, make_quote, make_scene, make_track
from tests.films.visits import make_many, page_of, words_of

pytestmark = pytest.mark.django_db


def test_a_scene_counts_itself_among_the_published(visitor: Client) -> None:
    film = make_film()
    scenes = [make_scene(film, position=place) for place in (5, 7, 7, 9)]
    make_scene(film, position=1, is_published=False)
    make_scene(make_film(), position=1)
    assert "Scene 3 of 4" in words_of(visitor, scenes[2].get_absolute_url())


def test_a_scene_tells_what_happens_and_why_it_matters(visitor: Client) -> None:
    scene = make_scene(make_film(), summary="A wall.\n\nA dog.", context="It is the whole film.")
    words = words_of(visitor, scene.get_absolute_url())
    assert words.index("A wall. A dog.") < words.index("Why it matters It is the whole film.")


def test_everything_that_hangs_on_a_scene_stands_on_its_page(visitor: Client) -> None:
    film = make_film()
    scene = make_scene(film)
    make_many(film, 1, scene=scene)
    make_quote(film, title="Of another scene", scene=make_scene(film))
    make_quote(film, title="Not published", scene=scene, is_published=False)
    page = page_of(visitor, scene.get_absolute_url())
    for moment in scene.moments.published():
        assert f'href="{moment.get_absolute_url()}"' in page
    assert "Of another scene" not in page
    assert "Not published" not in page


def test_long_lists_are_cut_and_lead_to_the_whole(visitor: Client) -> None:
    film = make_film()
    scene = make_scene(film, slug="the-wall")
    for _ in range(SHOWN_OF_EACH_KIND + 3):
        make_quote(film, scene=scene)
    make_track(film, scene=scene)
    page = page_of(visitor, scene.get_absolute_url())
    assert page.count('class="moment-card ') == SHOWN_OF_EACH_KIND + 1
    assert f"See all {SHOWN_OF_EACH_KIND + 3}" in page
    whole = f"/films/{film.slug}/quotes/?scene=the-wall&sort=film"
    assert f'href="{whole.replace("&", "&amp;")}"' in page
    assert page_of(visitor, whole).count('class="moment-card ') == SHOWN_OF_EACH_KIND + 3


def test_a_scene_that_nothing_hangs_on_says_what_to_do(visitor: Client) -> None:
    assert "Nothing else from this scene yet" in words_of(visitor, make_scene(make_film()).get_absolute_url())


def test_who_asks_to_be_shown_a_scene_is_shown_as_much_and_no_more(visitor: Client) -> None:
    film = make_film(year=timezone.localdate().year)
    scene = make_scene(film, reveal_at=98, summary="It ends so.")
    make_quote(film, scene=scene, reveal_at=98, text="Said by then.")
    make_quote(film, scene=scene, reveal_at=99, text="Said later.")
    kept_back = page_of(visitor, scene.get_absolute_url())
    assert "Kept back from you: it tells what happens up to minute 98" in kept_back
    assert "It ends so." not in kept_back
    shown = page_of(visitor, f"{scene.get_absolute_url()}?show=98")
    assert "It ends so." in shown
    assert "Said by then." in shown
    assert "Said later." not in shown


@pytest.mark.parametrize("count", [1, 60])
def test_a_scene_costs_the_same_with_5_or_300_moments(
    visitor: Client, count: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    film = make_film()
    scene = make_scene(film)
    speaker = make_character(film)
    make_many(film, count, scene=scene, speaker=speaker)
    make_dialogue(film, scene=scene, lines=[(speaker, "One."), (make_character(film), "Two."), (speaker, "Three.")])
    with django_assert_max_num_queries(6):
        page_of(visitor, scene.get_absolute_url())
