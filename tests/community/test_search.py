"""The search page: what it shows, says back and costs."""

from __future__ import annotations

import gzip
import html
import re

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.http import urlencode

from films.models import Alias, Film
from films.search.indexing import index_again
from films.search.results import BEST, PER_PAGE
from tests.factories import (
    make_character,
    make_credit,
    make_dialogue,
    make_film,
    make_person,
    make_quote,
    make_scene,
    make_track,
    make_trivia,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("searchable")]


def page(client: Client, typed: str, number: int = 1) -> str:
    response = client.get("/search/?" + urlencode({"q": typed, "page": str(number)}))
    assert response.status_code == 200
    return html.unescape(response.content.decode())


@pytest.fixture
def cranes() -> Film:
    return make_film(slug="the-cranes", title="The Cranes Are Flying")


@pytest.fixture
def full(cranes: Film) -> Film:
    """A film with plenty of everything that holds "zephyr"."""
    person = make_person(name="Zephyr Kalatozov", bio="Zephyr")
    make_credit(cranes, person=person)
    for number in range(BEST + 3):
        character = make_character(cranes, name=f"Zephyr {number}", played_by=person)
        Alias.objects.create(film=cranes, character=character, name=f"Wind {number}")
        index_again(character)
        scene = make_scene(cranes, summary="zephyr " * 20)
        lines = [(character, "zephyr")] * 4
        index_again(make_dialogue(cranes, scene=scene, lines=lines))
        make_quote(cranes, text="zephyr", speaker=character, scene=scene)
        make_trivia(cranes, fact="zephyr " * 20)
        make_track(cranes, usage="zephyr")
        make_film(title=f"Zephyr {number}", synopsis="zephyr " * 20)
    return cranes


def test_an_empty_search_says_what_can_be_searched_with_examples_of_the_catalogue(
    visitor: Client, cranes: Film
) -> None:
    make_quote(cranes, text="Squirrels are never late", speaker=make_character(cranes, name="Veronika"))
    text = page(visitor, "")
    assert "What you can look for" in text
    assert '"Squirrels are never late"' in text
    assert 'kind:quote by:"Veronika"' in text


def test_an_empty_catalogue_has_a_search_page(visitor: Client) -> None:
    assert "What you can look for" in page(visitor, "")


def test_matches_are_grouped_by_kind_with_their_counts_and_the_best_few(visitor: Client, full: Film) -> None:
    text = page(visitor, "zephyr")
    headings = re.findall(r"<h2 id=\"(\w+)\">(.+?) <span class=\"search__count\">(\d+)</span>", text)
    assert [heading[0] for heading in headings] == [
        "film", "person", "character", "quote",  # its speaker is called so too
        "scene", "dialogue", "trivia", "track",
    ]  # fmt: skip
    assert {heading[2] for heading in headings} == {"1", str(BEST + 3)}
    assert text.count('class="search__hit"') == 7 * BEST + 1


def test_a_group_leads_to_all_of_its_kind(visitor: Client, full: Film) -> None:
    assert f'<a href="?q=kind%3Aquote+zephyr">All {BEST + 3} in Quotes</a>' in page(visitor, "zephyr")


def test_kinds_in_which_something_is_called_so_come_first(visitor: Client, cranes: Film) -> None:
    make_scene(cranes, summary="The zephyr blows")
    make_track(cranes, title="Zephyr")
    assert re.findall(r"<h2 id=\"(\w+)\">", page(visitor, "zephyr")) == ["track", "scene"]


def test_all_of_a_kind_come_in_pages(visitor: Client, cranes: Film) -> None:
    for number in range(PER_PAGE + 1):
        make_scene(cranes, title=f"The zephyr {number}")
    first, second = page(visitor, "kind:scene zephyr"), page(visitor, "kind:scene zephyr", 2)
    assert first.count('class="search__hit"') == PER_PAGE
    assert second.count('class="search__hit"') == 1
    assert 'rel="next"' in first
    assert 'rel="next"' not in second


@pytest.mark.parametrize("number", ["0", "3", "-1", "x", "1.5", "９", "9999999999999999999999"])
def test_a_page_that_is_not_there_is_not_found(visitor: Client, cranes: Film, number: str) -> None:
    make_scene(cranes, title="The zephyr")
    assert visitor.get("/search/", {"q": "kind:scene zephyr", "page": number}).status_code == 404


def test_the_match_is_marked_in_escaped_text(visitor: Client, cranes: Film) -> None:
    make_scene(cranes, summary="Under <script>alert(1)</script> the Zéphyr blows")
    content = visitor.get("/search/", {"q": "zephyr"}).content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt; the <mark>Zéphyr</mark> blows" in content


