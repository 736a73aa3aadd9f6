"""What a curator did since the last load outlives the next one, and is never overwritten unasked."""

from __future__ import annotations

from pathlib import Path

import pytest

from films.catalogue.merge.plan import UNRESOLVED
from films.catalogue.read.problem import PackProblems
from films.models import (
    Alias,
    Character,
    Credit,
    Dialogue,
    Film,
    Genre,
    Line,
    Moment,
    PackedItem,
    Person,
    Quote,
    Scene,
    Trivia,
)
from tests.factories import make_character, make_credit, make_film, make_person, make_quote, make_scene
from tests.films.packs import CRANES, changed, counted, load

MENDED = changed(CRANES, ("A crowd at a gate.", "A crowd at the school gate."))


def test_an_edit_is_kept_and_what_the_pack_changed_beside_it_is_updated(db: None, tmp_path: Path) -> None:
    load(tmp_path, CRANES)
    Scene.objects.filter(key="farewell").update(title="At the gate")
    report = load(tmp_path, MENDED)
    scene = Scene.objects.get(key="farewell")
    assert (scene.title, scene.summary) == ("At the gate", "A crowd at the school gate.")
    assert [(kept.item, kept.field, kept.pack, kept.catalogue) for kept in report.kept] == [
        ("scenes.farewell", "title", "The farewell", "At the gate")
    ]


def test_where_both_changed_the_curators_text_stays_and_the_conflict_is_listed_until_it_ends(
    db: None, tmp_path: Path
) -> None:
    load(tmp_path, CRANES)
    Scene.objects.filter(key="farewell").update(summary="Mine.")
    for _ in range(2):
        [conflict] = load(tmp_path, MENDED).conflicts
        assert Scene.objects.get(key="farewell").summary == "Mine."
        assert str(conflict) == (
            f"{tmp_path / '0.yaml'}:52: scenes.farewell.summary: "
            "the pack says 'A crowd at the school gate.', the catalogue 'Mine.'"
        )
    load(tmp_path, MENDED, take_pack=True)
    assert Scene.objects.get(key="farewell").summary == "A crowd at the school gate."
    assert load(tmp_path, MENDED).conflicts == []


def test_taking_the_pack_leaves_edits_that_the_pack_does_not_contradict(db: None, tmp_path: Path) -> None:
    load(tmp_path, CRANES)
    Scene.objects.filter(key="farewell").update(title="At the gate")
    load(tmp_path, MENDED, take_pack=True)
    assert Scene.objects.get(key="farewell").title == "At the gate"


def test_the_same_edit_on_both_sides_is_none(db: None, tmp_path: Path) -> None:
    load(tmp_path, CRANES)
    Scene.objects.filter(key="farewell").update(summary="A crowd at the school gate.")
    report = load(tmp_path, MENDED)
    assert (report.conflicts, report.kept) == ([], [])
    Scene.objects.filter(key="farewell").update(summary="Mine.")
    assert [kept.field for kept in load(tmp_path, MENDED).kept] == ["summary"]


def test_a_form_that_sends_windows_line_ends_is_no_edit(db: None, tmp_path: Path) -> None:
    text = changed(CRANES, ("    summary: A crowd at a gate.\n", "    summary: >-\n      One.\n\n      Two.\n"))
    load(tmp_path, text)
    assert Scene.objects.get(key="farewell").summary == "One.\nTwo."
    Scene.objects.filter(key="farewell").update(summary="One.\r\nTwo.")
    assert counted(load(tmp_path, text), "kept") == {}


def test_edits_of_lists_are_kept(db: None, tmp_path: Path) -> None:
    load(tmp_path, CRANES)
    film, veronika = Film.objects.get(), Character.objects.get(slug="veronika")
    film.genres.add(Genre.objects.create(name="Romance", slug="romance"))
    Alias.objects.create(film=film, character=veronika, name="Nika")
    report = load(tmp_path, CRANES)
    assert {(kept.item, kept.field) for kept in report.kept} == {
        ("film.cranes", "genres"),
        ("characters.veronika", "aliases"),
    }
    assert film.genres.count() == 3


def test_a_deleted_row_stays_deleted_unless_the_pack_is_taken(db: None, tmp_path: Path) -> None:
    load(tmp_path, CRANES)
    Trivia.objects.all().delete()
    Dialogue.objects.all().delete()
    report = load(tmp_path, CRANES)
    assert counted(report, "kept") == {"dialogues": 1, "lines": 2, "quotes": 1, "trivia": 1}  # the quote lost its line
    assert not Trivia.objects.exists()
    assert counted(load(tmp_path, CRANES, take_pack=True), "created") == {"dialogues": 1, "lines": 2, "trivia": 1}
    assert Line.objects.count() == 2


