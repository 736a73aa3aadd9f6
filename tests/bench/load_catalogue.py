"""Time and peak memory of loading packs: `python -m tests.bench.load_catalogue [--films 1000]`.

Each load is a process of its own, into a fresh SQLite file or, with --database, into an empty
database of that URL: first everything is new, then nothing has changed, then one pack in a
hundred has. Not a test: nothing is asserted.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from pathlib import Path
from resource import struct_rusage
from tempfile import TemporaryDirectory

from tests.bench.packs import write_packs

HOUSE = Path(__file__).resolve().parents[2]
MEBIBYTE_IN_KIBIBYTES = 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--films", type=int, default=1_000)
    parser.add_argument("--database", default="", help="URL of an empty PostgreSQL database; SQLite if left out")
    chosen = parser.parse_args()
    with TemporaryDirectory() as scratch:
        packs = Path(scratch) / "packs"
        packs.mkdir()
        moments = write_packs(packs, chosen.films)
        size = sum(path.stat().st_size for path in packs.iterdir()) / 1e6
        _say(f"{chosen.films:,} packs, {moments:,} moments, {size:.1f} MB")
        environment = {**os.environ, "DEBUG": "0", "SECRET_KEY": "only for measuring" * 3, "ALLOWED_HOSTS": "localhost"}
        environment["VAR_DIR"] = scratch
        environment["DATABASE_URL"] = chosen.database or f"sqlite:///{scratch}/bench.sqlite3"
        _run(environment, "migrate", "--verbosity", "0")
        _measure("everything new", environment, packs)
        _measure("nothing changed", environment, packs)
        for path in sorted(packs.iterdir())[::100]:
            path.write_text(path.read_text(encoding="utf-8").replace("Silence", "Stillness").replace("river", "stream"))
        _measure("one in a hundred changed", environment, packs)


def _measure(what: str, environment: dict[str, str], packs: Path) -> None:
    started = time.perf_counter()
    used = _run(environment, "load_catalogue", str(packs), "--verbosity", "0")
    taken, busy = time.perf_counter() - started, used.ru_utime + used.ru_stime
    peak = used.ru_maxrss / MEBIBYTE_IN_KIBIBYTES
    _say(f"{what:>26}: {taken:7.1f} s ({busy:.1f} s of them computing), peak {peak:.0f} MiB")


def _run(environment: dict[str, str], *arguments: str) -> struct_rusage:
    """Run a command to its end and say what it used."""
    process = os.posix_spawn(sys.executable, [sys.executable, str(HOUSE / "manage.py"), *arguments], environment)
    _, status, usage = os.wait4(process, 0)
    if status:
        raise SystemExit(os.waitstatus_to_exitcode(status))
    return usage


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
