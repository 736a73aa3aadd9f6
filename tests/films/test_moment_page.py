"""What the pages of all five kinds of moment have in common."""

from __future__ import annotations

import json
import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from films.models import Moment
from tests.factories import make_character, make_episode, make_film, make_scene, make_series
from tests.films.visits import MAKERS, every_kind, page_of, words_of

pytestmark = pytest.mark.django_db


@every_kind
def test_a_page_names_its_film_and_leads_back_to_the_list(visitor: Client, section: str) -> None:
    film = make_film(title="Up")
    moment = MAKERS[section](film, title="The Wall")
    page = page_of(visitor, moment.get_absolute_url())
    assert "<h1" in page
    assert f'href="/films/{film.slug}/{section}/"' in page
    assert f'href="/films/{film.slug}/"' in page


@every_kind
def test_an_unpublished_moment_is_not_found(visitor: Client, section: str) -> None:
    moment = MAKERS[section](make_film(), is_published=False)
    assert visitor.get(moment.get_absolute_url()).status_code == 404


@every_kind
def test_a_moment_of_an_unpublished_film_is_not_found(visitor: Client, section: str) -> None:
    moment = MAKERS[section](make_film(is_published=False))
    assert visitor.get(moment.get_absolute_url()).status_code == 404


@every_kind
def test_a_moment_is_not_found_under_another_film(visitor: Client, section: str) -> None:
    moment = MAKERS[section](make_film())
    assert visitor.get(f"/films/{make_film().slug}/{section}/{moment.slug}/").status_code == 404


def test_a_moment_is_not_found_under_another_kind(visitor: Client) -> None:
    scene = make_scene(make_film())
    assert visitor.get(f"/films/{scene.film.slug}/quotes/{scene.slug}/").status_code == 404


@every_kind
def test_a_merged_moment_leads_to_its_winner_for_good(visitor: Client, section: str) -> None:
    film = make_film()
    winner = MAKERS[section](film)
    loser = MAKERS[section](film, is_published=False, merged_into=winner)
    response = visitor.get(loser.get_absolute_url())
    assert (response.status_code, response["Location"]) == (301, winner.get_absolute_url())


@every_kind
def test_the_pages_of_a_merged_film_move_with_it(visitor: Client, section: str) -> None:
    winner = make_film()
    loser = make_film(is_published=False, merged_into=winner)
    response = visitor.get(f"/films/{loser.slug}/{section}/here/?sort=new&after=%26")
    assert response.status_code == 301
    assert response["Location"] == f"/films/{winner.slug}/{section}/here/?sort=new&after=%26"


@every_kind
def test_a_page_links_what_stands_before_and_after_it_among_its_kind(visitor: Client, section: str) -> None:
    film = make_film()
    make = MAKERS[section]
    third, first, second = (make(film, position=place) for place in (3, 1, 2))
    make(film, position=2, is_published=False)
    make(make_film(), position=2)
    page = page_of(visitor, second.get_absolute_url())
    assert re.findall(r'<a [^>]*href="([^"]+)" rel="prev"', page) == [first.get_absolute_url()]
    assert re.findall(r'<a [^>]*href="([^"]+)" rel="next"', page) == [third.get_absolute_url()]
    assert f'<link rel="next" href="{third.get_absolute_url()}">' in page


def test_moments_at_the_same_place_follow_one_another_by_age(visitor: Client) -> None:
    film = make_film()
    scenes = [make_scene(film, position=1) for _ in range(3)]
    page = page_of(visitor, scenes[1].get_absolute_url())
    assert f'<link rel="prev" href="{scenes[0].get_absolute_url()}">' in page
    assert f'<link rel="next" href="{scenes[2].get_absolute_url()}">' in page


def test_the_first_and_the_last_have_one_neighbour_each(visitor: Client) -> None:
    film = make_film()
    first, last = make_scene(film, position=1), make_scene(film, position=2)
    assert 'rel="prev"' not in page_of(visitor, first.get_absolute_url())
    assert 'rel="next"' not in page_of(visitor, last.get_absolute_url())


@every_kind
def test_a_page_has_one_address_and_a_short_one(visitor: Client, section: str) -> None:
    moment = MAKERS[section](make_film())
    page = page_of(visitor, f"{moment.get_absolute_url()}?from=mail")
    assert f'<link rel="canonical" href="http://testserver{moment.get_absolute_url()}">' in page
    assert f'<link rel="shortlink" href="http://testserver/m/{moment.pk}/">' in page


