"""A pack that is loaded again after a merge neither fails nor brings the loser back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from community.models import Member
from films.merging import merge
from films.models import Character, Credit, Dialogue, Film, Line, Person, Quote, Scene
from tests.factories import make_character, make_dialogue, make_film, make_person, make_quote, make_scene
from tests.films.packs import CRANES, changed, load

MENDED = changed(CRANES, ("Moscow, 1941.", "Moscow, June 1941."))


@pytest.fixture
def film(db: None, tmp_path: Path) -> Film:
    load(tmp_path, CRANES)
    return Film.objects.get()


def merge_then_load(winner: Any, loser: Any, *, by: Member, folder: Path) -> None:
    merge(winner=winner, losers=[loser], by=by)
    for text in (CRANES, MENDED):
        assert not load(folder, text).conflicts
    loser.refresh_from_db()
    assert (loser.is_published, loser.merged_into_id) == (False, winner.pk)


def test_a_character_of_the_pack_merged_away(curator: Member, film: Film, tmp_path: Path) -> None:
    winner = make_character(film, name="Nika")
    merge_then_load(winner, Character.objects.get(slug="veronika"), by=curator, folder=tmp_path)
    assert Quote.objects.get().speaker == winner
    assert Line.objects.get(key="l1").speaker == winner
    assert set(winner.aliases.values_list("name", flat=True)) == {"Veronika", "Veronica", "Squirrel"}


def test_a_character_of_the_pack_merged_into_another_of_it(curator: Member, film: Film, tmp_path: Path) -> None:
    winner, loser = Character.objects.get(slug="boris"), Character.objects.get(slug="veronika")
    merge_then_load(winner, loser, by=curator, folder=tmp_path)
    assert Quote.objects.get().speaker == winner


def test_a_person_of_the_pack_merged_away(curator: Member, film: Film, tmp_path: Path) -> None:
    winner = make_person(name="M. Kalatozov")
    merge_then_load(winner, Person.objects.get(slug="mikhail-kalatozov"), by=curator, folder=tmp_path)
    assert [credit.person for credit in Credit.objects.published()] == [winner]


def test_a_scene_of_the_pack_merged_away(curator: Member, film: Film, tmp_path: Path) -> None:
    winner = make_scene(film)
    merge_then_load(winner, Scene.objects.get(key="bridge"), by=curator, folder=tmp_path)
    assert Quote.objects.get().scene == winner
    assert Dialogue.objects.get().scene == winner


def test_a_dialogue_of_the_pack_merged_away(curator: Member, film: Film, tmp_path: Path) -> None:
    loser = Dialogue.objects.get(key="squirrel")
    speaker = Character.objects.get(slug="veronika")
    winner = make_dialogue(film, lines=[(speaker, "Look, cranes.")])
    merge_then_load(winner, loser, by=curator, folder=tmp_path)
    assert Quote.objects.get().line == winner.lines.get(key="l1")
    assert list(winner.lines.published().values_list("text", flat=True)) == ["Look, cranes."]


def test_a_quote_of_the_pack_merged_away(curator: Member, film: Film, tmp_path: Path) -> None:
    merge_then_load(make_quote(film), Quote.objects.get(key="ships"), by=curator, folder=tmp_path)
    assert Quote.objects.published().count() == 1


def test_a_duplicate_merged_into_what_the_pack_says(curator: Member, film: Film, tmp_path: Path) -> None:
    winner = Quote.objects.get(key="ships")
    merge_then_load(winner, make_quote(film), by=curator, folder=tmp_path)
    assert list(Quote.objects.published()) == [winner]


def test_a_film_of_a_pack_merged_away(curator: Member, film: Film, tmp_path: Path) -> None:
    winner = make_film(title="The Cranes Are Flying")
    merge_then_load(winner, film, by=curator, folder=tmp_path)
    published = {model.objects.published().filter(film=winner).count() for model in (Scene, Character)}
    assert published == {2}
    assert not film.moments.filter(is_published=True).exists()


def test_a_duplicate_film_merged_into_that_of_a_pack(curator: Member, film: Film, tmp_path: Path) -> None:
    loser = make_film()
    make_quote(loser, key="ships", slug="ships")
    make_character(loser, name="Veronica")
    merge_then_load(film, loser, by=curator, folder=tmp_path)
    assert set(Quote.objects.published().values_list("key", flat=True)) == {"ships", "ships-2"}
    assert Character.objects.published().count() == 2
