"""What a page of talk costs: `python -m tests.bench.thread [--comments 200 50000] [--database URL]`.

Makes posts with so many comments in a fresh SQLite file, or in an empty database of that URL, and asks
for each as a visitor and as a member: processor time of this process (median of 20), queries, and bytes.
Not a test: nothing is asserted.
"""

from __future__ import annotations

import argparse
import gzip
import os
import statistics
import sys
import time
from tempfile import TemporaryDirectory

RUNS = 20
WORDS = "Nobody looks at the vase the second time, and everybody remembers that they did. "


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--comments", type=int, nargs="+", default=[200, 50_000])
    parser.add_argument("--database", default="", help="URL of an empty PostgreSQL database; SQLite if left out")
    chosen = parser.parse_args()
    with TemporaryDirectory() as scratch:
        os.environ |= {"DEBUG": "0", "SECRET_KEY": "only for measuring" * 3, "ALLOWED_HOSTS": "testserver"}
        os.environ |= {"VAR_DIR": scratch, "DJANGO_SETTINGS_MODULE": "reelive.settings", "SECURE_SSL_REDIRECT": "0"}
        os.environ["DATABASE_URL"] = chosen.database or f"sqlite:///{scratch}/bench.sqlite3"
        _measure(chosen.comments)


def _measure(counts: list[int]) -> None:
    import django  # noqa: PLC0415 - reads the settings, which the arguments make

    django.setup()
    from tests.bench.talk import make_posts, visit  # noqa: PLC0415 - as above

    for count, address, clients in make_posts(counts, words=WORDS):
        for name, client in clients.items():
            visit(client, address)  # what is compiled or connected once
            times, queries, page = [], 0, b""
            for _ in range(RUNS):
                started = time.process_time()
                queries, page = visit(client, address)
                times.append(time.process_time() - started)
            taken = f"{statistics.median(times) * 1000:6.1f} ms of processor time"
            size = f"{len(page):,} bytes, {len(gzip.compress(page)):,} gzipped"
            sys.stdout.write(f"{count:>7,} comments, {name:7}: {taken}, {queries} queries, {size}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
