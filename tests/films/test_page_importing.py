"""Importing a pasted page adds what it says to the catalogue, and what of it may not be published waits."""

from __future__ import annotations

import pytest
from django.contrib.admin.models import LogEntry

from community.models import Member
from films.catalogue.page.plan import plan_page
from films.catalogue.page.reader import read_page
from films.catalogue.page.text import PageError
from films.models import Dialogue, Film, Moment, Quote, Scene
from tests.factories import make_dialogue, make_film, make_scene
from tests.films.pages import FILM, PAGE, SOURCE, paste


def test_a_page_makes_a_film(db: None) -> None:
    plan = paste()
    film = Film.objects.get()
    assert plan.film == film
    assert (film.slug, film.title, film.year, film.is_published) == ("the-lighthouse-keepers-tram", FILM, 1957, True)
    counts = {kind: film.moments.of_kind(kind).count() for kind in ("scene", "dialogue", "quote", "trivia", "track")}
    assert counts == {"scene": 2, "dialogue": 2, "quote": 2, "trivia": 1, "track": 1}


def test_everything_is_secondary_and_names_the_page_as_its_source(db: None) -> None:
    paste()
    assert set(Moment.objects.values_list("provenance", "source")) == {("secondary", SOURCE)}


def test_lines_keep_their_order_and_speakers(db: None) -> None:
    paste()
    dialogue = Dialogue.objects.get(title="The Last Stop")
    assert list(dialogue.lines.in_order().values_list("key", "position", "speaker__name", "text")) == [
        ("l1", 1, "Marika", "Does this one go as far as the sea?"),
        ("l2", 2, "Inspector Vogt", "It used to, madam."),
        ("l3", 3, "Marika", "Then I shall ride until it remembers."),
    ]


def test_moments_keep_the_pages_order(db: None) -> None:
    paste()
    assert list(Scene.objects.in_film_order().values_list("title", "position")) == [
        ("The Last Stop", 1),
        ("The Flooded Street", 2),
    ]


def test_a_dialogue_hangs_on_the_scene_of_its_title(db: None) -> None:
    paste()
    assert Dialogue.objects.get(title="The Last Stop").scene == Scene.objects.get(title="The Last Stop")
    assert Dialogue.objects.get(title="A Ticket for Two").scene is None


def test_a_dialogue_waits_unpublished_for_its_context(db: None) -> None:
    paste()
    assert not Dialogue.objects.published().exists()
    assert Moment.objects.published().count() == 6


def test_what_breaks_the_quotation_budget_is_stored_unpublished(db: None) -> None:
    film = make_film(title=FILM, running_minutes=1)
    plan = paste(film=film)
    assert list(Quote.objects.in_film_order().values_list("is_published", flat=True)) == [True, False]
    assert [planned.reasons for planned in plan.of_kind("quote")][1] == [
        "The film quotes 19 words verbatim; 10 are allowed for its running time."
    ]


def test_a_long_dialogue_is_told_to_be_too_long(db: None) -> None:
    lines = "".join(f"Ann\nAnn\n\nLine {number}.\n\n" for number in range(9))
    plan = paste(f"Long, Reelive\n\n{lines}", film=make_film())
    assert len(plan.moments[0].reasons) == 2


def test_a_dialogue_hangs_on_the_films_scene_if_the_page_has_none(db: None) -> None:
    film = make_film(title=FILM)
    scene = make_scene(film, title="a ticket for TWO")
    paste()
    assert Dialogue.objects.get(title="A Ticket for Two").scene == scene


def test_a_dialogue_hangs_on_the_pages_own_scene_rather_than_on_anothers(db: None) -> None:
    film = make_film(title=FILM)
    other = make_scene(film, title="The Last Stop")
    make_dialogue(film, title="The Last Stop", scene=other)
    paste()
    added = Dialogue.objects.get(title="The Last Stop", source=SOURCE)
    assert added.scene
    assert added.scene.source == SOURCE


def test_what_is_too_long_is_named_with_its_line_and_nothing_is_stored(db: None) -> None:
    text = PAGE.replace("It used to, madam.", "tram " * 300).replace("Stranger", "S" * 121)
    with pytest.raises(PageError) as refused:
        paste(text)
    assert list(map(str, refused.value.faults)) == [
        "line 8: the line's text has 1499 characters: at most 1000",
        "line 25: the speaker's name has 121 characters: at most 120",
    ]
    assert not Film.objects.exists()


def test_a_crowd_that_no_film_has_is_refused(db: None) -> None:
    lines = "".join(f"N{number}\nN{number}\n\nHello.\n\n" for number in range(501))
    with pytest.raises(PageError, match="501 people speak on it: at most 500") as refused:
        paste(f"A, Reelive\n\n{lines}", film=make_film())
    assert "line 1: the dialogue has 501 lines: at most 500" in str(refused.value)


def test_a_page_with_nothing_to_import_is_refused(db: None) -> None:
    with pytest.raises(PageError, match="no line of it is part of a film page"):
        paste("Dear diary,\n\nit rained.\n\nYours")


def test_a_quote_has_the_language_of_the_pages_markers(db: None) -> None:
    paste(PAGE.replace("Context:", "Контекст:").replace("Why it matters:", "Почему это важно:"))
    assert set(Quote.objects.values_list("language", flat=True)) == {"ru"}


def test_a_quote_of_a_page_without_markers_has_a_language_only_if_it_shows(db: None) -> None:
    paste("Ann\n\nYes.\n\nAnn\n\nOne, Reelive\nЮля\n\nДа.\n\nЮля\n\nOne, Reelive\n")
    assert list(Quote.objects.in_film_order().values_list("language", flat=True)) == ["en", "und"]


def test_the_film_remembers_who_imported_what(curator: Member) -> None:
    paste(by=curator)
    entry = LogEntry.objects.get()
    assert (entry.user, entry.get_change_message()) == (curator, "Imported the page “tram.txt”.")


def test_planning_stores_nothing(db: None) -> None:
    plan_page(page=read_page(PAGE), source=SOURCE, year=1957)
    assert not Film.objects.exists()


def test_a_long_page_costs_no_more_queries_than_a_short_one(db: None, django_assert_max_num_queries: object) -> None:
    quotes = "".join(f"Ann\n\nLine {number}.\n\nAnn\n\nOne, Reelive\n" for number in range(400))
    with django_assert_max_num_queries(60):  # type: ignore[operator]
        paste(quotes)
    assert Quote.objects.count() == 400
