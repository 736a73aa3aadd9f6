"""The page of a film: everything about it at one price."""

from __future__ import annotations

import json
import re

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from films.models import Country, Credit, Film, Genre, Moment
from tests.factories import (
    make_character,
    make_credit,
    make_dialogue,
    make_episode,
    make_film,
    make_person,
    make_quote,
    make_scene,
    make_series,
    make_track,
    make_trivia,
)

BUDGET = 10
BUDGET_MEMBER = 14


@pytest.fixture
def cranes(db: None) -> Film:
    return make_film(
        slug="cranes",
        title="The Cranes Are Flying",
        original_title="Летят журавли",
        original_language="ru",
        year=1957,
        running_minutes=97,
        tagline="Two lovers and a war.",
        synopsis="Moscow, June 1941.",
        sources="Somewhere, https://example.org/cranes",
        accent=14,
    )


def page(visitor: Client, film: Film) -> str:
    response = visitor.get(film.get_absolute_url())
    assert response.status_code == 200
    return response.content.decode()


def fill(film: Film, *, times: int) -> None:
    """As much of everything, `times` over."""
    for number in range(times):
        film.genres.add(Genre.objects.create(name=f"G{film.pk}{number}", slug=f"g{film.pk}{number}"))
        film.countries.add(Country.objects.create(name=f"C{film.pk}{number}", slug=f"c{film.pk}{number}"))
        film.related.add(make_film())
        character = make_character(film, played_by=make_person())
        make_credit(film, job="director", note="Somebody says otherwise.")
        episode = make_episode(film) if film.is_series else None
        scene = make_scene(film, episode=episode, starts_at=60 * number, is_estimated=True)
        make_dialogue(film, scene=scene, lines=[(character, "One."), (character, "Two."), (character, "Three.")])
        for make in (make_quote, make_trivia, make_track):
            make(film, scene=scene, speaker=character)


