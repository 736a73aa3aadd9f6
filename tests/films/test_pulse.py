"""The pulse: where bars stand and how high, told in numbers."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from films.hub import PULSE_OF_EACH_KIND
from films.models import Film, Moment
from films.pulse import EDGE, HEIGHT, WIDTH, Pulse, keep_apart, spread, take_pulse
from tests.factories import (
    make_dialogue,
    make_episode,
    make_film,
    make_quote,
    make_scene,
    make_series,
    make_trivia,
)
from tests.films.visits import page_of

SHARES = st.lists(st.none() | st.floats(0, 1), max_size=40)


@given(SHARES)
def test_what_is_known_stays_and_what_is_not_stands_inside(shares: list[float | None]) -> None:
    found = spread(shares)
    assert len(found) == len(shares)
    assert all(share is None or place == share for share, place in zip(shares, found, strict=True))
    assert all(0 <= place <= 1 for place in found)


@pytest.mark.parametrize(
    ("shares", "expected"),
    [
        ([None], [0.5]),
        ([0.2, None, None, 0.8], [0.2, 0.4, 0.6, 0.8]),
        ([None, 0.5, None], [0.25, 0.5, 0.75]),
        ([0.9, None, 0.3], [0.9, 0.9, 0.3]),
    ],
)
def test_the_unknown_stand_evenly_between_the_known(shares: list[float | None], expected: list[float]) -> None:
    assert spread(shares) == pytest.approx(expected)


@given(st.lists(st.integers(EDGE, WIDTH - EDGE), max_size=400).map(sorted))
def test_bars_never_cover_each_other_and_stay_on_the_drawing(middles: list[int]) -> None:
    apart = keep_apart(middles)
    assert len(set(apart)) == len(middles)
    assert apart == sorted(apart)
    assert all(EDGE <= x <= WIDTH - EDGE for x in apart)


@pytest.fixture
def film(db: None) -> Film:
    return make_film(running_minutes=100)


def pulse_of(film: Film) -> Pulse:
    moments = Moment.objects.of_film(film).select_related("film", "episode").order_by("position", "id")
    return take_pulse(film, sorted(moments, key=lambda moment: moment.kind != "scene"), film.episodes.in_order())


def titles(pulse: Pulse) -> list[str]:
    return [bar.moment.title for row in pulse.rows for bar in row.bars]


def test_a_moment_stands_where_it_happens(film: Film) -> None:
    make_scene(film, title="Half", starts_at=50 * 60, position=2)
    make_scene(film, title="Start", starts_at=0, position=1)
    (row,) = pulse_of(film).rows
    assert [(bar.moment.title, bar.x) for bar in row.bars] == [("Start", EDGE), ("Half", WIDTH // 2)]


def test_what_hangs_on_a_scene_stands_between_it_and_the_next(film: Film) -> None:
    first = make_scene(film, title="First", starts_at=600, position=1)
    make_scene(film, title="Next", starts_at=1200, position=2)
    make_trivia(film, title="How it was made", scene=first)
    make_dialogue(film, title="What was said", scene=first)
    pulse = pulse_of(film)
    assert titles(pulse)[0] == "First"
    assert titles(pulse)[-1] == "Next"
    assert pulse.by_order == 2


def test_a_story_about_the_whole_film_has_no_place_in_it(film: Film) -> None:
    make_scene(film)
    make_trivia(film)
    pulse = pulse_of(film)
    assert (pulse.count, pulse.without_place) == (1, 1)


def test_what_is_in_doubt_is_left_out(film: Film) -> None:
    make_quote(film, provenance="disputed", note="Nobody has it.")
    assert pulse_of(film).rows == []


def test_a_time_beyond_the_end_is_no_time(film: Film) -> None:
    make_scene(film, starts_at=101 * 60)
    assert pulse_of(film).by_order == 1


def test_the_most_loved_is_highest_and_the_unloved_can_still_be_seen(film: Film) -> None:
    for score in (0, 10, 1000, -4):
        make_scene(film, score=score)
    heights = [bar.height for bar in pulse_of(film).rows[0].bars]
    assert heights[2] == HEIGHT
    assert heights[0] == heights[3] < heights[1] < heights[2]
    assert heights[0] >= HEIGHT / 5


def test_before_any_vote_all_are_equally_high(film: Film) -> None:
    make_scene(film)
    make_quote(film)
    pulse = pulse_of(film)
    assert not pulse.is_voted
    assert len({bar.height for bar in pulse.rows[0].bars}) == 1


def test_every_point_of_the_drawing_belongs_to_the_nearest_bar(film: Film) -> None:
    for minute in (10, 20, 80):
        make_scene(film, starts_at=minute * 60, position=minute)
    bars = pulse_of(film).rows[0].bars
    assert sum(bar.hit_width for bar in bars) == WIDTH
    assert [bar.hit_x for bar in bars] == [
        0,
        *((one.x + other.x) // 2 for one, other in pairwise(bars)),
    ]


def test_a_series_has_a_row_for_each_episode_with_moments(db: None) -> None:
    series = make_series(running_minutes=25)
    first, _, third = (make_episode(series) for _ in range(3))
    scene = make_scene(series, title="Late", episode=third)
    make_quote(series, title="Said in it", scene=scene)
    make_scene(series, title="Early", episode=first)
    make_scene(series, title="Of no episode")
    rows = pulse_of(series).rows
    assert [row.episode for row in rows] == [first, third]
    assert [bar.moment.title for bar in rows[1].bars] == ["Late", "Said in it"]


def test_the_page_says_how_the_chart_is_to_be_read(visitor: Client, film: Film) -> None:
    make_scene(film, starts_at=60, title="Told", score=3, ups=3)
    make_quote(film)
    page = page_of(visitor, film.get_absolute_url())
    assert "The time of 1 of 2 is unknown; it stands in its order." in page
    assert "as high as people love to relive them" in page
    assert re.search(r'<th scope="row"><a href="[^"]+">Told</a></th><td>scene</td><td> 1 min in</td><td>3</td>', page)
    assert re.search(r'data-pulse-moment="Told" data-pulse-facts="Scene, 1 min in, 3 relived it"', page)


def test_what_a_reader_has_not_reached_is_veiled(visitor: Client, db: None) -> None:
    film = make_film(year=2100)
    make_scene(film, title="A door", reveal_at=43, score=7, ups=7)
    page = page_of(visitor, film.get_absolute_url())
    assert "pulse__moment--veiled" in page
    assert 'data-pulse-moment="A door" data-pulse-facts="kept back until you get there"' in page
    assert "7 relived it" not in page.partition("data-pulse")[2].partition("</table>")[0]


def test_a_film_without_moments_has_no_pulse(visitor: Client, film: Film) -> None:
    assert "data-pulse" not in page_of(visitor, film.get_absolute_url())


def test_the_chart_of_a_large_film_holds_the_best_of_each_kind(visitor: Client, film: Film) -> None:
    for number in range(PULSE_OF_EACH_KIND + 5):
        make_quote(film, position=number)
    make_scene(film, title="The one scene", position=999)
    page = page_of(visitor, film.get_absolute_url())
    assert page.count("data-pulse-moment=") == PULSE_OF_EACH_KIND + 1
    assert 'data-pulse-moment="The one scene"' in page