def test_what_names_a_deleted_row_is_a_mistake_before_anything_is_stored(db: None, tmp_path: Path) -> None:
    load(tmp_path, CRANES)
    Moment.objects.filter(key="ships").delete()
    Line.objects.all().delete()
    Character.objects.filter(slug="boris").delete()
    more = changed(
        CRANES, ("      - key: l2\n", "      - key: l3\n        speaker: boris\n        text: New.\n      - key: l2\n")
    )
    with pytest.raises(
        PackProblems, match=r"lines\.squirrel/l3\.speaker: 'boris' was deleted by a curator: expected another"
    ):
        load(tmp_path, more)
    load(tmp_path, more, take_pack=True)
    assert Character.objects.filter(slug="boris").exists()


def test_a_row_that_a_curator_took_off_the_site_stays_off(db: None, tmp_path: Path) -> None:
    load(tmp_path, CRANES)
    Scene.objects.filter(key="farewell").update(is_published=False)
    report = load(tmp_path, MENDED)
    assert not Scene.objects.get(key="farewell").is_published
    assert [(kept.item, kept.field) for kept in report.kept] == [("scenes.farewell", "is_published")]


def test_a_row_with_the_same_key_that_a_curator_made_is_taken_as_the_same(db: None, tmp_path: Path) -> None:
    film = make_film(slug="cranes", title="The Cranes", tagline="Mine.")
    scene = make_scene(film, key="farewell", slug="farewell", title="The farewell", summary="A crowd at a gate.")
    report = load(tmp_path, CRANES)
    assert Scene.objects.get(key="farewell").pk == scene.pk
    assert "tagline" in {conflict.field for conflict in report.conflicts}
    assert Film.objects.get().tagline == "Mine."
    assert [conflict.item for conflict in report.conflicts if conflict.item.startswith("scenes")] == ["scenes.farewell"]
    assert PackedItem.objects.get(section="film").loaded["tagline"] == UNRESOLVED
    load(tmp_path, CRANES, take_pack=True)
    assert Film.objects.get().tagline == "Two lovers, one dawn."


def test_a_mixture_that_the_database_would_refuse_is_a_conflict(db: None, tmp_path: Path) -> None:
    load(tmp_path, CRANES)
    Scene.objects.filter(key="farewell").update(provenance="disputed", note="Who says so?")
    timed = changed(CRANES, ("    reveal_at: 20\n", "    starts_at: 0:20:00\n    reveal_at: 21\n"))
    report = load(tmp_path, timed)
    assert {conflict.field for conflict in report.conflicts} == {"starts_at"}
    scene = Scene.objects.get(key="farewell")
    assert (scene.starts_at, scene.reveal_at, scene.provenance) == (None, 21, "disputed")


def test_an_address_that_a_curator_gave_away_is_a_mistake_before_anything_is_stored(db: None, tmp_path: Path) -> None:
    load(tmp_path, CRANES)
    make_scene(Film.objects.get(), key="mine", slug="dawn", title="Mine")
    new = "  - key: dawn\n    title: Dawn\n    summary: Light.\n\n"
    with pytest.raises(
        PackProblems, match=r"scenes\.dawn\.slug: 'dawn' is that of mine in the catalogue: expected one of its"
    ):
        load(tmp_path, changed(CRANES, ("  - key: farewell\n", f"{new}  - key: farewell\n")))
    assert Scene.objects.count() == 3


def test_a_name_that_a_curator_gave_away_is_a_mistake_too(db: None, tmp_path: Path) -> None:
    load(tmp_path, CRANES)
    Character.objects.filter(slug="boris").update(name="Borya", folded_name="borya")
    make_character(Film.objects.get(), slug="other", name="Fyodor")
    with pytest.raises(PackProblems, match=r"characters\.veronika\.name: 'fyodor' is that of other in the catalogue"):
        load(tmp_path, changed(CRANES, ("name: Veronika", "name: Fyodor")))


def test_what_left_the_pack_is_reported_and_pruned_only_when_asked_and_never_deleted(db: None, tmp_path: Path) -> None:
    load(tmp_path, CRANES)
    shorter = CRANES[: CRANES.index("\nquotes:")]
    report = load(tmp_path, shorter)
    assert [str(left) for left in report.left] == [
        "cranes: quotes.ships left the pack: still on the site; --prune takes it off",
        "cranes: trivia.rails left the pack: still on the site; --prune takes it off",
        "cranes: soundtrack.squirrels left the pack: still on the site; --prune takes it off",
    ]
    assert Quote.objects.get().is_published
    report = load(tmp_path, shorter, prune=True)
    assert [left.is_unpublished for left in report.left] == [True] * 3
    assert not Quote.objects.get().is_published
    assert load(tmp_path, shorter).left == []


