"""The database's own refusal to change, delete or replace a row of the ledger: triggers, laid by a migration.

SQLite drops them when Django remakes the table, as it does for most changes of a column; a migration
that changes the ledger's table lays them again, and a system check says if it did not.
"""

from __future__ import annotations

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

TABLE = "community_ledgerentry"

# By the database's vendor: the name of each trigger, and what it does.
TRIGGERS: dict[str, dict[str, str]] = {
    "sqlite": {
        "ledger_entries_do_not_change": """
            CREATE TRIGGER ledger_entries_do_not_change BEFORE UPDATE ON community_ledgerentry
            BEGIN SELECT RAISE(ABORT, 'The ledger only grows: no entry is changed.'); END""",
        "ledger_entries_do_not_go": """
            CREATE TRIGGER ledger_entries_do_not_go BEFORE DELETE ON community_ledgerentry
            BEGIN SELECT RAISE(ABORT, 'The ledger only grows: no entry is deleted.'); END""",
        # INSERT OR REPLACE deletes without asking the trigger above.
        "ledger_entries_are_not_replaced": """
            CREATE TRIGGER ledger_entries_are_not_replaced BEFORE INSERT ON community_ledgerentry
            WHEN EXISTS (
                SELECT 1 FROM community_ledgerentry WHERE id = NEW.id OR number = NEW.number
                OR previous = NEW.previous OR hash = NEW.hash
            )
            BEGIN SELECT RAISE(ABORT, 'The ledger only grows: no entry is replaced.'); END""",
    },
    "postgresql": {
        "ledger_entries_do_not_change": """
            CREATE TRIGGER ledger_entries_do_not_change BEFORE UPDATE OR DELETE ON community_ledgerentry
            FOR EACH ROW EXECUTE FUNCTION ledger_refuses()""",
        "ledger_is_not_emptied": """
            CREATE TRIGGER ledger_is_not_emptied BEFORE TRUNCATE ON community_ledgerentry
            FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuses()""",
    },
}
REFUSAL = """
    CREATE OR REPLACE FUNCTION ledger_refuses() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION 'The ledger only grows: % refused.', TG_OP USING ERRCODE = 'integrity_constraint_violation';
    END $$"""


def lay(connection: BaseDatabaseWrapper) -> None:
    """Lay every trigger that is missing."""
    is_postgresql = connection.vendor == "postgresql"
    absent = missing(connection)
    with connection.cursor() as cursor:
        if is_postgresql:
            cursor.execute(REFUSAL)
        for name in absent:
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{f' ON {TABLE}' if is_postgresql else ''}")
            cursor.execute(TRIGGERS[connection.vendor][name])
            if is_postgresql:  # held even where a session asks to be taken for a replica
                cursor.execute(f"ALTER TABLE {TABLE} ENABLE ALWAYS TRIGGER {name}")


def lift(connection: BaseDatabaseWrapper) -> None:
    """Take them away: to undo the migration, and for the tests' own flush."""
    on_table = f" ON {TABLE}" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        for name in TRIGGERS[connection.vendor]:
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on_table}")


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """The triggers that are not there, or switched off; none where the table itself is not there yet."""
    if TABLE not in connection.introspection.table_names():
        return []
    held = _held(connection)
    return [name for name in TRIGGERS[connection.vendor] if name not in held]


def _held(connection: BaseDatabaseWrapper) -> set[str]:
    asked: dict[str, tuple[str, list[Any]]] = {
        "sqlite": ("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s", [TABLE]),
        "postgresql": ("SELECT tgname FROM pg_trigger WHERE tgrelid = %s::regclass AND tgenabled = 'A'", [TABLE]),
    }
    with connection.cursor() as cursor:
        cursor.execute(*asked[connection.vendor])
        return {name for (name,) in cursor.fetchall()}
