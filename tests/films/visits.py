"""What tests of pages do again and again."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

import pytest
from django.test import Client

from films.models import Film, Moment
from tests.factories import make_dialogue, make_quote, make_scene, make_track, make_trivia

MAKERS: dict[str, Callable[..., Moment]] = {
    "scenes": make_scene,
    "dialogues": make_dialogue,
    "quotes": make_quote,
    "trivia": make_trivia,
    "soundtrack": make_track,
}
every_kind = pytest.mark.parametrize("section", MAKERS)


def page_of(client: Client, address: str) -> str:
    """The HTML of a page that must answer, however its templates are indented."""
    response = client.get(address)
    assert response.status_code == 200, f"{address} answered {response.status_code}"
    return " ".join(response.content.decode().split()).replace("> <", "><")


def words_of(client: Client, address: str) -> str:
    """What a page says in <main>, read in order by somebody who sees no styles."""
    main = page_of(client, address).partition("<main")[2].partition("</main>")[0].partition(">")[2]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", main)).split())


def make_many(film: Film, count: int, **fields: object) -> None:
    """As many of every kind."""
    for make in MAKERS.values():
        for _ in range(count):
            make(film, **fields)
