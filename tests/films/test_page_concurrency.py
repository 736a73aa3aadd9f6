"""Two imports of one page at the same moment end with one set."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from films.catalogue.page.reader import read_page
from films.catalogue.page.store import import_page
from films.models import Character, Film, Line, Moment
from tests.factories import make_film
from tests.films.pages import FILM, PAGE

IMPORTS = 4


def paste_at_once() -> None:
    start = Barrier(IMPORTS)

    def paste() -> None:
        try:
            start.wait()
            import_page(page=read_page(PAGE), source="tram.txt", year=1957)
        finally:
            connection.close()

    with ThreadPoolExecutor(IMPORTS) as pool:
        for future in [pool.submit(paste) for _ in range(IMPORTS)]:
            future.result()


@pytest.mark.parametrize("is_new", [True, False], ids=["a new film", "a film of the catalogue"])
@pytest.mark.django_db(transaction=True)
def test_imports_at_once_end_with_one_set(is_new: bool) -> None:
    if not is_new:
        make_film(title=FILM)
    paste_at_once()
    counts = [model.objects.count() for model in (Film, Character, Moment, Line)]
    assert counts == [1, 3, 8, 5]
