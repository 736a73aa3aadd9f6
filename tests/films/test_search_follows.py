"""Search follows what changes beside a thing's own row."""

from __future__ import annotations

import pytest
from django.test import Client

from community.models import Member
from films.aliases import set_aliases
from films.merging import merge
from films.models import Film
from films.search.finding import EVERYTHING, find
from films.search.query import parse
from films.search.scope import scope_of
from tests.factories import make_character, make_dialogue, make_film, make_quote
from tests.films.admin_pages import page_of, send

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("searchable")]


@pytest.fixture
def film() -> Film:
    return make_film()


def found(typed: str) -> dict[str, list[int]]:
    query = parse(typed)
    return find(query, scope_of(query), told=EVERYTHING)


def test_a_line_that_a_curator_changes(as_curator: Client, film: Film) -> None:
    dialogue = make_dialogue(film, lines=[(make_character(film), "Before")])
    assert send(as_curator, page_of(dialogue), {"lines-0-text": "Afterwards"}).status_code == 302
    assert (found("before"), found("afterwards")) == ({}, {"dialogue": [dialogue.pk]})


def test_a_name_that_a_curator_changes(as_curator: Client, film: Film) -> None:
    character = make_character(film, name="Belka")
    quote = make_quote(film, speaker=character)
    assert send(as_curator, page_of(character), {"name": "Veronika"}).status_code == 302
    assert found("belka") == {}
    assert found("veronika") == {"character": [character.pk], "quote": [quote.pk]}


def test_an_alias(film: Film) -> None:
    character = make_character(film)
    set_aliases(character=character, names=["Belka"])
    assert found("belka") == {"character": [character.pk]}
    set_aliases(character=character, names=[])
    assert found("belka") == {}


def test_a_merge_keeps_the_loser_s_name_with_the_winner(film: Film, curator: Member) -> None:
    winner, loser = make_character(film, name="Veronika"), make_character(film, name="Belka")
    merge(winner=winner, losers=[loser], by=curator)
    assert found("belka") == {"character": [winner.pk]}


def test_what_leaves_the_site_and_comes_back(film: Film) -> None:
    quote = make_quote(film, text="Zephyr")
    for is_published, expected in ((False, {}), (True, {"quote": [quote.pk]})):
        Film.objects.filter(pk=film.pk).update(is_published=is_published)
        assert found("zephyr") == expected
