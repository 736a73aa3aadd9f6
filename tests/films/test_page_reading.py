"""A pasted page is read whole: what is placed, what is skipped, what is left over."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from django.conf import settings

from films.catalogue.page.reader import read_page
from films.catalogue.page.text import decode_page
from tests.films.pages import FILM, PAGE, all_numbers, contents


def test_a_page_is_read_whole() -> None:
    page = read_page(PAGE)
    assert page.film_title == FILM
    assert page.language == "en"
    assert contents(page) == {
        "dialogues": [
            (
                "The Last Stop",
                [
                    ("Marika", "Does this one go as far as the sea?"),
                    ("Inspector Vogt", "It used to, madam."),
                    ("Marika", "Then I shall ride until it remembers."),
                ],
            ),
            (
                "A Ticket for Two",
                [("Inspector Vogt", "One fare is missing."), ("Stranger", "Put it on the moon's account.")],
            ),
        ],
        "quotes": [
            ("Marica", "I never learnt to get off at the right place."),
            ("Inspector Vogt", "Rails are only roads that made up their minds."),
        ],
        "tracks": [("Night Depot", "Ilse Brandt", "Opening and last ride")],
        "scenes": [
            (
                "The Last Stop",
                "Marika boards the empty tram at dusk and pays with a seashell. The inspector punches it.",
                "It is the bargain that the rest of the film keeps.",
            ),
            (
                "The Flooded Street",
                "Water stands as high as the doors. The tram begins to float, and the passengers lift their feet.",
                "From here on the town has given up its maps.",
            ),
        ],
        "trivia": [
            (
                "The Tram Was Real",
                "The carriage was borrowed from a museum and had to be back on Monday.",
                "The hurry is in every shot.",
            )
        ],
        "related": [("Airplane!",), ("A Slow Ferry",)],
    }
    assert not page.unplaced


def test_every_line_that_shows_something_is_accounted_for_once() -> None:
    shown = [number for number, line in enumerate(PAGE.splitlines(), start=1) if line.strip()]
    assert all_numbers(read_page(PAGE)) == shown


def test_buttons_and_the_advertisement_are_boilerplate() -> None:
    lines = PAGE.splitlines()
    skipped = [lines[number - 1] for number in read_page(PAGE).boilerplate]
    assert skipped.count("Download App") == 4
    assert "The Best Place for Films" in skipped
    assert "Nothing but lines for people who take the tram." in skipped


def test_items_know_the_numbers_of_their_lines() -> None:
    page = read_page(PAGE)
    lines = PAGE.splitlines()
    assert lines[page.quotes[1].number - 1] == "Inspector Vogt"
    assert lines[page.dialogues[0].lines[2].number - 1] == "Marika"
    assert lines[page.trivia[0].numbers[-1] - 1].startswith("Why it matters")


@pytest.mark.parametrize("ending", ["\r\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029"])
def test_every_kind_of_line_break_is_one(ending: str) -> None:
    assert contents(read_page(PAGE.replace("\n", ending))) == contents(read_page(PAGE))


@pytest.mark.parametrize(
    "page", [PAGE.replace("\n\n", "\n"), PAGE.replace("\n\n", "\n\n\n\n"), PAGE.replace("\n", "\n\n")]
)
def test_the_number_of_empty_lines_does_not_matter(page: str) -> None:
    assert contents(read_page(page)) == contents(read_page(PAGE))


def test_space_around_lines_does_not_matter_whatever_its_kind() -> None:
    indented = "\n".join(f"\u00a0\u3000{line}\t " for line in PAGE.splitlines())
    assert contents(read_page(indented)) == contents(read_page(PAGE))


def test_typographic_variants_of_a_name_are_one_name() -> None:
    curly = PAGE.replace("Keeper's Tram\n", "Keeper’s Tram\n")
    assert contents(read_page(curly)) == contents(read_page(PAGE))


def test_curly_quotes_in_the_text_are_kept() -> None:
    page = read_page(PAGE.replace("the moon's account", "the “moon’s” account"))
    assert page.dialogues[1].lines[1].text == "Put it on the “moon’s” account."


@pytest.mark.parametrize(
    "film", ["By the Sea, by Night", "Stop, Reelive", "Ja, ja, by by", "Why?", "Дорога, море, дом"]
)
def test_a_films_title_may_hold_commas_and_by_and_the_sites_own_name(film: str) -> None:
    page = read_page(PAGE.replace(FILM, film))
    assert page.film_title == film
    assert contents(page) == contents(read_page(PAGE))


@pytest.mark.parametrize("comma", [",", " ,", "，", "、", "،"])
def test_the_comma_before_the_sites_name_may_be_of_any_script(comma: str) -> None:
    assert contents(read_page(PAGE.replace(", Reelive", f"{comma} Reelive"))) == contents(read_page(PAGE))


def test_the_real_page_is_read_whole() -> None:
    """Not part of the repository: the page that curators showed us, where the machine has it."""
    path = Path(os.environ.get("SOURCE_PAGE", settings.BASE_DIR.parent / "shared" / "source-page.txt"))
    if not path.is_file():
        pytest.skip("no source page here: name one in SOURCE_PAGE")
    text = decode_page(path.read_bytes())
    page = read_page(text)
    counts = {section: len(items) for section, items in contents(page).items()}
    assert counts == {"dialogues": 18, "quotes": 17, "tracks": 1, "scenes": 19, "trivia": 16, "related": 3}
    assert page.line_count == 101
    assert not page.unplaced
    assert all_numbers(page) == [number for number, line in enumerate(text.split("\n"), start=1) if line.strip()]
