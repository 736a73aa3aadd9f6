"""A dump says what the catalogue holds, so that loading it changes nothing."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from films.catalogue.check.packs import check_pack
from films.catalogue.dump.films import dump_film
from films.models import Character, Episode, Film, Genre, Moment, Person, Quote, Scene
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
    make_trivia,
)
from tests.films.packs import CRANES, SERIES, changed, counted, load, write_pack

LINKED = changed(
    CRANES,
    ('    - "Wikipedia: The Cranes"\n', '    - "Wikipedia: The Cranes"\n  related:\n    - zone\n    - unknown\n'),
)


def loads_as_a_no_op(folder: Path, slug: str) -> bool:
    report = load(folder, dump_film(slug).text)
    return not any(counted(report, outcome) for outcome in ("created", "updated", "conflict"))


@pytest.mark.parametrize("text", [CRANES, SERIES, LINKED], ids=["film", "series", "linked"])
def test_an_untouched_film_is_dumped_as_its_pack(db: None, tmp_path: Path, text: str) -> None:
    load(tmp_path, text)
    assert dump_film(check_pack(tmp_path / "0.yaml").slug).text == text


def test_both_ends_of_a_link_are_dumped_as_their_packs(db: None, tmp_path: Path) -> None:
    load(tmp_path, LINKED, SERIES)
    assert (dump_film("cranes").text, dump_film("zone").text) == (LINKED, SERIES)


def test_edits_are_dumped_and_loading_the_dump_changes_nothing(db: None, tmp_path: Path) -> None:
    load(tmp_path, CRANES, SERIES)
    film, scene = Film.objects.get(slug="cranes"), Scene.objects.get(key="bridge")
    Scene.objects.filter(pk=scene.pk).update(summary="Mine: no # less\r\n\r\nand more.", slug="river", position=5)
    Quote.objects.update(title="Ships", speaker=None)
    Character.objects.filter(slug="boris").update(played_by=make_person(slug="a-batalov", name="A. Batalov"))
    film.genres.add(Genre.objects.create(name="1984", slug="1984"))
    film.related.add(Film.objects.get(slug="zone"))
    make_trivia(film, fact="A fact\twith a tab.", source="Mine", provenance="script", scene=scene)
    make_dialogue(film, lines=[(Character.objects.get(slug="boris"), "No.")], scene=scene)
    make_credit(film, job="writer", note="Disputed.")
    text = dump_film("cranes").text
    assert "summary: >-" in text or "Mine: no # less" in text
    before = list(Moment.objects.order_by("pk").values())
    assert loads_as_a_no_op(tmp_path, "cranes")
    assert list(Moment.objects.order_by("pk").values()) == before
    assert dump_film("cranes").text == text


def test_a_film_that_never_was_in_a_pack_is_dumped_too(db: None, tmp_path: Path) -> None:
    film = make_series(slug="mine", title="Mine")
    episode = make_episode(film)
    scene = make_scene(film, episode=episode, reveal_at=1005)
    make_quote(film, scene=scene, title=scene.title)
    make_dialogue(film, lines=[(make_character(film), "Yes."), (make_character(film), "No.")])
    assert loads_as_a_no_op(tmp_path, "mine")
    assert "reveal_at: 1x01@5" in dump_film("mine").text


def test_what_is_off_the_site_is_left_out_but_for_what_the_rest_needs(db: None, tmp_path: Path) -> None:
    load(tmp_path, SERIES, CRANES)
    Scene.objects.filter(key="farewell").update(is_published=False)
    Scene.objects.filter(key="bridge").update(is_published=False)
    Character.objects.filter(slug="veronika").update(is_published=False)
    Person.objects.update(is_published=False)
    Episode.objects.update(is_published=False)
    text = dump_film("cranes").text
    assert "scenes:" not in text
    assert "scene: bridge" not in text
    assert "slug: veronika" in text  # who has lines
    assert loads_as_a_no_op(tmp_path, "cranes")
    assert "number: 2" in dump_film("zone").text  # for the playheads
    assert loads_as_a_no_op(tmp_path, "zone")
    assert Quote.objects.get().scene == Scene.objects.get(key="bridge")


def test_one_film_goes_to_standard_output(db: None, tmp_path: Path) -> None:
    load(tmp_path, CRANES, SERIES)
    written = StringIO()
    call_command("dump_catalogue", "cranes", stdout=written)
    assert written.getvalue() == CRANES


def test_all_published_films_go_to_a_folder(db: None, tmp_path: Path) -> None:
    load(tmp_path, CRANES, SERIES)
    make_film(slug="draft", is_published=False)
    call_command("dump_catalogue", output=tmp_path / "out")
    assert {path.name: path.read_text() for path in (tmp_path / "out").iterdir()} == {
        "cranes.yaml": CRANES,
        "zone.yaml": SERIES,
    }


def test_several_films_need_a_folder(db: None, tmp_path: Path) -> None:
    load(tmp_path, CRANES, SERIES)
    with pytest.raises(CommandError, match="2 films need a folder"):
        call_command("dump_catalogue")


def test_a_film_that_is_not_there_is_named(db: None) -> None:
    with pytest.raises(CommandError, match="No film has the address nowhere"):
        call_command("dump_catalogue", "nowhere")


def test_packs_are_rewritten_as_they_would_be_dumped(tmp_path: Path) -> None:
    wordy = write_pack(
        tmp_path, changed(CRANES, ("    reveal_at: 20\n", "    reveal_at: 20  # a comment\n    slug: farewell\n"))
    )
    said = StringIO()
    call_command("rewrite_packs", str(tmp_path), stdout=said)
    assert wordy.read_text() == CRANES
    assert said.getvalue() == f"Rewrote {wordy}\n"
    call_command("rewrite_packs", str(tmp_path), stdout=(again := StringIO()))
    assert again.getvalue() == ""


def test_a_mistake_in_one_pack_rewrites_none(tmp_path: Path) -> None:
    wordy = changed(CRANES, ("    reveal_at: 20\n", "    reveal_at: 20\n    slug: farewell\n"))
    path = write_pack(tmp_path, wordy, "a.yaml")
    write_pack(tmp_path, "film: 1\n", "b.yaml")
    with pytest.raises(CommandError):
        call_command("rewrite_packs", str(tmp_path), stderr=StringIO())
    assert path.read_text() == wordy
