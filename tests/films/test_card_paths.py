"""SVG paths as polygons, checked by what they enclose."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest

from films.poster_art import draw_poster
from films.share_cards.paths import Point, outlines


def area(outline: list[Point]) -> float:
    closed = [*outline, outline[0]]
    return abs(sum(x * b - a * y for (x, y), (a, b) in pairwise(closed))) / 2


@pytest.mark.parametrize(
    ("drawn", "expected"),
    [
        ("M0,0H10V10H0Z", 100),
        ("m5 5l10 0 0 10-10 0z", 100),
        ("M0 0 10 0 10 10Z", 50),
        ("M10,0A10,10 0 1 1 -10,0A10,10 0 1 1 10,0Z", math.pi * 100),
        ("M-10,0a10,10 0 1 0 20,0a10,10 0 1 0 -20,0z", math.pi * 100),
        ("M0,10A10,10 0 0 0 10,0L0,0Z", math.pi * 25),
        ("M10,10A10,10 0 0 0 10,-10L10,0Z", math.pi * 50),
        ("M0,0Q5,10 10,0Z", 100 / 3),
        ("M0,0C0,10 10,10 10,0Z", 60),
        ("M0,0Q5,10 10,0T20,0Z", 0),
        ("M0,0C0,10 10,10 10,0S20,-10 20,0Z", 0),
    ],
)
def test_a_path_encloses_what_it_should(drawn: str, expected: float) -> None:
    assert sum(map(area, outlines(drawn))) == pytest.approx(expected, rel=0.004, abs=0.01)


def test_a_hole_is_an_outline_of_its_own() -> None:
    outer, inner = outlines("M0,0H10V10H0ZM2,2V8H8V2Z")
    assert (area(outer), area(inner)) == (100, 36)


def test_a_move_after_a_closed_outline_starts_from_where_that_began() -> None:
    assert outlines("M2 3h4v4zm1 1h1v1z")[1][0] == (3, 4)


def test_an_unknown_command_is_not_passed_over() -> None:
    with pytest.raises(KeyError):
        outlines("M0,0N5,5")


def test_every_path_of_many_posters_can_be_read() -> None:
    for number in range(60):
        poster = draw_poster(slug=f"film-{number}", title=f"Film {number}")
        assert all(outlines(shape.attributes["d"]) for shape in poster.shapes if shape.tag == "path")
