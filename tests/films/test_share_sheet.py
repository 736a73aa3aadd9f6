"""Taking a moment along: its words, its link and its picture, as plain links."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from tests.factories import make_character, make_dialogue, make_film, make_quote, make_scene
from tests.films.visits import page_of

pytestmark = pytest.mark.django_db


def test_the_sheet_offers_words_link_and_pictures_without_any_script(visitor: Client) -> None:
    quote = make_quote(make_film(title="Up", year=2009), text="Adventure.", title="At the door")
    page = page_of(visitor, quote.get_absolute_url())
    assert "Adventure. — Up (2009), retold in our words" in page
    downloads = re.findall(r'<a href="([^"]+\.jpg)" download="', page)
    assert [re.sub("-[0-9a-f]{16}", "", path) for path in downloads] == [
        f"{quote.get_absolute_url()}{size}.jpg" for size in ("square", "wide")
    ]
    assert re.search(r"<button[^>]*data-share-open hidden", page)


def test_the_words_of_a_dialogue_are_its_first_lines(visitor: Client) -> None:
    film = make_film(title="Up", year=2009)
    carl = make_character(film, name="Carl")
    dialogue = make_dialogue(film, lines=[(carl, text) for text in ("One.", "Two.", "Three.", "Four.")])
    sheet = page_of(visitor, dialogue.get_absolute_url()).partition("data-share-words>")[2].partition("</p>")[0]
    assert sheet == "Carl: One.<br>Carl: Two.<br>Carl: Three.<br>— Up (2009), retold in our words"


def test_of_what_tells_the_story_only_the_title_is_taken_along(visitor: Client) -> None:
    scene = make_scene(make_film(title="Up", year=2009), title="A door", summary="They part.", reveal_at=43)
    page = page_of(visitor, scene.get_absolute_url())
    assert "A door — Up (2009)" in page
    assert ".jpg" not in page.partition("data-share-words")[2]


def test_nobody_is_offered_what_the_film_may_not_hold(visitor: Client) -> None:
    quote = make_quote(make_film(), provenance="disputed", note="Nobody has it.")
    assert "data-share" not in page_of(visitor, quote.get_absolute_url())
