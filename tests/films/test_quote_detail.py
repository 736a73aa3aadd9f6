"""A quote's page: the line large, its original, who says it, and words to take along."""

from __future__ import annotations

import json
import re

import pytest
from django.test import Client

from tests.factories import make_character, make_dialogue, make_film, make_quote
from tests.films.visits import page_of, words_of

pytestmark = pytest.mark.django_db
SPOKEN = {"provenance": "script", "source": "The script"}


def test_a_verbatim_quote_stands_in_the_marks_of_its_language(visitor: Client) -> None:
    quote = make_quote(
        make_film(), text="Hope.", original_text="Надежда.", original_language="ru", language="en", **SPOKEN
    )
    page = page_of(visitor, quote.get_absolute_url())
    assert "<p>“Hope.”</p></blockquote>" in page
    assert 'lang="ru">«Надежда.»</p>' in page


@pytest.mark.parametrize("how", [{"provenance": "retold"}, {"provenance": "disputed", "note": "Nobody has it."}])
def test_what_is_not_verbatim_stands_in_no_marks(visitor: Client, how: dict[str, str]) -> None:
    quote = make_quote(make_film(), text="Hope.", original_text="Надежда.", **how)
    main = page_of(visitor, quote.get_absolute_url()).partition("<main")[2]
    assert "Hope." in main
    assert not re.search(r"[“”«»]|<q\b|<blockquote", main)
    assert quote.get_provenance_display() in main.lower()


def test_a_misattributed_quote_says_so_plainly(visitor: Client) -> None:
    quote = make_quote(make_film(), provenance="misattributed", source="A poster", note="It is from the poster.")
    words = words_of(visitor, quote.get_absolute_url())
    assert "Misattributed. This is often said to be in the film. It is not. It is from the poster." in words
    assert "Take it along" not in words


def test_a_quote_names_its_speaker_and_the_line_it_is(visitor: Client) -> None:
    film = make_film()
    boris = make_character(film, name="Boris")
    dialogue = make_dialogue(film, lines=[(boris, "Wait for me.")], title="The Farewell")
    quote = make_quote(film, speaker=boris, line=dialogue.lines.get())
    page = page_of(visitor, quote.get_absolute_url())
    assert f'href="{boris.get_absolute_url()}">Boris</a>' in page
    assert f'href="{dialogue.get_absolute_url()}#line-l1"' in page


def test_a_line_that_is_off_the_site_is_not_linked(visitor: Client) -> None:
    film = make_film()
    boris = make_character(film)
    dialogue = make_dialogue(film, lines=[(boris, "Wait.")], is_published=False)
    quote = make_quote(film, speaker=boris, line=dialogue.lines.get())
    assert dialogue.get_absolute_url() not in page_of(visitor, quote.get_absolute_url())


def test_a_quote_can_be_taken_along_with_its_attribution(visitor: Client) -> None:
    film = make_film(title="Up", year=2009)
    quote = make_quote(film, text="Adventure.", speaker=make_character(film, name="Ellie"), **SPOKEN)
    words = words_of(visitor, quote.get_absolute_url())
    assert f"“Adventure.” — Ellie, Up (2009) http://testserver/m/{quote.pk}/" in words


def test_a_retold_quote_is_taken_along_as_retold(visitor: Client) -> None:
    quote = make_quote(make_film(title="Up", year=2009), text="Adventure.")
    assert "Adventure. — Up (2009), retold in our words" in words_of(visitor, quote.get_absolute_url())


def test_machines_are_told_of_what_is_safely_verbatim_only(visitor: Client) -> None:
    film = make_film()
    told = make_quote(film, text="Hope.", **SPOKEN)
    untold = [make_quote(film), make_quote(film, reveal_at=5, **SPOKEN)]
    data = re.findall(r'ld\+json">(.*?)</script>', page_of(visitor, told.get_absolute_url()))
    assert json.loads(data[1])["text"] == "Hope."
    assert all('"Quotation"' not in page_of(visitor, quote.get_absolute_url()) for quote in untold)
