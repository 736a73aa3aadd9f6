"""`manage.py import_page`: what it prints, and how it refuses."""

from __future__ import annotations

import os
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError

from films import limits
from films.models import Alias, Character, Film, Kind, Line, Moment, Scene
from tests.factories import make_film, make_scene
from tests.films.pages import FILM, PAGE


@pytest.fixture
def tram(tmp_path: Path) -> Path:
    path = tmp_path / "tram.txt"
    path.write_text(PAGE)
    return path


def import_page(path: Path, *options: str) -> str:
    out = StringIO()
    call_command("import_page", str(path), *options, stdout=out)
    return out.getvalue()


def refused(path: Path, *options: str) -> str:
    with pytest.raises(CommandError) as error:
        call_command("import_page", str(path), *options)
    return str(error.value)


def test_it_counts_what_it_stored(db: None, tram: Path) -> None:
    out = import_page(tram, "--year", "1957")
    assert "The Lighthouse Keeper's Tram (1957), a new film: /films/the-lighthouse-keepers-tram/" in out
    rows = {line.split("  ")[0].strip(): line.split()[1:] for line in out.splitlines()}
    assert rows["dialogues"] == ["2", "2", "2", "0", "0", "0", "0"]
    assert rows["quotes"] == ["2", "2", "0", "0", "0", "0", "0"]
    assert "  their lines       5" in out
    assert Moment.objects.count() == 8


def test_it_says_which_alias_it_took_and_how_to_refuse_it(db: None, tram: Path) -> None:
    assert "Marica (1) is Marika; to keep them apart, add --no-alias 'Marica'" in import_page(tram, "--year", "1957")


def test_an_alias_can_be_refused(db: None, tram: Path) -> None:
    out = import_page(tram, "--year", "1957", "--no-alias", "MARICA")
    assert "Marica (1) stays apart from Marika" in out
    assert not Alias.objects.exists()


def test_a_near_name_can_be_taken_for_an_alias(db: None, tram: Path) -> None:
    tram.write_text(PAGE.replace("Marica", "Marikas"))
    import_page(tram, "--year", "1957", "--alias", "Marikas")
    assert Alias.objects.get().name == "Marikas"


def test_an_alias_that_nobody_proposed_is_refused(db: None, tram: Path) -> None:
    said = refused(tram, "--year", "1957", "--no-alias", "Stranger")
    assert said == "--no-alias Stranger: no such alias is proposed (proposed: Marica)"
    assert not Film.objects.exists()


def test_a_dry_run_says_the_same_and_stores_nothing(db: None, tram: Path) -> None:
    dry = import_page(tram, "--year", "1957", "--dry-run")
    assert not Film.objects.exists()
    assert dry == "A dry run: nothing is stored.\n" + import_page(tram, "--year", "1957")


def test_a_second_import_says_that_nothing_changed(db: None, tram: Path) -> None:
    import_page(tram, "--year", "1957")
    assert "in the catalogue already: nothing was changed" in import_page(tram)
    assert Moment.objects.count() == 8


def test_it_tells_what_waits_and_what_is_unset(db: None, tram: Path) -> None:
    out = import_page(tram, "--year", "1957")
    assert "2 dialogues wait for their context: write it in the worklist “Without context”" in out
    assert "The running time is unknown: the budget is that of 60 minutes, 600 words." in out
    assert "See the worklist “Without a spoiler point”." in out


def test_it_tells_which_scenes_lack_their_context(db: None, tram: Path) -> None:
    tram.write_text(PAGE.replace("Context: From here on the town has given up its maps.\n\n", ""))
    assert "1 scene lacks its context (line): “The Flooded Street” (57)." in import_page(tram, "--year", "1957")


def test_it_names_look_alikes_by_their_addresses(db: None, tram: Path) -> None:
    film = make_film(title=FILM, slug="tram")
    make_scene(film, title="The Last Stop", slug="the-last-stop")
    out = import_page(tram, "--film", "tram")
    assert "line 51: /films/tram/scenes/the-last-stop-2/ looks like /films/tram/scenes/the-last-stop/" in out


def test_it_lists_what_a_curator_edited_and_it_kept(db: None, tram: Path) -> None:
    import_page(tram, "--year", "1957")
    Scene.objects.filter(title="The Flooded Street").update(context="Ours.")
    out = import_page(tram)
    assert "Kept as a curator left it" in out
    assert "/scenes/the-flooded-street/" in out


