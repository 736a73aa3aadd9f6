"""Posts with talks of any size, and visits to them, to measure reading in."""

from __future__ import annotations

from collections.abc import Iterator

from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.crowds import make_talk
from tests.factories import make_film, make_member, make_post

AUTHORS = 60


def make_posts(counts: list[int], *, words: str) -> Iterator[tuple[int, str, dict[str, Client]]]:
    """Each count with the address of its post, and who asks for it."""
    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    authors = [make_member() for _ in range(AUTHORS)]
    member = Client()
    member.force_login(make_member())
    for count in counts:
        post = make_post(film=make_film(), author=authors[0])
        make_talk(post.discussion, count, authors=authors, say=lambda number: words * (1 + number % 3))
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        yield count, post.get_absolute_url(), {"visitor": Client(), "member": member}


def visit(client: Client, address: str) -> tuple[int, bytes]:
    """How many queries the page took, and the page."""
    with CaptureQueriesContext(connection) as queries:
        response = client.get(address)
    if response.status_code != 200:
        raise SystemExit(f"{address} answered {response.status_code}")
    return len(queries), response.content