def test_what_reveals_the_plot_says_so_and_keeps_quiet_in_shared_links(visitor: Client) -> None:
    scene = make_scene(make_film(), reveal_at=43, summary="Everybody dies.", title="The End")
    page = page_of(visitor, scene.get_absolute_url())
    assert "Tells what happens up to minute 43" in page
    assert "Everybody dies." not in page.partition("</head>")[0]


def test_in_a_series_the_plot_is_counted_by_episodes(visitor: Client) -> None:
    series = make_series()
    make_episode(series, season=1, number=8, ordinal=8)
    scene = make_scene(series, reveal_at=8_020)
    assert "Tells what happens up to 1x08, minute 20" in words_of(visitor, scene.get_absolute_url())


def test_an_episode_that_nobody_wrote_down_goes_by_its_place(visitor: Client) -> None:
    scene = make_scene(make_series(), reveal_at=8_020)
    assert "episode 8, minute 20" in words_of(visitor, scene.get_absolute_url())


def test_a_safe_moment_says_what_it_is_about_in_shared_links(visitor: Client) -> None:
    scene = make_scene(make_film(), summary='They said "hello" <there>.')
    head = page_of(visitor, scene.get_absolute_url()).partition("</head>")[0]
    assert 'og:description" content="They said &quot;hello&quot; &lt;there&gt;."' in head


def test_data_for_machines_cannot_close_its_element(visitor: Client) -> None:
    scene = make_scene(make_film(), title="</script><script>alert(1)</script>")
    page = page_of(visitor, scene.get_absolute_url())
    data = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    assert json.loads(data[0])["itemListElement"][-1]["name"] == scene.title
    assert "<script>alert" not in page


def test_sources_are_text_with_links_that_vouch_for_nothing(visitor: Client) -> None:
    source = 'A book (1949), see (https://example.org/a_(b)) and "https://example.org/c". javascript:alert(1) <b>'
    scene = make_scene(make_film(), provenance="script", source=source)
    page = page_of(visitor, scene.get_absolute_url())
    assert re.findall(r'<a href="([^"]+)" rel="nofollow noopener">', page) == [
        "https://example.org/a_(b)",
        "https://example.org/c",
    ]
    assert "From the script" in words_of(visitor, scene.get_absolute_url())
    assert "<b>" not in page.partition("How we know")[2]


def test_times_that_are_estimates_are_shown_as_such(visitor: Client) -> None:
    film = make_film(running_minutes=90)
    rough = make_scene(film, starts_at=14 * 60 + 20, ends_at=17 * 60, is_estimated=True)
    exact = make_scene(film, starts_at=3_750)
    assert "From about 0:14 to 0:17 our estimate" in words_of(visitor, rough.get_absolute_url())
    assert "At 1:02:30" in words_of(visitor, exact.get_absolute_url())


@every_kind
def test_a_correction_can_be_suggested(visitor: Client, section: str) -> None:
    moment = MAKERS[section](make_film())
    assert f'href="/suggest/?moment={moment.pk}"' in page_of(visitor, moment.get_absolute_url())


@every_kind
def test_what_is_disputed_says_by_whom(visitor: Client, section: str) -> None:
    moment = MAKERS[section](make_film(), provenance="disputed", note="No print of the film has it.")
    words = words_of(visitor, moment.get_absolute_url())
    assert "Disputed." in words
    assert words.count("No print of the film has it.") == 1


@every_kind
def test_a_page_stays_within_its_queries(
    visitor: Client, section: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    series = make_series()
    episode = make_episode(series)
    scene = make_scene(series, episode=episode)
    moments = [
        MAKERS[section](
            series, position=place, scene=scene, episode=episode, speaker=make_character(series), reveal_at=2_000
        )
        for place in range(3)
    ]
    with django_assert_max_num_queries(6):
        page_of(visitor, moments[1].get_absolute_url())


def test_only_reading_is_allowed(visitor: Client) -> None:
    scene = make_scene(make_film())
    assert visitor.post(scene.get_absolute_url()).status_code == 405
    assert Moment.objects.count() == 1
