"""Fills a database with talks and measures their pages; run by thread.py, under the settings of a real site."""

from __future__ import annotations

import gzip
import random
import re
import statistics
import sys
import time
from collections.abc import Callable, Sequence

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from community.models import Member, Post
from tests.crowds import Shape, deep, flat, like_life, make_talk, under_one
from tests.factories import make_film, make_member, make_post, make_visit

TIMES = 20
WORDS = 900  # that all members together know
HEAD = f"{'':<34}{'visitor':>24}{'member':>34}\n{'':<34}{'ms  queries  KB gzipped':>24}{'ms  queries  KB gzipped':>34}"


def fifty(number: int) -> int | None:
    """As many roots as a page shows, and all else spread over them."""
    return None if number < 50 else number % 50


def two_hundred(number: int) -> int | None:
    """All of them on one page, three deep."""
    return None if number < 45 else number - 45 if number < 150 else number % 45


def measure(many: int) -> None:
    authors = [make_member() for _ in range(60)]
    shapes: dict[str, tuple[int, Shape]] = {
        "200, all shown": (200, two_hundred),
        f"{many:,}, like life": (many, like_life),
        f"{many:,}, on 50 roots": (many, fifty),
        f"{many:,}, under one root": (many, under_one),
        f"{many:,}, deep": (many, deep),
        f"{many:,}, roots alone": (many, flat),
    }
    posts = {name: talked_about(count, shape, authors) for name, (count, shape) in shapes.items()}
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    _say(f"{connection.vendor}, processor time: median of {TIMES}\n{HEAD}")
    for name, post in posts.items():
        make_visit(authors[0], post.discussion, days_ago=1)
        shown, *columns = figures(Client(), post), figures(signed_in(authors[0]), post)
        _say(f"{name:<34}{shown:>24}{columns[0]:>34}")


def talked_about(count: int, shape: Shape, authors: Sequence[Member]) -> Post:
    post = make_post(film=make_film(), author=authors[0])
    make_talk(post.discussion, count, shape=shape, authors=authors, say=speech(random.Random(count)))
    return post


def speech(chance: random.Random) -> Callable[[int], str]:
    """Five to sixty words, so that what is said packs like prose."""
    words = ["".join(chance.choices("aeioulnrst", k=chance.randint(2, 11))) for _ in range(WORDS)]
    return lambda _: " ".join(chance.choices(words, k=chance.randint(5, 60)))


def signed_in(member: Member) -> Client:
    client = Client()
    client.force_login(member)
    return client


def figures(client: Client, post: Post) -> str:
    address = post.get_absolute_url()
    with CaptureQueriesContext(connection) as captured:
        page = client.get(address).content
    queries, taken = len(captured), []  # now: the next request forgets what was captured
    for _ in range(TIMES):
        started = time.process_time()
        client.get(address)
        taken.append(time.process_time() - started)
    shown = len(re.findall(rb'id="comment-', page))
    kilobytes = len(gzip.compress(page)) / 1_000
    return f"{shown} shown {1_000 * statistics.median(taken):6.0f} {queries:4} {kilobytes:6.1f}"


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
