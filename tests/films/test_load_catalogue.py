"""Packs become films: whole, twice without a difference, and not at all while one has a mistake."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from pytest_django import DjangoAssertNumQueries

from films.catalogue.read.problem import PackProblems
from films.models import (
    Alias,
    Character,
    Country,
    Credit,
    Dialogue,
    Episode,
    Film,
    Genre,
    Line,
    Moment,
    PackedItem,
    Person,
    Quote,
    Scene,
    Track,
    Trivia,
)
from tests.films.packs import CRANES, SERIES, changed, counted, load, write_pack


def command(*paths: Path, **options: Any) -> str:
    written = StringIO()
    call_command("load_catalogue", *map(str, paths), stdout=written, stderr=StringIO(), **options)
    return written.getvalue()


def test_everything_in_a_pack_is_stored(db: None, tmp_path: Path) -> None:
    load(tmp_path, CRANES)
    film = Film.objects.get()
    assert (film.slug, film.kind, film.year, str(film.released_on), film.accent) == (
        "cranes",
        "film",
        1957,
        "1957-10-12",
        14,
    )
    assert film.sources == "The film's opening titles\nWikipedia: The Cranes"
    assert {genre.slug for genre in film.genres.all()} == {"war", "drama"}
    assert [country.name for country in film.countries.all()] == ["Soviet Union"]
    assert Credit.objects.get().person == Person.objects.get(slug="mikhail-kalatozov")
    veronika = Character.objects.get(slug="veronika")
    assert veronika.played_by == Person.objects.get(name="Tatiana Samoilova")
    assert [alias.folded_name for alias in veronika.aliases.all()] == ["veronica", "squirrel"]


def test_moments_hang_together(db: None, tmp_path: Path) -> None:
    load(tmp_path, CRANES)
    bridge = Scene.objects.get(key="bridge")
    assert (bridge.slug, bridge.starts_at, bridge.ends_at, bridge.is_estimated, bridge.position) == (
        "bridge",
        60,
        150,
        True,
        1,
    )
    assert (Scene.objects.get(key="farewell").reveal_at, bridge.provenance) == (20, "retold")
    dialogue = Dialogue.objects.get()
    assert dialogue.scene == bridge
    assert [(line.key, line.position, line.speaker.slug, line.cue) for line in dialogue.lines.in_order()] == [
        ("l1", 1, "veronika", "looking up"),
        ("l2", 2, "boris", ""),
    ]
    quote = Quote.objects.get()
    assert (quote.title, quote.slug, quote.line) == ("Veronika, in The bridge", "ships", Line.objects.get(key="l1"))
    assert (Trivia.objects.get().provenance, Track.objects.get().by_whom) == ("secondary", "Weinberg")


def test_playheads_of_a_series_count_its_episodes(db: None, tmp_path: Path) -> None:
    load(tmp_path, SERIES)
    assert dict(Moment.objects.values_list("key", "reveal_at")) == {"street": 1020, "pitch": 2010}
    assert Moment.objects.get(key="pitch").episode == Episode.objects.get(number=2)


def test_loading_again_changes_nothing(db: None, tmp_path: Path) -> None:
    assert counted(load(tmp_path, CRANES, SERIES), "created")["scenes"] == 4
    before = list(Moment.objects.order_by("pk").values()), list(PackedItem.objects.order_by("pk").values())
    report = load(tmp_path, CRANES, SERIES)
    assert [counted(report, outcome) for outcome in ("created", "updated", "kept", "conflict")] == [{}, {}, {}, {}]
    assert counted(report, "unchanged")["lines"] == 2
    assert (list(Moment.objects.order_by("pk").values()), list(PackedItem.objects.order_by("pk").values())) == before


def test_what_changed_in_the_pack_is_updated_and_nothing_else_is_touched(db: None, tmp_path: Path) -> None:
    load(tmp_path, CRANES)
    before = {moment.key: moment.updated_at for moment in Moment.objects.all()}
    report = load(tmp_path, changed(CRANES, ("A crowd at a gate.", "A crowd at the school gate.")))
    assert counted(report, "updated") == {"scenes": 1}
    assert Scene.objects.get(key="farewell").summary == "A crowd at the school gate."
    assert {moment.key for moment in Moment.objects.all() if moment.updated_at != before[moment.key]} == {"farewell"}


def test_what_a_pack_leaves_out_later_is_emptied(db: None, tmp_path: Path) -> None:
    load(tmp_path, CRANES)
    text = changed(
        CRANES, ("    starts_at: 0:01:00\n    ends_at: 0:02:30\n", ""), ("    played_by: tatiana-samoilova\n", "")
    )
    load(tmp_path, changed(text, ("      - Squirrel\n", ""), ("    - War\n", ""), ("    line: squirrel/l1\n", "")))
    assert Scene.objects.get(key="bridge").starts_at is None
    assert Character.objects.get(slug="veronika").played_by is None
    assert [alias.name for alias in Alias.objects.all()] == ["Veronica"]
    assert [genre.name for genre in Film.objects.get().genres.all()] == ["Drama"]
    assert Quote.objects.get().line is None


@pytest.mark.parametrize("mistake", [("year: 1957", "year: 57"), ("speaker: boris", "speaker: nobody")])
def test_one_mistake_and_nothing_is_stored_of_any_pack(db: None, tmp_path: Path, mistake: tuple[str, str]) -> None:
    with pytest.raises(PackProblems):
        load(tmp_path, SERIES, changed(CRANES, mistake))
    assert not Film.objects.exists()


def test_a_dry_run_says_what_would_happen_and_stores_nothing(db: None, tmp_path: Path) -> None:
    report = load(tmp_path, CRANES, is_dry=True)
    assert counted(report, "created")["scenes"] == 2
    assert not Film.objects.exists()
    assert not Person.objects.exists()


def test_a_person_in_two_packs_is_created_once(db: None, tmp_path: Path) -> None:
    other = changed(CRANES, ("slug: cranes", "slug: letter"))
    assert counted(load(tmp_path, CRANES, other, is_dry=True), "created")["people"] == 2
    assert counted(load(tmp_path, CRANES, other), "created")["people"] == 2
    assert Person.objects.count() == 2


def test_genres_whose_addresses_would_be_the_same_get_their_own(db: None, tmp_path: Path) -> None:
    load(tmp_path, changed(CRANES, ("    - Drama\n", "    - Sci-Fi\n    - Sci Fi\n    - Драма\n")))
    assert set(Genre.objects.values_list("name", "slug")) == {
        ("War", "war"), ("Sci-Fi", "sci-fi"), ("Sci Fi", "sci-fi-2"), ("Драма", "genre")
    }  # fmt: skip
    assert Country.objects.get().slug == "soviet-union"


def test_related_films_are_linked_when_both_are_there(db: None, tmp_path: Path) -> None:
    related = changed(
        CRANES, ('    - "Wikipedia: The Cranes"\n', '    - "Wikipedia: The Cranes"\n  related:\n    - zone\n')
    )
    report = load(tmp_path, related)
    assert report.notices == [
        f"{tmp_path / '0.yaml'}: related: zone is not in the catalogue yet; it will be linked when it is loaded"
    ]
    assert counted(load(tmp_path, related), "kept") == {}
    assert load(tmp_path / "zone", SERIES).notices == []
    assert [film.slug for film in Film.objects.get(slug="zone").related.all()] == ["cranes"]
    assert counted(load(tmp_path, related, SERIES), "unchanged")["film"] == 2
    load(tmp_path, CRANES, SERIES)
    assert not Film.objects.get(slug="zone").related.exists()


def test_a_quote_follows_the_names_that_its_title_is_made_of(db: None, tmp_path: Path) -> None:
    load(tmp_path, CRANES)
    load(
        tmp_path,
        changed(CRANES, ("title: The bridge", "title: At the river"), ("  - key: ships\n", "  - key: ships\n")),
    )
    assert Quote.objects.get().title == "Veronika, in At the river"


def test_two_scenes_may_swap_addresses_and_characters_names(db: None, tmp_path: Path) -> None:
    first = changed(
        CRANES,
        ("title: The bridge\n", "title: The bridge\n    slug: one\n"),
        ("title: The farewell\n", "title: The farewell\n    slug: two\n"),
    )
    load(tmp_path, first)
    swapped = changed(first, ("slug: one", "slug: ?"), ("slug: two", "slug: one"), ("slug: ?", "slug: two"))
    swapped = changed(
        swapped, ("name: Boris", "name: ?"), ("name: Veronika", "name: Boris"), ("name: ?", "name: Veronika")
    )
    swapped = changed(swapped, ("      - Veronica\n", ""))
    load(tmp_path, swapped)
    assert dict(Scene.objects.values_list("key", "slug")) == {"bridge": "two", "farewell": "one"}
    assert dict(Character.objects.values_list("slug", "folded_name")) == {"veronika": "boris", "boris": "veronika"}


def test_a_scene_may_hang_on_a_later_one(db: None, tmp_path: Path) -> None:
    load(tmp_path, changed(CRANES, ("title: The bridge\n", "title: The bridge\n    scene: farewell\n")))
    assert Scene.objects.get(key="bridge").scene == Scene.objects.get(key="farewell")


def test_a_film_costs_the_same_statements_however_much_it_holds(
    db: None, tmp_path: Path, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    many = "".join(f"\n  - key: t{n}\n    title: T\n    provenance: retold\n    fact: F\n" for n in range(300))
    with django_assert_max_num_queries(150):
        load(tmp_path, changed(CRANES, ("    why_it_matters: It runs with her.\n", many)))
    with django_assert_max_num_queries(30):
        load(tmp_path, changed(CRANES, ("    why_it_matters: It runs with her.\n", many)))
    assert Trivia.objects.count() == 301


def test_a_folder_is_loaded_whole_and_the_table_counts(db: None, tmp_path: Path) -> None:
    for name, text in (("a.yaml", CRANES), ("b.yml", SERIES), ("readme.txt", "not a pack")):
        write_pack(tmp_path, text, name)
    table = command(tmp_path)
    assert "2 films loaded" in table
    assert [line.split() for line in table.splitlines() if "scenes" in line] == [["scenes", "4"]]
    assert [line.split() for line in command(tmp_path).splitlines() if line.startswith(" all")] == [
        ["all", "0", "0", "0", "0", "19"]
    ]


def test_programs_get_json(db: None, tmp_path: Path) -> None:
    report = json.loads(command(write_pack(tmp_path), form="json"))
    assert report["counts"]["quotes"] == {"created": 1, "updated": 0, "kept": 0, "conflict": 0, "unchanged": 0}
    assert (report["films"], report["conflicts"], report["dry_run"]) == (1, [], False)


def test_kept_edits_are_told_when_asked(db: None, tmp_path: Path) -> None:
    path = write_pack(tmp_path)
    command(path)
    Scene.objects.filter(key="farewell").update(title="Mine")
    told = f"{path}:52: scenes.farewell.title: the pack says 'The farewell', the catalogue 'Mine' (kept)"
    assert told not in command(path)
    assert told in command(path, verbosity=2)


def test_mistakes_are_listed_and_the_status_is_1(db: None, tmp_path: Path) -> None:
    said = StringIO()
    with pytest.raises(CommandError, match=r"1 mistake; nothing was stored\.") as caught:
        call_command(
            "load_catalogue", str(write_pack(tmp_path, changed(CRANES, ("year: 1957", "year: x")))), stderr=said
        )
    assert caught.value.returncode == 1
    assert said.getvalue() == f"{tmp_path / 'pack.yaml'}:6: film.year: is 'x': expected a whole number\n"


def test_mistakes_come_as_json_too(db: None, tmp_path: Path) -> None:
    written = StringIO()
    with pytest.raises(CommandError):
        call_command("load_catalogue", str(tmp_path / "none.yaml"), stdout=written, form="json")
    [problem] = json.loads(written.getvalue())["problems"]
    assert problem == {
        "file": str(tmp_path / "none.yaml"),
        "line": 1,
        "field": "pack",
        "wrong": "is not there",
        "expected": "a YAML file",
    }


def test_a_folder_without_packs_is_a_mistake(db: None, tmp_path: Path) -> None:
    with pytest.raises(CommandError):
        command(tmp_path)


def test_it_is_quiet_where_there_is_no_terminal(db: None, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    call_command("load_catalogue", str(write_pack(tmp_path)), verbosity=0)
    assert capfd.readouterr() == ("", "")
