"""What it costs to tell followers: `python -m tests.bench.tell_followers [--followers 50000] [--posts 20000]`.

Compares a row for each follower, written when somebody posts, with what community/news/gathering.py does: counting for
the header and gathering in the inbox. Into a fresh SQLite file or, with --database, into an empty database of that
URL. Not a test: nothing is asserted.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable
from functools import partial
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

BATCH = 1_000
TIMES = 20


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--followers", type=int, default=50_000)
    parser.add_argument("--posts", type=int, default=20_000, help="in the last sixty days, about forty films")
    parser.add_argument("--database", default="", help="URL of an empty PostgreSQL database; SQLite if left out")
    chosen = parser.parse_args()
    with TemporaryDirectory() as scratch:
        os.environ |= {"TESTING": "1", "SECRET_KEY": "only for measuring" * 3, "ALLOWED_HOSTS": "localhost"}
        os.environ |= {"VAR_DIR": scratch, "DATABASE_URL": chosen.database or f"sqlite:///{scratch}/bench.sqlite3"}
        os.environ["DJANGO_SETTINGS_MODULE"] = "reelive.settings"
        _measure(chosen.followers, chosen.posts)


def _measure(followers: int, posts: int) -> None:
    import django  # noqa: PLC0415 - settings are read when it is set up

    django.setup()
    from tests.bench import followed  # noqa: PLC0415 - models come after it

    place = followed.make_place(followers=followers, posts=posts)
    now = place.now
    _say(f"{followers:,} followers of one film, {posts:,} posts")
    _say_time("a row for each follower", partial(followed.tell_each, place, batch=BATCH), times=1)
    for name, member in place.members.items():
        _say_time(f"{name}: count", partial(followed.count_unread, member=member, now=now))
        _say_time(f"{name}: gather", partial(followed.gather_posts, member=member, now=now), times=1)
        _say_time(f"{name}: count after", partial(followed.count_unread, member=member, now=now))


def _say_time(what: str, act: Callable[[], Any], times: int = TIMES) -> None:
    taken = []
    for _ in range(times):
        started = time.perf_counter()
        result = act()
        taken.append(time.perf_counter() - started)
    _say(f"{what:>44}: {median(taken) * 1_000:9.1f} ms ({result})")


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
