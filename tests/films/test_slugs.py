"""Addresses made from titles are readable, short enough and free."""

import pytest

from films.limits import KEY_MAX
from films.slugs import fresh, slug_from


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("The Farewell, at Dawn!", "the-farewell-at-dawn"),
        ("Amélie_2", "amelie-2"),
        ("Летят журавли", "film"),
        ("—", "film"),
        ("x" * 200, "x" * KEY_MAX),
    ],
)
def test_a_slug_comes_from_the_title(title: str, slug: str) -> None:
    assert slug_from(title, otherwise="film") == slug


def test_a_slug_that_is_taken_gets_a_number() -> None:
    assert fresh("stairs", {"stairs", "stairs-2"}) == "stairs-3"


def test_a_free_slug_stays_as_it_is() -> None:
    assert fresh("stairs", {"door"}) == "stairs"


def test_a_number_fits_behind_the_longest_slug() -> None:
    longest = "x" * KEY_MAX
    assert fresh(longest, {longest}) == "x" * (KEY_MAX - 2) + "-2"
