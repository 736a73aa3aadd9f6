"""One load at a time: a lock on a file for this machine, and one in PostgreSQL for all of them."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection

WAIT_SECONDS = 5.0
POLL_SECONDS = 0.1
ADVISORY_LOCK = 5_246_738  # any number that nothing else in this database uses


class Busy(Exception):  # noqa: N818 - a state, not a mistake
    """Somebody else is loading."""


@contextmanager
def loading_alone() -> Iterator[None]:
    """Hold both locks; they end with the process, however it ends. Raises Busy."""
    path = Path(settings.VAR_DIR) / "load_catalogue.lock"
    with path.open("a+") as file:
        _wait(lambda: _lock_file(file.fileno()), lambda: f"process {path.read_text() or 'unknown'}")
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        with _database_lock():
            yield


@contextmanager
def _database_lock() -> Iterator[None]:
    if connection.vendor != "postgresql":
        yield
        return
    _wait(lambda: _advise("pg_try_advisory_lock"), lambda: "another machine")
    try:
        yield
    finally:
        if not connection.needs_rollback and connection.is_usable():
            _advise("pg_advisory_unlock")


def _wait(is_ours: Callable[[], bool], who: Callable[[], str]) -> None:
    until = time.monotonic() + WAIT_SECONDS
    while not is_ours():
        if time.monotonic() > until:
            raise Busy(who())
        time.sleep(POLL_SECONDS)


def _lock_file(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _advise(function: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}(%s)", [ADVISORY_LOCK])
        return bool(cursor.fetchone()[0])
