"""The style guide: every component stands in it, for who works on the site and nobody else."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from community.styleguide import tokens
from community.styleguide.rows import rows
from community.styleguide.stage import Row, Shown
from community.urls import while_working
from tests.addresses import public_names

PAGE = "/styleguide/"
COMPONENTS = Path(settings.BASE_DIR) / "static" / "css" / "components"
QUERIES_MAX = 24  # of tags that ask for themselves, such as the hottest posts of a film

pytestmark = pytest.mark.django_db
in_debug = pytest.mark.urls("tests.community.debug_urls")


def names() -> list[str]:
    return [row.name for row in rows()]


@pytest.mark.parametrize("name", sorted(path.stem for path in COMPONENTS.glob("*.css")))
def test_every_component_has_a_row(name: str) -> None:
    assert name in names(), f"add a Row({name!r}, …) to one of community/styleguide/rows_of_*.py"


def test_no_row_stands_for_a_component_that_is_gone_or_twice() -> None:
    known = {"tokens"} | {path.stem for path in COMPONENTS.glob("*.css")}
    assert sorted(names()) == sorted(known)


@in_debug
def test_the_page_shows_each_row_by_day_and_by_night(visitor: Client) -> None:
    response = visitor.get(PAGE)
    page = response.content.decode()
    assert (response.status_code, reverse("community:styleguide")) == (200, PAGE)
    assert re.findall(r'<section class="section styleguide__row[^"]*" +id="([\w-]+)"', page) == names()
    assert page.count("styleguide__stage--day") == page.count("styleguide__stage--night") >= len(names())


@in_debug
@pytest.mark.parametrize("name", [row.stem for row in COMPONENTS.glob("*.css")])
def test_a_row_shows_its_component(visitor: Client, name: str, guide: dict[str, str]) -> None:
    assert re.search(rf'class="[^"]*(?<![\w-]){name}(?![\w-])|class="[^"]*(?<![\w-]){name}__', guide[name])


@pytest.fixture(scope="module")
def _pages() -> dict[str, str]:
    return {}


@pytest.fixture
def guide(_pages: dict[str, str], visitor: Client) -> dict[str, str]:
    """What stands in each row; the page is asked for once."""
    if not _pages:
        whole = visitor.get(PAGE).content.decode()
        for part in whole.split('<section class="section styleguide__row')[1:]:
            name = re.search(r'id="([\w-]+)"', part)
            assert name
            _pages[name[1]] = part
    return _pages


@in_debug
def test_no_name_stands_twice_so_that_labels_find_their_fields(visitor: Client) -> None:
    found = re.findall(r'\sid="([^"]+)"', visitor.get(PAGE).content.decode())
    assert sorted(found) == sorted(set(found))


@in_debug
def test_it_makes_few_queries_and_stores_nothing(visitor: Client, django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(QUERIES_MAX) as asked:
        visitor.get(PAGE)
    writes = ("INSERT", "UPDATE", "DELETE")
    assert not [query["sql"] for query in asked.captured_queries if query["sql"].startswith(writes)]


@in_debug
def test_it_shows_the_same_to_members(as_alice: Client, visitor: Client) -> None:
    """Its people are made up, whoever asks."""
    whole = [re.sub(r'name="csrfmiddlewaretoken"[^>]*', "", c.get(PAGE).content.decode()) for c in (as_alice, visitor)]
    counted = [page.count("<article") for page in whole]
    assert counted[0] == counted[1]


@in_debug
def test_no_form_on_it_gets_anywhere(visitor: Client) -> None:
    """None carries a token by its name, so that nothing is done by trying a button; nor is a cookie set."""
    response = visitor.get(PAGE)
    page = response.content.decode()
    assert ('method="post"' in page, 'name="csrfmiddlewaretoken"' in page, list(response.cookies)) == (True, False, [])


def test_it_is_not_there_without_debug(visitor: Client) -> None:
    assert visitor.get(PAGE).status_code == 404
    assert "community:styleguide" not in set(public_names())
    assert while_working(is_debug=False) == []


def test_names_in_a_sample_are_told_apart() -> None:
    html = '<label for="a">A</label><input id="a" name="b" aria-describedby="c d"><a href="#c">C</a>'
    assert Shown(html, "night", "field-0").__html__() == (
        '<label for="field-0-night-a">A</label><input id="field-0-night-a" name="field-0-night-b"'
        ' aria-describedby="field-0-night-c field-0-night-d"><a href="#field-0-night-c">C</a>'
    )


def test_tokens_are_read_from_their_stylesheet() -> None:
    said = (COMPONENTS.parent / "tokens.css").read_text()
    shown = [*tokens.colours(), *tokens.sizes("A"), *tokens.spaces()]
    assert len(shown) > 25
    assert all(f"--{token.name}: " in said for token in shown)
    assert len(tokens.accents()) == 24


def test_every_icon_of_the_sprite_is_shown() -> None:
    assert {"search", "bell"} <= set(tokens.icon_names())


def test_rows_are_made_anew_each_time() -> None:
    """Templates and forms change what they show."""
    first, second = rows(), rows()
    assert isinstance(first[0], Row)
    assert first[-1] is not second[-1]
