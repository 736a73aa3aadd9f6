"""The lists of all five kinds: order, narrowing, paging and what an empty one says."""

from __future__ import annotations

import html
import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from films.models import Moment
from films.paging import PER_PAGE
from tests.factories import (
    make_character,
    make_dialogue,
    make_episode,
    make_film,
    make_quote,
    make_scene,
    make_series,
    make_track,
)
from tests.films.visits import MAKERS, every_kind, make_many, page_of, words_of

pytestmark = pytest.mark.django_db


def titles(page: str) -> list[str]:
    return re.findall(r'moment-card__title"><a [^>]+>([^<]+)</a>', page)


@every_kind
def test_a_list_holds_what_is_published_of_its_kind_and_film(visitor: Client, section: str) -> None:
    film = make_film()
    make_many(film, 1)
    make_many(film, 1, is_published=False)
    make_many(make_film(), 1)
    assert len(titles(page_of(visitor, f"/films/{film.slug}/{section}/"))) == 1


@every_kind
def test_an_empty_list_says_what_belongs_in_it(visitor: Client, section: str) -> None:
    words = words_of(visitor, f"/films/{make_film().slug}/{section}/")
    assert "is here yet." in words


@every_kind
@pytest.mark.parametrize("count", [0, 1])
def test_a_list_leads_to_suggesting_what_is_missing(visitor: Client, section: str, count: int) -> None:
    film = make_film(slug="up")
    make_many(film, count)
    main = page_of(visitor, f"/films/up/{section}/").partition("<main")[2].partition("</main>")[0]
    assert 'href="/suggest/?film=up"' in main


def test_in_a_series_a_card_names_the_episode(visitor: Client) -> None:
    series = make_series()
    episode = make_episode(series, title="Where Is Everybody?")
    make_quote(series, title="The Narrator", episode=episode)
    assert "Where Is Everybody?" in words_of(visitor, f"/films/{series.slug}/quotes/")
    on_its_own_page = page_of(visitor, episode.get_absolute_url())
    assert 'moment-card__foot">Where Is Everybody?' not in on_its_own_page


def test_cards_do_not_repeat_the_kind_that_the_heading_says(visitor: Client) -> None:
    film = make_film()
    make_quote(film, title="Noriko, on the train")
    cards = page_of(visitor, f"/films/{film.slug}/quotes/").partition('<article class="moment-card')[2]
    assert "<span>Quote</span>" not in cards
    assert "<span>Quote</span>" in page_of(visitor, "/")


@every_kind
def test_the_list_of_an_unknown_film_is_not_found(visitor: Client, section: str) -> None:
    assert visitor.get(f"/films/nothing/{section}/").status_code == 404
    assert visitor.get(f"/films/{make_film(is_published=False).slug}/{section}/").status_code == 404


def ranked(film: object) -> list[str]:
    """Three quotes: in film order First, Second, Third; by votes Second, Third, First; of late First, Third, Second."""
    for place, (title, wilson, fresh) in enumerate([("First", 0.1, 9), ("Second", 0.9, -1), ("Third", 0.5, 0)]):
        make_quote(film, title=title, position=place, wilson=wilson, fresh=fresh)  # type: ignore[arg-type]
    return ["First", "Second", "Third"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?sort=film", ["First", "Second", "Third"]),
        ("?sort=best", ["Second", "Third", "First"]),
        ("?sort=fresh", ["First", "Third", "Second"]),
        ("?sort=new", ["Third", "Second", "First"]),
        ("", ["Second", "Third", "First"]),
        ("?sort=", ["Second", "Third", "First"]),
    ],
)
def test_quotes_come_in_the_order_asked_for_and_begin_with_the_best(
    visitor: Client, query: str, expected: list[str]
) -> None:
    film = make_film()
    ranked(film)
    page = page_of(visitor, f"/films/{film.slug}/quotes/{query}")
    assert titles(page) == expected
    assert page.partition("<footer")[0].count('aria-current="true"') == 1


def test_before_anybody_has_voted_quotes_come_in_film_order(visitor: Client) -> None:
    film = make_film()
    for place in (1, 2):
        make_quote(film, title=f"Number {place}", position=place)
    assert titles(page_of(visitor, f"/films/{film.slug}/quotes/")) == ["Number 1", "Number 2"]


@pytest.mark.parametrize("section", ["scenes", "dialogues", "trivia", "soundtrack"])
def test_other_kinds_begin_in_film_order(visitor: Client, section: str) -> None:
    film = make_film()
    for title, place in (("Last", 3), ("Early", 1), ("Middle", 2)):
        MAKERS[section](film, title=title, position=place, wilson=place / 10)
    assert titles(page_of(visitor, f"/films/{film.slug}/{section}/")) == ["Early", "Middle", "Last"]