def test_what_was_typed_is_escaped_and_kept(visitor: Client) -> None:
    content = visitor.get("/search/", {"q": '"><script>alert(1)</script>'}).content.decode()
    assert "<script>alert" not in content
    assert 'value="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"' in content


def test_a_translated_quote_says_in_which_language_it_is_told(visitor: Client, cranes: Film) -> None:
    make_quote(cranes, text="The cranes", original_text="Журавлики", original_language="ru")
    assert 'lang="ru"><mark>Журавлики</mark>' in page(visitor, "журавлики")


@pytest.fixture
def premiere() -> Film:
    return make_film(title="Premiere", year=timezone.localdate().year)


def test_what_a_reader_has_not_reached_is_found_by_its_title_and_not_quoted(visitor: Client, premiere: Film) -> None:
    make_scene(premiere, title="At the station", summary="Zephyr dies", reveal_at=88)
    assert "At the station" not in page(visitor, "zephyr")
    text = page(visitor, "station")
    assert "At the <mark>station</mark>" in text
    assert "dies" not in text
    assert "tells what happens up to minute 88" in text


def test_one_page_may_be_asked_to_tell_everything(visitor: Client, premiere: Film) -> None:
    make_scene(premiere, title="At the station", summary="Zephyr dies", reveal_at=88)
    (link,) = re.findall(r"<a href=\"([^\"]+)\" rel=\"nofollow\">Show anyway</a>", page(visitor, "zephyr"))
    content = visitor.get(f"/search/{link}").content.decode()
    assert "<mark>Zephyr</mark> dies" in content
    assert ">Keep back what comes later</a>" in content


def test_of_what_has_been_out_for_long_the_plot_is_quoted(visitor: Client, cranes: Film) -> None:
    make_scene(cranes, title="At the station", summary="Zephyr dies", reveal_at=88)
    assert "<mark>Zephyr</mark> dies" in page(visitor, "zephyr")


def test_the_query_is_said_back_in_words(visitor: Client, cranes: Film) -> None:
    boris = make_character(cranes, name="Boris Borozdin")
    make_quote(cranes, text="Home and away", speaker=boris)
    text = page(visitor, 'kind:quote film:cranes by:boris home -war "and away"')
    assert "Quotes, in The Cranes Are Flying, spoken by Boris Borozdin, with “home”, “and away”, without “war”" in text


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("film:xyz house", "No film called “xyz” is here."),
        ("by:xyz house", "Nobody called “xyz” speaks here."),
        ("person:xyz house", "Nobody called “xyz” worked on a film here."),
        ("kind:xyz house", "There is no kind “xyz”."),
        ("film: house", "film: needs a name right behind it"),
        ("by:a by:b house", "by: counts once"),
        ("house " * 60, "A search takes 200 characters at most"),
        ("a b c d e f g h i j k l m n o p q r s t u v w x y z", "A search takes 24 words at most"),
    ],
)
def test_what_was_not_understood_is_said_plainly(visitor: Client, typed: str, said: str) -> None:
    assert said in page(visitor, typed)


def test_finding_nothing_offers_something_to_do(visitor: Client, cranes: Film) -> None:
    text = page(visitor, 'film:cranes "no such" thing')
    assert "Nothing here holds all of that." in text
    assert re.findall(r"<li><a href=\"[^\"]+\">([^<]+)</a></li>", text)[-4:] == [
        "Look everywhere for it", "Take the words in any order", "Only “no such”", "Only “thing”",
    ]  # fmt: skip
    assert 'href="/suggest/' in text


@pytest.mark.parametrize(
    "typed",
    ["zephyr", "film:cranes person:kalatozov zephyr", "film:cranes by:zephyr person:kalatozov zephyr -war",
     "kind:dialogue zephyr", "kind:character wind", ""],
)  # fmt: skip
def test_a_search_costs_the_same_whatever_it_finds(
    visitor: Client, as_alice: Client, full: Film, typed: str, django_assert_max_num_queries: object
) -> None:
    address = "/search/?" + urlencode({"q": typed})
    with django_assert_max_num_queries(8):  # type: ignore[operator]
        response = visitor.get(address)
    with django_assert_max_num_queries(12):  # type: ignore[operator]
        as_alice.get(address)
    assert len(gzip.compress(response.content)) <= 20 * 1024
    assert not response.cookies


@pytest.mark.parametrize(
    "typed",
    ['"', "*", "a AND (", "NEAR(", "%", "%s", "'", "\\", "-", "kind:", "😀", "\u202e", "晩" * 300,
     '"' * 150, "x:" * 90],
)  # fmt: skip
def test_odd_input_is_answered(visitor: Client, full: Film, typed: str) -> None:
    page(visitor, typed)


def test_searches_are_not_listed_by_other_search_engines(visitor: Client) -> None:
    assert '<meta name="robots" content="noindex">' in page(visitor, "house")
