"""Children of multi-table inheritance are written in bulk, as if each had been saved."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.db import IntegrityError
from PIL import Image
from pytest_django import DjangoAssertNumQueries

from films.catalogue.write.rows import add_rows, change_rows
from films.models import Character, Moment, Scene, Trivia
from tests.factories import make_character, make_film, make_scene


def _scenes(count: int, **fields: object) -> list[Scene]:
    film = make_film()
    return [
        Scene(film=film, key=f"s{n}", slug=f"s{n}", title=f"Scene {n}", summary="What happens.", **fields)
        for n in range(count)
    ]


def test_children_are_stored_whole(db: None) -> None:
    scenes = _scenes(3, source="The titles")
    add_rows(scenes)
    assert list(Scene.objects.order_by("key").values_list("pk", "key", "source", "summary")) == [
        (scene.pk, scene.key, "The titles", "What happens.") for scene in scenes
    ]
    assert Moment.objects.with_details().get(key="s1").detail == scenes[1]
    assert scenes[0].created_at == Moment.objects.get(key="s0").created_at


def test_more_rows_cost_no_more_statements(db: None, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    scenes = _scenes(150)
    with django_assert_max_num_queries(16):
        add_rows(scenes)
    assert Scene.objects.count() == 150


def test_a_child_that_the_database_refuses_leaves_no_parent_behind(db: None) -> None:
    scenes = _scenes(2)
    scenes[1].key = scenes[0].key
    with pytest.raises(IntegrityError):
        add_rows(scenes)


def test_names_are_folded_and_times_stamped_when_rows_change(db: None) -> None:
    character = make_character(make_film(), name="Вероника")
    character.name = "БЕЛКА"
    change_rows([character], ["name"])
    assert Character.objects.get(folded_name="белка").name == "БЕЛКА"


def test_a_change_reaches_parent_and_child_and_nothing_else(db: None) -> None:
    scene = make_scene(make_film(), title="Before", source="Untouched")
    before = scene.updated_at
    scene.title, scene.summary, scene.source = "After", "Something else.", "Not named"
    change_rows([scene], ["title", "summary"])
    stored = Scene.objects.get()
    assert (stored.title, stored.summary, stored.source) == ("After", "Something else.", "Untouched")
    assert stored.updated_at > before


def test_pictures_are_made_anew_as_when_saved(db: None) -> None:
    sent = BytesIO()
    Image.new("RGB", (2_400, 1_200), "teal").save(sent, "PNG")
    [scene] = _scenes(1)
    scene.still = ContentFile(sent.getvalue(), name="still.png")
    add_rows([scene])
    stored = Scene.objects.get().still
    assert stored.name.startswith("stills/")
    assert stored.name.endswith(".webp")
    assert stored.width == 1_920


def test_plain_models_pass_through(db: None) -> None:
    film = make_film()
    add_rows([Character(film=film, slug=f"c{n}", name=f"C{n}") for n in range(3)])
    add_rows([])
    assert Character.objects.count() == 3
    assert not Trivia.objects.exists()
