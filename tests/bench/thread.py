"""What it takes to answer a post with its talk: `python -m tests.bench.thread [--many 50000]`.

Processor time of this side alone (median of 20), queries and bytes, for a visitor and for a member, of a post
with 200 comments and of one with as many as you like, in the shapes that talks take. Into a fresh SQLite file or,
with --database, into an empty database of that URL. Not a test: nothing is asserted.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

HOUSE = Path(__file__).resolve().parents[2]
MEASURE = "from tests.bench.thread_pages import measure; measure({many})"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--many", type=int, default=50_000)
    parser.add_argument("--database", default="", help="URL of an empty PostgreSQL database; SQLite if left out")
    chosen = parser.parse_args()
    with TemporaryDirectory() as scratch:
        environment = {**os.environ, "DEBUG": "0", "SECRET_KEY": "only for measuring" * 3, "LOG_LEVEL": "ERROR"}
        environment |= {"ALLOWED_HOSTS": "testserver", "SECURE_SSL_REDIRECT": "0", "VAR_DIR": scratch}
        environment["DATABASE_URL"] = chosen.database or f"sqlite:///{scratch}/bench.sqlite3"
        for arguments in (
            ["migrate", "--verbosity", "0"],
            ["collectstatic", "--no-input", "--verbosity", "0"],
            ["shell", "--verbosity", "0", "--command", MEASURE.format(many=chosen.many)],
        ):
            _run(environment, *arguments)


def _run(environment: dict[str, str], *arguments: str) -> None:
    process = os.posix_spawn(sys.executable, [sys.executable, str(HOUSE / "manage.py"), *arguments], environment)
    _, status = os.waitpid(process, 0)
    if status:
        raise SystemExit(os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    main()
