"""What a share card says of each kind of moment, and what it never says."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.conf import LazySettings
from django.utils.translation import override

from films.models import Film
from films.share_cards import typefaces
from films.share_cards.shapes import Weight
from films.share_cards.words import Spoken, Words, words_of, words_of_film
from tests.factories import make_character, make_dialogue, make_film, make_quote, make_scene, make_track, make_trivia

pytestmark = pytest.mark.django_db
SPOKEN = {"provenance": "script", "source": "The script"}


@pytest.fixture(autouse=True)
def _only_our_own_typeface(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Whatever the machine has installed."""
    monkeypatch.setattr(typefaces, "installed", tuple)
    typefaces.typeface_for.cache_clear()
    yield
    typefaces.typeface_for.cache_clear()


@pytest.fixture
def film() -> Film:
    return make_film(title="Late Spring", original_title="晩春", year=1949, accent=8)


def said(words: Words | None) -> Words:
    assert words is not None
    return words


def test_a_verbatim_quote_stands_in_marks_over_its_original(film: Film) -> None:
    noriko = make_character(film, name="Noriko")
    quote = make_quote(film, text="Hope.", original_text="Надежда.", original_language="ru", speaker=noriko, **SPOKEN)
    words = said(words_of(quote))
    assert (words.spoken, words.beneath, words.whose) == ((Spoken("“Hope.”"),), "«Надежда.»", "Noriko")
    assert (words.film, words.note, words.label) == ("Late Spring (1949)", "", "Quote")


def test_a_retold_quote_says_so_and_has_no_marks(film: Film) -> None:
    words = said(words_of(make_quote(film, text="Hope.")))
    assert (words.spoken, words.note) == ((Spoken("Hope."),), "retold in our words")


def test_a_dialogue_gives_its_first_three_lines(film: Film) -> None:
    noriko = make_character(film, name="Noriko")
    dialogue = make_dialogue(film, lines=[(noriko, text) for text in ("One.", "Two.", "Three.", "Four.")])
    words = said(words_of(dialogue, dialogue.lines.all()))
    assert words.spoken == (Spoken("One.", "Noriko"), Spoken("Two.", "Noriko"), Spoken("Three.", "Noriko"))


def test_what_is_told_gives_its_title_and_its_opening(film: Film) -> None:
    opening = "A train passes, and nobody in it says a word. "
    for moment in (
        make_scene(film, title="Told", summary=opening * 9),
        make_trivia(film, title="Told", fact=opening * 9),
        make_track(film, title="Told", usage=opening * 6),
    ):
        words = said(words_of(moment))
        assert words.title == "Told"
        assert words.beneath.startswith(opening)
        assert words.beneath.endswith("…")
        assert len(words.beneath) < 180


def test_the_address_is_short_and_of_this_site(film: Film, settings: LazySettings) -> None:
    settings.SITE_ADDRESS = "https://reelive.example"
    quote = make_quote(film)
    assert said(words_of(quote)).address == f"reelive.example/m/{quote.pk}/"


def test_a_still_takes_the_place_of_the_art(film: Film) -> None:
    scene = make_scene(film, still="stills/train.webp")
    assert said(words_of(scene)).picture == "stills/train.webp"


def test_letters_that_no_typeface_has_give_way_to_the_title(film: Film) -> None:
    words = said(
        words_of(make_quote(film, title="On the train", text="人間生活の歴史", original_text="そう", **SPOKEN))
    )
    assert (words.title, words.spoken, words.beneath) == ("On the train", (), "")


def test_where_the_title_has_such_letters_too_the_film_stands_in(film: Film) -> None:
    assert said(words_of(make_quote(film, title="汽車", text="人間"))).title == "Late Spring"


def test_a_film_without_a_legible_name_has_no_card() -> None:
    film = make_film(slug="晩春", title="晩春")
    assert words_of(make_quote(film, title="汽車", text="人間")) is None


def test_the_page_of_a_film_leaves_out_what_it_cannot_set(film: Film) -> None:
    words = said(words_of_film(film))
    assert (words.title, words.beneath) == ("Late Spring", "")


@pytest.mark.parametrize(
    "text", ["Wait for me.", "Жди меня. Ёлка, їжак", "Περίμενέ με. Όλα ώς", "Žluťoučký kůň, ąęłőß"]
)
def test_our_own_typeface_sets_latin_cyrillic_and_greek(text: str) -> None:
    assert all(typefaces.typeface_for(text, weight) for weight in Weight)


def test_everybody_shares_one_card_whatever_they_speak(film: Film, settings: LazySettings) -> None:
    quote = make_quote(film)
    settings.LANGUAGES = [("en", "English"), ("de", "Deutsch")]
    with override("de"):
        assert words_of(quote) == words_of(quote)
        assert said(words_of(quote)).label == "Quote"


def test_a_card_is_told_in_a_sentence_to_those_who_cannot_see_it(film: Film) -> None:
    quote = make_quote(film, text="Hope.", speaker=make_character(film, name="Noriko"), **SPOKEN)
    assert said(words_of(quote)).aloud == "“Hope.” — Noriko, Late Spring (1949)"
    assert said(words_of(make_scene(film, title="The train", summary="It leaves."))).aloud == (
        "The train: It leaves. — Late Spring (1949)"
    )