def test_what_comes_back_to_the_pack_comes_back_to_the_site(db: None, tmp_path: Path) -> None:
    load(tmp_path, CRANES)
    load(tmp_path, CRANES[: CRANES.index("\nquotes:")], prune=True)
    report = load(tmp_path, CRANES)
    assert counted(report, "updated") == {"quotes": 1, "trivia": 1, "soundtrack": 1}
    assert Quote.objects.get().is_published


def test_a_dialogue_that_left_takes_its_lines_along_unsaid(db: None, tmp_path: Path) -> None:
    load(tmp_path, CRANES)
    start, end = CRANES.index("\ndialogues:"), CRANES.index("\nquotes:")
    text = changed(CRANES[:start] + CRANES[end:], ("    line: squirrel/l1\n", ""))
    assert [left.item for left in load(tmp_path, text).left] == ["dialogues.squirrel"]


def test_pruning_spares_people_whom_other_films_know(db: None, tmp_path: Path) -> None:
    load(tmp_path, CRANES)
    make_credit(make_film(), person=Person.objects.get(slug="mikhail-kalatozov"), job="director")
    start, end = CRANES.index("\npeople:"), CRANES.index("\ncharacters:")
    text = changed(CRANES[:start] + CRANES[end:], ("    played_by: tatiana-samoilova\n", ""))
    load(tmp_path, text, prune=True)
    assert set(Person.objects.values_list("slug", "is_published")) == {
        ("mikhail-kalatozov", True),
        ("tatiana-samoilova", False),
    }
    assert load(tmp_path, text).left == []


def test_what_a_curator_added_is_left_alone(db: None, tmp_path: Path) -> None:
    load(tmp_path, CRANES)
    film = Film.objects.get()
    quote = make_quote(film, title="Mine", position=9)
    report = load(tmp_path, CRANES, prune=True)
    assert report.left == []
    assert Quote.objects.get(pk=quote.pk).is_published


def test_the_winner_of_a_merge_stands_for_its_loser(db: None, tmp_path: Path) -> None:
    load(tmp_path, CRANES)
    film, loser = Film.objects.get(), Character.objects.get(slug="veronika")
    winner = make_character(film, slug="veronica", name="Veronica B.")
    Line.objects.filter(speaker=loser).update(speaker=winner)
    Moment.objects.filter(speaker=loser).update(speaker=winner)
    Character.objects.filter(pk=loser.pk).update(merged_into=winner, is_published=False)
    new_line = "      - key: l3\n        speaker: veronika\n        text: New.\n      - key: l2\n"
    load(tmp_path, changed(CRANES, ("      - key: l2\n", new_line), ("name: Veronika", "name: Veronika B")))
    assert Line.objects.get(key="l3").speaker == winner
    assert Character.objects.get(pk=loser.pk).name == "Veronika"


def test_a_pack_adds_nothing_to_a_film_that_was_merged_into_another(db: None, tmp_path: Path) -> None:
    load(tmp_path, CRANES)
    Film.objects.update(merged_into=make_film(), is_published=False)
    Trivia.objects.all().delete()
    report = load(tmp_path, changed(CRANES, ("  - key: rails\n", "  - key: tracks\n")), take_pack=True)
    assert report.notices == [f"{tmp_path / '0.yaml'}: cranes was merged into another film; nothing new is added to it"]
    assert not Trivia.objects.exists()


def test_an_alias_that_a_curator_gave_away_is_a_mistake(db: None, tmp_path: Path) -> None:
    load(tmp_path, CRANES)
    make_character(Film.objects.get(), slug="other", name="Nika")
    with pytest.raises(PackProblems, match=r"characters\.veronika\.aliases: 'nika' is that of other in the catalogue"):
        load(tmp_path, changed(CRANES, ("      - Squirrel\n", "      - Nika\n")))


def test_credits_of_somebody_merged_away_are_their_winners(db: None, tmp_path: Path) -> None:
    load(tmp_path, CRANES)
    loser, winner = Person.objects.get(slug="mikhail-kalatozov"), make_person(slug="kalatozov", name="Kalatozov")
    Credit.objects.update(person=winner)
    Person.objects.filter(pk=loser.pk).update(merged_into=winner, is_published=False)
    report = load(tmp_path, changed(CRANES, ("job: director\n", "job: director\n    detail: uncredited\n")), prune=True)
    assert report.left == []
    assert (Credit.objects.get().person, Credit.objects.get().detail) == (winner, "uncredited")


def test_one_pack_alone_may_mend_a_person_whom_another_names(db: None, tmp_path: Path) -> None:
    other = changed(CRANES, ("slug: cranes", "slug: letter"))
    load(tmp_path, CRANES, other)
    load(tmp_path, changed(CRANES, ("born_on: 1934-05-04", "born_on: 1934-05-05")))
    report = load(tmp_path, other)
    assert [(kept.item, kept.field, kept.catalogue) for kept in report.kept] == [
        ("people.tatiana-samoilova", "born_on", "1934-05-05")
    ]
