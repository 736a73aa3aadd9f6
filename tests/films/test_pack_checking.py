"""Every mistake in a pack is said at once, with its line, what is wrong and what was expected."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from films.catalogue.check.packs import check_pack, check_together
from films.catalogue.read.problem import PackProblems
from tests.films.packs import CRANES, SERIES, changed, write_pack


def complaints(folder: Path, text: str) -> list[str]:
    """What is said of the pack, without its folder and lines."""
    path = write_pack(folder, text)
    with pytest.raises(PackProblems) as caught:
        check_pack(path)
    return [f"{problem.field}: {problem.wrong}: {problem.expected}" for problem in caught.value.problems]


def test_a_right_pack_is_right(tmp_path: Path) -> None:
    for text in (CRANES, SERIES):
        check_pack(write_pack(tmp_path, text))


def test_all_mistakes_are_said_at_once_in_the_order_of_the_file(tmp_path: Path) -> None:
    text = changed(
        CRANES,
        ("  year: 1957\n", "  yaer: 1957\n"),
        ("    title: The bridge\n", ""),
        ("    starts_at: 0:01:00\n", "    starts_at: 1:30\n"),
        ("    scene: bridge\n    context: Their", "    scene: brigde\n    context: Their"),
        ("speaker: boris", "speaker: nobody"),
        ("    provenance: secondary\n", "    provenance: herd\n"),
        ("    source: Wikipedia\n    fact:", "    fact:"),
    )
    path = write_pack(tmp_path, text)
    with pytest.raises(PackProblems) as caught:
        check_pack(path)
    lines = text.splitlines()
    assert [
        (lines[problem.line - 1].strip(), str(problem).partition(": ")[2]) for problem in caught.value.problems
    ] == [
        ("film:", "film.year: is missing: expected a year, as 1957"),
        ("yaer: 1957", "film.yaer: is no field here: expected year, perhaps"),
        ("- key: bridge", "scenes.bridge.title: is missing: expected some text"),
        ("starts_at: 1:30", "scenes.bridge.starts_at: '1:30' does not fit: expected h:mm:ss, as 1:02:30"),
        ("scene: brigde", "dialogues.squirrel.scene: 'brigde' is absent: expected one of the scenes of this pack"),
        (
            "speaker: nobody",
            "dialogues.squirrel.lines.l2.speaker: 'nobody' is absent: expected one of the characters of this pack",
        ),
        (
            "provenance: herd",
            "quotes.ships.provenance: is 'herd': expected heard, script, secondary, retold, disputed or misattributed",
        ),
        (
            "- key: rails",
            "trivia.rails.source: is missing, with provenance secondary: expected where it can be checked",
        ),
    ]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("  title: The Cranes\n", "  title: 1957\n", "film.title: is 1957: text; a number or true and false need quo"),
        ("  title: The Cranes\n", "  title: [a]\n", "film.title: is a list: text; a number"),
        ("  title: The Cranes\n", "  title:\n", "film.title: is nothing: text"),
        ("  title: The Cranes\n", "  title: ' '\n", "film.title: is empty: some text, or to leave the field out"),
        ("  title: The Cranes\n", f"  title: {'x' * 201}\n", "film.title: has 201 characters: at most 200"),
        ("  title: The Cranes\n", '  title: "a\\0b"\n', "film.title: holds the character U+0000: readable text"),
        ("  title: The Cranes\n", '  title: "a\\nb"\n', "film.title: runs over several lines: one line"),
        ("  slug: cranes\n", "  slug: The Cranes\n", "film.slug: 'The Cranes' does not fit: letters a-z, digits"),
        ("  year: 1957\n", "  year: '1957'\n", "film.year: is '1957': a whole number"),
        ("  year: 1957\n", "  year: 1700\n", "film.year: is 1700: 1870 or more"),
        ("  year: 1957\n", "  year: 1957\n  end_year: 1950\n", "film.end_year: is 1950, before year: 1957 or later"),
        ("  accent: 14\n", "  accent: 24\n", "film.accent: is 24: 23 or less"),
        ("1957-10-12", "12.10.1957", "film.released_on: '12.10.1957' is no date: YYYY-MM-DD"),
        ("1957-10-12", "1957-02-30", "film.released_on: '1957-02-30' is no date: YYYY-MM-DD"),
        ("2014-05-04", "1914-05-04", "people.tatiana-samoilova.died_on: is 1914-05-04, before born_on: 1934-05-04 or"),
        ("    - War\n", "    - War\n    - war\n", "film.genres.#2: 'war' stands here twice: each once"),
        ("  accent: 14\n", "  related: [cranes]\n", "film.related: holds cranes itself: other films"),
        ("job: director", "job: boss", "credits.mikhail-kalatozov/boss.job: is 'boss': director, writer, author"),
        ("person: mikhail-kalatozov", "person: me", "credits.me/director.person: 'me' is absent: one of the people of"),
        ("played_by: tatiana", "played_by: anna", "characters.veronika.played_by: 'anna-samoilova' is absent: one of"),
        ("name: Boris", "name: SQUIRREL", "characters.boris.name: 'SQUIRREL' names veronika too: a name of their own"),
        ("- slug: boris", "- slug: veronika", "characters.veronika: 'veronika' stands in line 34 already: no two"),
        ("- key: farewell", "- key: bridge", "scenes.bridge: 'bridge' stands in line 44 already: no two scenes with"),
        ("    reveal_at: 20\n", "    slug: bridge\n", "scenes.farewell.slug: 'bridge' stands in line 44 already: no"),
        ("reveal_at: 20", "reveal_at: 1000", "scenes.farewell.reveal_at: 1000 does not fit: a minute, 0 to 999, or 1"),
        ("reveal_at: 20", "reveal_at: 1x01@20", "scenes.farewell.reveal_at: '1x01@20' is in no episode: one of the"),
        ("    reveal_at: 20\n", "    scene: farewell\n", "scenes.farewell.scene: leads back to this scene: a scene t"),
        ("estimated: true", "estimated: yes", "scenes.bridge.estimated: is 'yes': true or false"),
        ("ends_at: 0:02:30", "ends_at: 0:00:30", "scenes.bridge.ends_at: is 0:00:30, before starts_at: 0:01:00 or la"),
        ("    starts_at: 0:01:00\n", "", "scenes.bridge.starts_at: is missing, with ends_at 0:02:30: both times or"),
        ("estimated: true", "provenance: disputed", "scenes.bridge.note: is missing, with provenance disputed: who"),
        ("provenance: secondary", "provenance: heard", "quotes.ships.starts_at: is missing, with provenance heard: t"),
        ("    context: Their private words.\n", "", "dialogues.squirrel.context: is missing: some text"),
        ("line: squirrel/l1", "line: squirrel/l9", "quotes.ships.line: 'squirrel/l9' is absent: a line of one of the"),
        ("line: squirrel/l1", "line: l1", "quotes.ships.line: 'l1' does not fit: dialogue-key/line-key"),
        ("- key: l2", "- key: l1", "dialogues.squirrel.lines.l1: 'squirrel/l1' stands in line 63 already: no two lin"),
        ("original_language: ru\n  year", "original_language: Russian\n  year", "film.original_language: 'Russian' d"),
        ("soundtrack:\n", "music:\n", "music: is no field here: one of film, people"),
        ("people:\n", "people: nobody\npeeple:\n", "people: is 'nobody': a list"),
    ],
)  # fmt: skip
def test_a_mistake_is_named(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert any(complaint.startswith(said) for complaint in complaints(tmp_path, changed(CRANES, (old, new))))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("  kind: series\n", "", "episodes.1x01: is an episode of a film: kind: series, or no episodes"),
        ("reveal_at: 1x02@10", "reveal_at: 10", "scenes.pitch.reveal_at: is minute 10 of a series: as 1x05@20, or 0"),
        ("reveal_at: 1x02@10", "reveal_at: 1x03@1", "scenes.pitch.reveal_at: '1x03@1' is in no episode: one of the"),
        ("episode: 1x02", "episode: 2x01", "scenes.pitch.episode: '2x01' is absent: one of the episodes of this pack"),
        ("    number: 2\n", "    number: 1\n", "episodes.1x01: '1x01' stands in line 9 already: no two episodes with"),
    ],
)
def test_a_mistake_in_a_series_is_named(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert any(complaint.startswith(said) for complaint in complaints(tmp_path, changed(SERIES, (old, new))))


@pytest.mark.parametrize("text", ["just text\n", "- a\n- b\n", "42\n"])
def test_what_is_no_mapping_is_no_pack(tmp_path: Path, text: str) -> None:
    assert complaints(tmp_path, text) == ["pack: holds no fields: a film, as README.md shows"]


def test_entries_that_are_no_mappings_are_named_by_their_place(tmp_path: Path) -> None:
    said = complaints(tmp_path, changed(CRANES, ("characters:\n", "characters:\n  - Veronika\n")))
    assert said == ["characters.#1: is 'Veronika': a mapping"]


def test_one_wrong_key_does_not_make_every_reference_to_it_wrong(tmp_path: Path) -> None:
    said = complaints(tmp_path, changed(CRANES, ("- slug: veronika", "- slug: ve ro ni ka")))
    assert said == ["characters.#1.slug: 've ro ni ka' does not fit: letters a-z, digits and hyphens"]


def test_a_field_with_nothing_behind_it_is_left_out(tmp_path: Path) -> None:
    text = changed(CRANES, ("  accent: 14\n", "  accent:\n  related:\n"), ("    estimated: true\n", "    estimated:\n"))
    assert check_pack(write_pack(tmp_path, text)).items.film.fields["accent"] == 0


def test_the_quotation_budget_is_kept(tmp_path: Path) -> None:
    lines = "".join(f"      - speaker: boris\n        text: {'word ' * 40}end\n" for _ in range(9))
    text = changed(
        CRANES,
        ("      - key: l2\n        speaker: boris\n        text: Like ships.\n", lines),
        ("    context: Their", "    provenance: script\n    source: The script\n    context: Their"),
    )
    assert complaints(tmp_path, text) == [
        "scenes.bridge: has 371 verbatim words: at most 250 verbatim words in a scene: retell some of them",
        "dialogues.squirrel: has 10 verbatim lines: at most 8 lines in a row: retell the others",
    ]


def test_a_film_may_quote_ten_words_a_minute(tmp_path: Path) -> None:
    text = changed(
        CRANES, ("running_minutes: 97", "running_minutes: 1"), ("text: Cranes", "text: Now look up there, cranes")
    )
    assert complaints(tmp_path, changed(text, ("    line: squirrel/l1\n", ""))) == [
        "film: has 11 verbatim words: at most 10 verbatim words for its running time: retell some of them"
    ]


def test_two_packs_cannot_tell_the_same_film(tmp_path: Path) -> None:
    packs = [check_pack(write_pack(tmp_path, CRANES, name)) for name in ("a.yaml", "b.yaml")]
    [problem] = check_together(packs)
    assert (
        str(problem)
        == f"{packs[1].name}:1: film.cranes.slug: is the film of {packs[0].name}:1 too: expected a slug of its own"
    )


def test_two_packs_tell_the_same_of_a_person(tmp_path: Path) -> None:
    other = changed(CRANES, ("slug: cranes", "slug: other"), ("born_on: 1934-05-04", "born_on: 1934-05-05"))
    packs = [check_pack(write_pack(tmp_path, text, f"{number}.yaml")) for number, text in enumerate((CRANES, other))]
    [problem] = check_together(packs)
    assert (problem.file, problem.line, problem.field) == (packs[1].name, 22, "people.tatiana-samoilova.born_on")
    assert problem.wrong == f"differs from {packs[0].name}:22"


def with_poster(folder: Path, path: str) -> str:
    Image.new("RGB", (60, 90), "teal").save(folder / "outside.png")
    return changed(CRANES, ("  accent: 14\n", f"  accent: 14\n  poster: {path}\n"))


@pytest.mark.parametrize(
    ("path", "said"),
    [
        (
            "images/none.png",
            "film.poster: 'images/none.png' is not there: the path of a picture, from the pack's folder",
        ),
        (
            "../outside.png",
            "film.poster: '../outside.png' leads out of the pack's folder: a path inside it, as images/",
        ),
        ("/etc/hostname", "film.poster: '/etc/hostname' leads out of the pack's folder"),
        ("link.png", "film.poster: 'link.png' leads out of the pack's folder"),
        ("loop.png", "film.poster: 'loop.png' "),
        (
            "text.png",
            "film.poster: 'text.png' is no usable picture (This is not a JPEG, PNG or WebP picture that can be re",
        ),
        ("cut.png", "film.poster: 'cut.png' is no usable picture"),
    ],
)
def test_a_picture_is_a_picture_inside_the_packs_folder(tmp_path: Path, path: str, said: str) -> None:
    text = with_poster(tmp_path, path)
    folder = tmp_path / "packs"
    folder.mkdir()
    (folder / "link.png").symlink_to(tmp_path / "outside.png")
    (folder / "loop.png").symlink_to(folder / "loop.png")
    (folder / "text.png").write_text("no picture")
    (folder / "cut.png").write_bytes((tmp_path / "outside.png").read_bytes()[:80])
    [complaint] = complaints(folder, text)
    assert complaint.startswith(said)