def test_it_lists_what_it_cannot_place_with_line_numbers(db: None, tram: Path) -> None:
    tram.write_text(f"Contents of this page\n\nStranger\nStranger\n\nWho am I?\n\n{PAGE}")
    out = import_page(tram, "--year", "1957")
    assert "  lines 1: a line on its own: Contents of this page" in out
    assert "  lines 3–4, 6: spoken outside of any dialogue: Stranger" in out


def test_it_lists_boilerplate_and_related_films(db: None, tram: Path) -> None:
    make_film(title="Airplane!", year=1980)
    out = import_page(tram, "--year", "1957")
    assert "Skipped as boilerplate\n  lines 49, " in out
    assert "Airplane! (1980) is linked" in out
    assert "A Slow Ferry is not in the catalogue yet" in out


def test_a_film_of_another_title_may_be_named_and_is_asked_about(db: None, tram: Path) -> None:
    make_film(slug="harbour", title="The Harbour")
    out = import_page(tram, "--film", "harbour")
    assert f"The page is about “{FILM}”, and the film is called “The Harbour”: is it the same?" in out


def test_a_new_film_without_a_year_is_refused_with_what_to_add(db: None, tram: Path) -> None:
    assert refused(tram) == (
        f"tram.txt: “{FILM}” is not in the catalogue, and the page has no year: "
        "add --year YEAR, as --year 1957, or --film SLUG of one in the catalogue"
    )


def test_a_film_that_is_not_there_is_refused(db: None, tram: Path) -> None:
    assert refused(tram, "--film", "nowhere") == "--film nowhere: no film has this slug"


def test_a_merged_film_is_refused_with_the_one_that_stayed(db: None, tram: Path) -> None:
    make_film(slug="double", merged_into=make_film(slug="original"))
    assert refused(tram, "--film", "double") == "--film double: it was merged into --film original"


@pytest.mark.parametrize("year", ["1066", "soon", "२०२०", "-1"])
def test_a_year_without_films_is_refused(db: None, tram: Path, year: str) -> None:
    assert "is no year from 1870 to 2100" in refused(tram, f"--year={year}")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "tram.txt: it is empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "tram.txt: line 1: this is not a text file in UTF-8"),
        (b"Some\x00thing", "tram.txt: line 1: this is not a text file: it holds a NUL"),
        (b"Dear diary", "tram.txt: no line of it is part of a film page"),
        (b"x" * (limits.PAGE_BYTES_MAX + 9), "tram.txt: it has 4.0 MB: at most 4 MB"),
    ],
)
def test_what_is_no_page_gets_an_answer_in_a_line(db: None, tram: Path, content: bytes, said: str) -> None:
    tram.write_bytes(content)
    assert refused(tram, "--year", "1957") == said


def test_a_line_of_a_megabyte_is_refused_by_name(db: None, tram: Path) -> None:
    tram.write_text(PAGE.replace("It used to, madam.", "x" * 1_048_576))
    said = "tram.txt: line 8: the line's text has 1048576 characters: at most 1000"
    assert refused(tram, "--year", "1957") == said
    assert not Film.objects.exists()


def test_many_faults_are_cut_to_the_first(db: None, tram: Path) -> None:
    tram.write_text("".join(f"A, Reelive\n\nAnn\nAnn\n\n{'x' * 1_001}\n\n" for _ in range(30)))
    said = refused(tram).splitlines()
    assert (len(said), said[-1]) == (21, "tram.txt: and 10 more")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_marked_encodings_and_windows_line_ends_are_read(db: None, tram: Path, encoding: str) -> None:
    tram.write_bytes(PAGE.replace("\n", "\r\n").encode(encoding))
    import_page(tram, "--year", "1957")
    assert Moment.objects.count() == 8


def test_a_file_that_is_not_there_is_refused(db: None, tmp_path: Path) -> None:
    assert refused(tmp_path / "none.txt") == "none.txt: cannot be read: No such file or directory"
    assert refused(tmp_path).endswith("cannot be read: Is a directory")


def test_the_real_page_is_imported_whole(db: None) -> None:
    """Not part of the repository: the page that curators showed us, where the machine has it."""
    path = Path(os.environ.get("SOURCE_PAGE", settings.BASE_DIR.parent / "shared" / "source-page.txt"))
    if not path.is_file():
        pytest.skip("no source page here: name one in SOURCE_PAGE")
    import_page(path, "--year", "1957")
    counts = [Moment.objects.of_kind(kind).count() for kind in Kind]
    assert counts == [19, 18, 17, 16, 1]
    assert (Line.objects.count(), Character.objects.count(), Alias.objects.get().name) == (101, 9, "Veronika")
    assert set(Moment.objects.values_list("provenance", "source")) == {("secondary", path.name)}
    assert "nothing was changed" in import_page(path)