@pytest.mark.parametrize("times", [1, 40])
@pytest.mark.parametrize("make", [make_film, make_series])
def test_the_page_costs_the_same_whatever_the_film_holds(  # type: ignore[no-untyped-def]
    visitor: Client, db: None, make, times: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    film = make()
    fill(film, times=times)
    with django_assert_max_num_queries(BUDGET):
        page(visitor, film)


def test_a_member_may_cost_a_little_more(
    as_alice: Client, cranes: Film, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    fill(cranes, times=5)
    with django_assert_max_num_queries(BUDGET_MEMBER):
        page(as_alice, cranes)


def test_the_facts_of_a_film_stand_on_its_page(visitor: Client, cranes: Film) -> None:
    text = page(visitor, cranes)
    for fact in ("The Cranes Are Flying</h1>", "1957", "97 minutes", "Two lovers and a war.", "Moscow, June 1941."):
        assert fact in text


def test_the_original_title_is_marked_as_what_it_is(visitor: Client, cranes: Film) -> None:
    assert re.search(r'<p [^>]*lang="ru">Летят журавли</p>', page(visitor, cranes))


def test_a_title_in_its_own_language_is_not_said_twice(visitor: Client, db: None) -> None:
    assert "film__original" not in page(visitor, make_film(title="Up", original_title="Up", original_language="en"))


def test_genres_and_countries_lead_to_the_list(visitor: Client, cranes: Film) -> None:
    fill(cranes, times=1)
    text = page(visitor, cranes)
    assert f'href="/films/?genre=g{cranes.pk}0"' in text
    assert f'href="/films/?country=c{cranes.pk}0"' in text


def test_sources_are_links(visitor: Client, cranes: Film) -> None:
    assert 'href="https://example.org/cranes"' in page(visitor, cranes)


def test_credits_are_grouped_by_job_with_what_is_disputed(visitor: Client, cranes: Film) -> None:
    make_credit(cranes, person=make_person(name="Second Writer"), job="writer", detail="the play", note="He denied it.")
    make_credit(cranes, person=make_person(name="The Director"), job="director")
    make_credit(cranes, person=make_person(name="First Writer"), job="writer", position=0)
    text = page(visitor, cranes)
    credited = text[text.index('id="credits"') :]
    order = [credited.index(words) for words in ("Directed by", "The Director", "Written by", "Second Writer")]
    assert order == sorted(order)
    assert credited.count("Written by") == 1
    assert "(the play)" in credited
    assert "He denied it." in credited


def test_who_is_not_published_is_not_named(visitor: Client, cranes: Film) -> None:
    hidden = make_person(name="Nobody Known", is_published=False)
    make_credit(cranes, person=hidden, job="director")
    make_character(cranes, name="Veronika", played_by=hidden)
    text = page(visitor, cranes)
    assert "Veronika" in text
    assert "Nobody Known" not in text


def test_a_credit_of_one_episode_waits_for_the_page_of_that_episode(visitor: Client, db: None) -> None:
    series = make_series()
    make_credit(series, person=make_person(name="Guest"), job=Credit.Job.DIRECTOR, episode=make_episode(series))
    assert "Guest" not in page(visitor, series)


def test_episodes_are_listed_by_season(visitor: Client, db: None) -> None:
    series = make_series(year=1959, end_year=1964)
    make_episode(series, title="Pilot")
    make_episode(series, title="Return", season=2, number=1)
    text = page(visitor, series)
    order = [text.index(words) for words in ("Season 1", "Pilot", "Season 2", "Return")]
    assert order == sorted(order)
    assert "1959–1964" in text


def test_scenes_stand_in_the_order_of_the_film_with_honest_times(visitor: Client, cranes: Film) -> None:
    make_scene(cranes, title="Second", position=2, starts_at=14 * 60, is_estimated=True)
    make_scene(cranes, title="First", position=1, starts_at=90)
    listed = page(visitor, cranes).split("scenes-in-order")[-1]
    assert listed.index("First") < listed.index("Second")
    assert "about 14 min in" in listed
    assert re.search(r"(?<!about )1 min in", listed)


def test_the_card_of_a_scene_knows_its_number(visitor: Client, cranes: Film) -> None:
    for position, title in enumerate(("First", "Second", "Third")):
        make_scene(cranes, title=title, position=position, wilson=position / 10)
    numbers = re.findall(r"Scene (\d)<.*?moment-card__title\"><a [^>]*>(\w+)<", page(visitor, cranes), re.DOTALL)
    assert numbers == [("3", "Third"), ("2", "Second"), ("1", "First")]


def test_three_of_each_kind_are_shown_and_all_are_counted(visitor: Client, cranes: Film) -> None:
    for rank in range(5):
        make_quote(cranes, title=f"Quote of rank {rank}", wilson=rank / 10)
    text = page(visitor, cranes).partition('id="best-quote"')[2]
    assert [f"Quote of rank {rank}" in text for rank in range(5)] == [False, False, True, True, True]
    assert "See all 5" in text


def test_what_is_in_doubt_is_never_among_the_best(visitor: Client, cranes: Film) -> None:
    make_trivia(cranes, title="A legend", wilson=0.9, provenance="disputed", note="Others deny it.")
    make_trivia(cranes, title="A fact", wilson=0.1)
    text = page(visitor, cranes)
    assert "A fact" in text
    assert "A legend" not in text
    assert "See all 2" in text


def test_a_kind_that_is_all_in_doubt_says_so(visitor: Client, cranes: Film) -> None:
    make_trivia(cranes, provenance="misattributed", source="A poster")
    assert "All of these are disputed or misattributed" in page(visitor, cranes)


def test_before_any_vote_the_harmless_come_first(visitor: Client, cranes: Film) -> None:
    for number in range(3):
        make_quote(cranes, reveal_at=40, position=number, text="Gives it away.")
    make_quote(cranes, title="Harmless", position=9)
    assert "Harmless" in page(visitor, cranes)


def test_a_card_of_a_new_film_keeps_back_what_tells_the_story(visitor: Client, db: None) -> None:
    premiere = make_film(year=timezone.localdate().year)
    quote = make_quote(premiere, reveal_at=43, text="It is over.")
    content = page(visitor, premiere)
    assert "Kept back: it tells what happens up to minute 43." in content
    assert f'href="{quote.get_absolute_url()}?show=43"' in content
    assert "It is over." not in content


def test_only_words_that_were_said_stand_in_quotation_marks(visitor: Client, cranes: Film) -> None:
    make_quote(cranes, text="Little cranes.", provenance="secondary", source="Somewhere")
    make_quote(cranes, text="In other words.", provenance="retold")
    text = page(visitor, cranes)
    assert "“Little cranes.”" in text
    assert "“In other words.”" not in text
    assert "retold in our words" in text


def test_an_original_stands_under_its_translation_in_its_language(visitor: Client, cranes: Film) -> None:
    make_quote(cranes, text="Squirrel!", original_text="Белка!", original_language="ru")
    assert re.search(r'<p [^>]*lang="ru">Белка!</p>', page(visitor, cranes))


def test_a_dialogue_shows_its_first_two_lines(visitor: Client, cranes: Film) -> None:
    boris, veronika = make_character(cranes, name="Boris"), make_character(cranes, name="Veronika")
    make_dialogue(cranes, lines=[(boris, "Line one."), (veronika, "Line two."), (boris, "Line three.")])
    text = page(visitor, cranes)
    assert ("Line one." in text, "Line two." in text, "Line three." in text) == (True, True, False)


def test_a_film_without_moments_says_so(visitor: Client, cranes: Film) -> None:
    assert "No moment of this film is here yet." in page(visitor, cranes)


def test_related_films_are_linked_when_they_are_on_the_site(visitor: Client, cranes: Film) -> None:
    cranes.related.add(make_film(title="Up", slug="up"), make_film(slug="hidden", is_published=False))
    text = page(visitor, cranes)
    assert 'href="/films/up/"' in text
    assert "/films/hidden/" not in text


def test_moments_that_are_not_published_are_not_counted(visitor: Client, cranes: Film) -> None:
    make_quote(cranes, title="Seen")
    make_quote(cranes, title="Unseen", is_published=False)
    text = page(visitor, cranes)
    assert "Unseen" not in text
    assert "See the one there is" in text


def test_a_film_that_is_not_published_is_not_found(visitor: Client, db: None) -> None:
    assert visitor.get(make_film(is_published=False).get_absolute_url()).status_code == 404


def test_a_merged_film_leads_to_the_one_it_went_into(visitor: Client, cranes: Film) -> None:
    duplicate = make_film(slug="letyat-zhuravli", is_published=False, merged_into=cranes)
    response = visitor.get(duplicate.get_absolute_url())
    assert (response.status_code, response["Location"]) == (301, "/films/cranes/")


def test_markup_in_a_text_is_shown_as_text(visitor: Client, cranes: Film) -> None:
    Film.objects.update(tagline="<img src=x onerror=alert(1)>")
    make_scene(cranes, title="<b>Bold</b>", summary="</p><script>1</script>")
    text = page(visitor, cranes)
    assert "<img src=x" not in text
    assert "<script>1" not in text
    assert "<b>Bold" not in text


def test_machines_are_told_what_the_film_is(visitor: Client, cranes: Film) -> None:
    blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page(visitor, cranes), re.DOTALL)
    told = {block["@type"]: block for block in map(json.loads, blocks)}
    assert told["Movie"]["alternateName"] == "Летят журавли"
    assert told["BreadcrumbList"]["itemListElement"][-1]["name"] == "The Cranes Are Flying"


def test_the_page_takes_the_accent_of_the_film(visitor: Client, cranes: Film) -> None:
    assert '<body class="page" data-accent="14">' in page(visitor, cranes)


def test_moments_know_how_many_there_are_of_their_kind(cranes: Film) -> None:
    for _ in range(4):
        make_scene(cranes)
    found = list(Moment.objects.of_film(cranes).best_of_each_kind(3))
    assert [getattr(moment, "of_kind_count", None) for moment in found] == [4, 4, 4]
