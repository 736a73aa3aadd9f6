"""The database refuses what would rewrite the ledger, and a check says when it has stopped to."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.checks import run_checks
from django.core.management import call_command
from django.db import IntegrityError, connection, models, transaction
from django.utils import timezone

from community.ledger import guard
from community.ledger.appending import append_entry
from community.models import LedgerEntry

TABLE = LedgerEntry._meta.db_table


def execute(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


REWRITING: dict[str, Callable[[], object]] = {
    "an update": lambda: LedgerEntry.objects.update(reason="Another"),
    "an update in SQL": lambda: execute("UPDATE community_ledgerentry SET number = number + 1"),
    "a saving": lambda: LedgerEntry.objects.get(number=1).save(),
    "a deletion": lambda: LedgerEntry.objects.all().delete(),
    "a deletion in SQL": lambda: execute("DELETE FROM community_ledgerentry WHERE number = 1"),
    "an upsert": lambda: LedgerEntry.objects.bulk_create(
        [LedgerEntry(number=1, kind="veil", entered_at=timezone.now(), previous="x", hash="x")],
        update_conflicts=True, update_fields=["hash"], unique_fields=["number"],
    ),
    "a fork": lambda: LedgerEntry.objects.create(
        number=3, kind="veil", entered_at=timezone.now(), previous=LedgerEntry.objects.get(number=2).previous, hash="x"
    ),
}  # fmt: skip


@pytest.fixture
def two_entries(db: None) -> list[str]:
    return [append_entry(kind="veil", reason="Said", now=timezone.now()).hash for _ in range(2)]


@pytest.mark.parametrize("rewrite", REWRITING.values(), ids=REWRITING)
def test_nothing_that_stands_there_is_changed(two_entries: list[str], rewrite: Callable[[], object]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        rewrite()
    assert list(LedgerEntry.objects.order_by("number").values_list("hash", "reason")) == [
        (digest, "Said") for digest in two_entries
    ]


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite replaces rows")
@pytest.mark.parametrize("column", ["id", "number", "previous", "hash"])
def test_no_row_is_put_in_anothers_place(two_entries: list[str], column: str) -> None:
    others = {"id": "99", "number": "99", "previous": "'x'", "hash": "'x'"} | {column: column}
    columns = [field.column for field in LedgerEntry._meta.concrete_fields]
    values = ", ".join({**{name: name for name in columns}, **others, "reason": "'Another'"}[name] for name in columns)
    replacing = f"INSERT OR REPLACE INTO {TABLE} ({', '.join(columns)}) SELECT {values} FROM {TABLE} WHERE number = 1"  # noqa: S608
    with pytest.raises(IntegrityError), transaction.atomic():
        execute(replacing)
    assert not LedgerEntry.objects.filter(reason="Another").exists()


@pytest.mark.skipif(connection.vendor != "postgresql", reason="only PostgreSQL truncates")
def test_it_is_not_emptied_either(two_entries: list[str]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        execute(f"TRUNCATE {TABLE} CASCADE")


@pytest.mark.skipif(connection.vendor != "postgresql", reason="only PostgreSQL has replicas of this kind")
def test_taking_a_session_for_a_replica_does_not_help(two_entries: list[str]) -> None:
    execute("SET LOCAL session_replication_role = replica")
    with pytest.raises(IntegrityError), transaction.atomic():
        execute("UPDATE community_ledgerentry SET number = number + 1")


def test_the_guard_is_of_the_table_that_the_model_has() -> None:
    assert guard.TABLE == TABLE


def test_nothing_is_said_while_it_stands(db: None) -> None:
    assert not run_checks(tags=["database"], databases=["default"])


@pytest.mark.parametrize("name", [*guard.TRIGGERS[connection.vendor]])
def test_a_missing_part_is_said_by_name(db: None, name: str) -> None:
    execute(f"DROP TRIGGER {name}" + (f" ON {TABLE}" if connection.vendor == "postgresql" else ""))
    said = [*run_checks(tags=["database"], databases=["default"]), *run_checks(include_deployment_checks=True)]
    found = {message.id: message.msg for message in said if str(message.id).startswith("community.")}
    assert set(found) == {"community.W001", "community.E001"}
    assert all(f"“default” can be rewritten: {name} missing" in message for message in found.values())


def test_what_is_missing_does_not_keep_the_next_migration_from_laying_it(db: None) -> None:
    guard.lift(connection)
    call_command("migrate", verbosity=0)
    guard.lay(connection)
    assert not guard.missing(connection)


@pytest.mark.skipif(connection.vendor != "postgresql", reason="only PostgreSQL switches them off")
def test_a_part_that_is_switched_off_is_missing(db: None) -> None:
    execute(f"ALTER TABLE {TABLE} DISABLE TRIGGER ledger_is_not_emptied")
    assert guard.missing(connection) == ["ledger_is_not_emptied"]
    guard.lay(connection)
    assert not guard.missing(connection)


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite remakes tables")
def test_a_remade_table_has_lost_its_guard_and_the_check_says_so() -> None:
    before = LedgerEntry._meta.get_field("law")
    after: models.Field[str, str] = models.CharField(max_length=500)
    after.set_attributes_from_name("law")
    after.model = LedgerEntry
    with connection.schema_editor() as editor:
        editor.alter_field(LedgerEntry, before, after)
    assert guard.missing(connection) == [*guard.TRIGGERS["sqlite"]]
    assert run_checks(tags=["database"], databases=["default"])
    with connection.schema_editor() as editor:
        editor.alter_field(LedgerEntry, after, before)
    guard.lay(connection)
    assert not run_checks(tags=["database"], databases=["default"])


@pytest.mark.django_db(transaction=True)
class TestBetweenTests:
    """The flush of one test leaves the next an empty ledger that is guarded as ever."""

    @pytest.mark.parametrize("turn", [1, 2])
    def test_the_ledger_begins_empty_and_guarded(self, turn: int) -> None:
        assert not guard.missing(connection)
        assert append_entry(kind="veil", now=timezone.now()).number == 1
