"""What relive mode plays back on which page; how it plays is told by the browser's tests."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from films.models import Film, Moment
from tests.factories import make_character, make_dialogue, make_film, make_quote, make_scene
from tests.films.visits import page_of

pytestmark = pytest.mark.django_db


def played(visitor: Client, moment: Moment) -> list[str] | None:
    """The addresses from which a page plays; none of them where it plays its own lines, None where it plays nothing."""
    found = re.search(r'data-relive="([^"]*)"', page_of(visitor, moment.get_absolute_url()))
    return found[1].split() if found else None


@pytest.fixture
def film() -> Film:
    return make_film()


def test_a_dialogue_plays_its_own_lines(visitor: Client, film: Film) -> None:
    dialogue = make_dialogue(film, lines=[(make_character(film), "Wait.")])
    assert played(visitor, dialogue) == []
    assert page_of(visitor, dialogue.get_absolute_url()).count("data-line=") == 1


def test_a_scene_plays_its_dialogues_in_order(visitor: Client, film: Film) -> None:
    scene = make_scene(film)
    second, first = make_dialogue(film, scene=scene, position=2), make_dialogue(film, scene=scene, position=1)
    assert played(visitor, scene) == [first.get_absolute_url(), second.get_absolute_url()]


@pytest.mark.parametrize("how", [{"reveal_at": 44}, {"provenance": "disputed", "note": "No."}, {"is_published": False}])
def test_a_scene_plays_nothing_that_tells_more_than_itself(visitor: Client, film: Film, how: dict[str, Any]) -> None:
    scene = make_scene(film, reveal_at=43)
    make_dialogue(film, scene=scene, **how)
    assert played(visitor, scene) is None


def test_a_quote_plays_nothing(visitor: Client, film: Film) -> None:
    assert played(visitor, make_quote(film)) is None