@pytest.mark.parametrize(
    "query",
    ["sort=worst", "sort=best%20", "speaker=nobody", "scene=nowhere", "dialogue=none", "episode=1x99", "episode=five",
     "after=!!", "after=WzEsMiwzXQ", "episode=99999x1"],
)  # fmt: skip
def test_what_no_list_has_is_not_found(visitor: Client, query: str) -> None:
    film = make_film()
    make_quote(film)
    assert visitor.get(f"/films/{film.slug}/quotes/?{query}").status_code == 404


@pytest.mark.parametrize("sort", ["film", "best", "fresh", "new"])
def test_a_long_list_is_read_page_by_page_without_loss(visitor: Client, sort: str) -> None:
    film = make_film()
    for place in range(2 * PER_PAGE + 5):
        make_track(film, position=place // 3, wilson=place % 4 / 10, fresh=place % 5)
    address, seen = f"/films/{film.slug}/soundtrack/?sort={sort}", []
    while address:
        page = page_of(visitor, address)
        seen += titles(page)
        following = re.search(r'rel="next" href="([^"]+)"', page)
        address = f"/films/{film.slug}/soundtrack/{html.unescape(following[1])}" if following else ""
    assert len(seen) == len(set(seen)) == 2 * PER_PAGE + 5


def test_best_leaves_the_doubtful_out_and_says_so(visitor: Client) -> None:
    film = make_film()
    make_quote(film, title="Sure")
    make_quote(film, title="Doubtful", provenance="disputed", note="Not in the film.")
    page = page_of(visitor, f"/films/{film.slug}/quotes/?sort=best")
    assert titles(page) == ["Sure"]
    assert "1 is disputed or misattributed" in page
    assert set(titles(page_of(visitor, f"/films/{film.slug}/quotes/?sort=film"))) == {"Sure", "Doubtful"}


def test_a_list_of_doubtful_ones_alone_is_not_called_empty(visitor: Client) -> None:
    film = make_film()
    make_quote(film, provenance="disputed", note="Not in the film.")
    words = words_of(visitor, f"/films/{film.slug}/quotes/?sort=best")
    assert "1 quote" in words
    assert "No quote is here yet" not in words


def test_a_list_is_narrowed_to_what_a_character_has_a_part_in(visitor: Client) -> None:
    film = make_film()
    ellie, carl = make_character(film, slug="ellie"), make_character(film, slug="carl")
    scene = make_scene(film, title="Theirs")
    make_scene(film, title="Empty")
    make_dialogue(film, title="Both", lines=[(ellie, "Yes."), (carl, "No.")], scene=scene)
    make_dialogue(film, title="Alone", lines=[(carl, "No.")])
    make_quote(film, title="Hers", speaker=ellie)
    make_quote(film, title="His", speaker=carl)
    address = f"/films/{film.slug}/{{}}/?speaker=ellie"
    assert titles(page_of(visitor, address.format("quotes"))) == ["Hers"]
    assert titles(page_of(visitor, address.format("dialogues"))) == ["Both"]
    assert titles(page_of(visitor, address.format("scenes"))) == ["Theirs"]


def test_a_list_is_narrowed_to_an_episode_and_what_hangs_on_its_scenes(visitor: Client) -> None:
    series = make_series()
    first, second = make_episode(series), make_episode(series)
    scene = make_scene(series, episode=first)
    make_quote(series, title="By its scene", scene=scene)
    make_quote(series, title="By itself", episode=first)
    make_quote(series, title="Elsewhere", episode=second)
    page = page_of(visitor, f"/films/{series.slug}/quotes/?episode=1x01&sort=film")
    assert titles(page) == ["By its scene", "By itself"]


def test_a_list_is_narrowed_to_the_lines_of_a_dialogue(visitor: Client) -> None:
    film = make_film()
    dialogue = make_dialogue(film, slug="talk", lines=[(make_character(film), "Yes.")])
    make_quote(film, title="Drawn", line=dialogue.lines.get())
    make_quote(film, title="Not drawn")
    assert titles(page_of(visitor, f"/films/{film.slug}/quotes/?dialogue=talk")) == ["Drawn"]


def test_a_narrowed_list_says_so_and_how_to_widen_it(visitor: Client) -> None:
    film = make_film()
    make_character(film, slug="carl", name="Carl")
    page = page_of(visitor, f"/films/{film.slug}/scenes/?speaker=carl")
    assert "Only what belongs to Carl." in page
    assert f'href="/films/{film.slug}/scenes/"' in page.partition("Only what belongs")[2]


@every_kind
@pytest.mark.parametrize("count", [2, PER_PAGE + 10])
def test_a_list_stays_within_its_queries(
    visitor: Client, section: str, count: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    film = make_film()
    speaker = make_character(film, slug="carl")
    scene = make_scene(film, slug="wall")
    make_many(film, count, speaker=speaker, scene=scene)
    make_dialogue(film, scene=scene, lines=[(speaker, "Yes."), (make_character(film), "No.")])
    with django_assert_max_num_queries(8):
        page_of(visitor, f"/films/{film.slug}/{section}/?speaker=carl&scene=wall")
    assert Moment.objects.count() > count
