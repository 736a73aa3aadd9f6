"""Whatever ends a load, every film is as it was or whole, and the next load does the rest."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext

from films.catalogue import load as loading
from films.catalogue.dump.films import dump_film
from films.catalogue.merge.change import Plan
from films.catalogue.write import lock
from films.catalogue.write.film import write_plan
from films.catalogue.write.indexing import UNINDEXED
from films.models import Film, Moment, PackedItem, Person, Quote
from tests.films.packs import CRANES, changed, counted, load, write_pack

HOUSE = Path(__file__).resolve().parents[2]
SLUGS = [f"film-{number}" for number in range(6)]
# A load that is killed from inside, when the fourth film has its scenes and no quotes yet.
KILLED = """
import os, signal, sys
import django
django.setup()
from django.core.management import call_command
from films.catalogue.write import film as write
add = write._add
def add_or_die(plan, section, *others):
    if plan.pack.slug == "film-3" and section == "quotes":
        os.kill(os.getpid(), signal.SIGKILL)
    add(plan, section, *others)
write._add = add_or_die
call_command("load_catalogue", sys.argv[1])
"""


def pack(slug: str, summary: str = "A crowd at a gate.") -> str:
    return changed(CRANES, ("slug: cranes", f"slug: {slug}"), ("A crowd at a gate.", summary))


def write_packs(folder: Path, summary: str = "A crowd at a gate.") -> None:
    for slug in SLUGS:
        write_pack(folder, pack(slug, summary), f"{slug}.yaml")


def database_url() -> str:
    held = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{held['NAME']}"
    user, host = f"{held['USER']}:{held['PASSWORD']}", held["HOST"] or "localhost"
    return f"postgres://{user}@{host}:{held['PORT'] or 5432}/{held['NAME']}"


def be_killed_while_loading(folder: Path) -> None:
    environment = {
        **os.environ,
        "DATABASE_URL": database_url(),
        "DJANGO_SETTINGS_MODULE": "reelive.settings",
        "VAR_DIR": str(folder / "var"),
    }
    ended = subprocess.run([sys.executable, "-c", KILLED, str(folder)], cwd=HOUSE, env=environment, check=False)
    assert ended.returncode == -signal.SIGKILL


def test_a_load_that_is_killed_leaves_whole_films_and_the_next_one_completes_it(
    transactional_db: None, tmp_path: Path
) -> None:
    write_packs(tmp_path)
    be_killed_while_loading(tmp_path)
    stored = set(Film.objects.values_list("slug", flat=True))
    assert stored == set(SLUGS[:3])
    assert Moment.objects.count() == 6 * 3
    assert all(dump_film(slug).text == pack(slug) for slug in stored)
    call_command("load_catalogue", str(tmp_path), stdout=StringIO())
    assert all(dump_film(slug).text == pack(slug) for slug in SLUGS)
    assert Person.objects.count() == 2


def test_a_killed_update_leaves_the_old_film_or_the_new(transactional_db: None, tmp_path: Path) -> None:
    write_packs(tmp_path)
    call_command("load_catalogue", str(tmp_path), stdout=StringIO())
    write_packs(tmp_path, "A crowd at the school gate.")
    be_killed_while_loading(tmp_path)
    texts = [dump_film(slug).text for slug in SLUGS]
    assert texts[:3] == [pack(slug, "A crowd at the school gate.") for slug in SLUGS[:3]]
    assert texts[3:] == [pack(slug) for slug in SLUGS[3:]]


def test_search_hears_of_films_that_a_killed_load_stored(
    db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, "index_what_was_loaded", lambda: None)
    load(tmp_path, CRANES)
    assert PackedItem.objects.filter(section=UNINDEXED[0]).count() == 1
    monkeypatch.undo()
    load(tmp_path, CRANES)
    assert not PackedItem.objects.filter(section=UNINDEXED[0]).exists()


def test_a_database_that_gives_up_half_way_is_told_from_a_mistake(
    transactional_db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail_at_the_second(plan: Plan, **options: object) -> None:
        write_plan(plan, wanted={})
        if plan.pack.slug == "film-1":
            raise DatabaseError("disk is full")

    write_packs(tmp_path)
    monkeypatch.setattr(loading, "write_plan", fail_at_the_second)
    with pytest.raises(CommandError, match=r"film-1.*disk is full.*1 film before it is stored") as caught:
        call_command("load_catalogue", str(tmp_path), stdout=StringIO())
    assert caught.value.returncode == 2
    assert [film.slug for film in Film.objects.all()] == ["film-0"]
    assert Quote.objects.count() == 1


def test_a_database_that_gives_up_at_the_first_film_has_stored_nothing(
    transactional_db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(plan: Plan, **options: object) -> None:
        write_plan(plan, wanted={})
        raise DatabaseError("disk is full")

    write_packs(tmp_path)
    monkeypatch.setattr(loading, "write_plan", fail)
    with pytest.raises(CommandError, match="Nothing was stored: disk is full") as caught:
        call_command("load_catalogue", str(tmp_path), stdout=StringIO())
    assert caught.value.returncode == 1
    assert not Film.objects.exists()
    assert not Person.objects.exists()


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite locks the whole database")
def test_curators_who_save_meanwhile_wait(db: None, tmp_path: Path) -> None:
    load(tmp_path, CRANES)
    with CaptureQueriesContext(connection) as captured:
        load(tmp_path, pack("cranes", "Changed."))
    locked = [query["sql"] for query in captured if "FOR UPDATE" in query["sql"]]
    assert [sql.split('FROM "')[1].split('"')[0] for sql in locked] == ["films_film", "films_moment"]


def test_a_database_without_tables_is_said_to_be_so(db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise DatabaseError("no such table: films_film")

    monkeypatch.setattr(loading, "read_states", fail)
    with pytest.raises(CommandError, match="Nothing was stored: no such table: films_film") as caught:
        call_command("load_catalogue", str(write_pack(tmp_path)))
    assert caught.value.returncode == 1


def test_two_loads_at_once_are_one_load(db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "WAIT_SECONDS", 0.3)
    with lock.loading_alone(), pytest.raises(CommandError) as caught:
        call_command("load_catalogue", str(write_pack(tmp_path)))
    assert str(caught.value) == f"Another load is running (process {os.getpid()}); nothing was stored. Try again later."
    assert caught.value.returncode == 1
    assert not Film.objects.exists()
    assert counted(load(tmp_path, CRANES), "created")["film"] == 1


def test_a_dry_run_needs_no_lock(db: None, tmp_path: Path) -> None:
    with lock.loading_alone():
        assert counted(load(tmp_path, CRANES, is_dry=True), "created")["film"] == 1


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="one file lock serves SQLite")
def test_another_machine_that_loads_into_the_same_database_is_waited_for(
    transactional_db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "WAIT_SECONDS", 0.3)
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [lock.ADVISORY_LOCK])
        with pytest.raises(lock.Busy):
            load(tmp_path, CRANES)
    finally:
        other.close()
    assert counted(load(tmp_path, CRANES), "created")["film"] == 1
