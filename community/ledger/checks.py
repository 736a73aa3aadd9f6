"""System checks of the ledger: its guard stands in the database."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.core.checks import CheckMessage, Error
from django.core.checks import Warning as Caution
from django.db import DEFAULT_DB_ALIAS, OperationalError, connections

from community.ledger import guard

HINT = (
    "Something remade the table. Lay them again in a migration: RunPython(lambda apps, editor: lay(editor.connection))."
)


def check_guard(*, databases: Sequence[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """Asked by `migrate`, and by `check --database`: Django hands over which databases may be asked.

    A warning, for an error would keep `migrate` from laying what is missing.
    """
    return [Caution(said, hint=HINT, id="community.W001") for alias in databases or () for said in _missing(alias)]


def check_guard_when_deployed(**kwargs: Any) -> list[CheckMessage]:
    """Asked by `check --deploy`; a database that does not answer is for others to complain of."""
    try:
        return [Error(said, hint=HINT, id="community.E001") for said in _missing(DEFAULT_DB_ALIAS)]
    except OperationalError:
        return []


def _missing(alias: str) -> Iterator[str]:
    if names := guard.missing(connections[alias]):
        yield f"The ledger of the database “{alias}” can be rewritten: {', '.join(names)} missing."
