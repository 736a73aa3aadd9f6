"""A dialogue and its lines are one ordered form; what may not be quoted is refused with the numbers."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from films.models import Character, Dialogue, Film, Line
from tests.factories import make_character, make_dialogue, make_film, make_quote, make_scene
from tests.films.admin_pages import add_to, errors_of, form_on, history_of, page_of, send

VERBATIM = {"provenance": "secondary", "source": "a book"}


@pytest.fixture
def film(db: None) -> Film:
    return make_film(running_minutes=97)


@pytest.fixture
def veronika(film: Film) -> Character:
    return make_character(film, name="Veronika")


@pytest.fixture
def dialogue(film: Film, veronika: Character) -> Dialogue:
    return make_dialogue(film, title="The stairs", lines=[(veronika, "One."), (veronika, "Two."), (veronika, "Three.")])


def line(number: int, speaker: Character, text: str, **fields: Any) -> dict[str, Any]:
    """A new row of the form, behind the three that are there."""
    row = {"speaker": speaker.pk, "text": text, "is_published": "on", **fields}
    return {"lines-TOTAL_FORMS": number + 1} | {f"lines-{number}-{name}": value for name, value in row.items()}


def texts(dialogue: Dialogue) -> list[str]:
    return list(dialogue.lines.in_order().values_list("text", flat=True))


def test_lines_stand_in_their_order(as_curator: Client, dialogue: Dialogue) -> None:
    form = form_on(as_curator, page_of(dialogue))
    assert [(form[f"lines-{n}-place"], form[f"lines-{n}-text"]) for n in range(3)] == [
        (1, "One."),
        (2, "Two."),
        (3, "Three."),
    ]


def test_a_line_moves_between_two_others(as_curator: Client, dialogue: Dialogue) -> None:
    assert send(as_curator, page_of(dialogue), {"lines-0-place": "2.5"}).status_code == 302
    assert list(dialogue.lines.in_order().values_list("position", "text", "key")) == [
        (1, "Two.", "l2"),
        (2, "One.", "l1"),
        (3, "Three.", "l3"),
    ]


def test_a_new_line_without_a_place_comes_last(as_curator: Client, dialogue: Dialogue, veronika: Character) -> None:
    send(as_curator, page_of(dialogue), line(3, veronika, "Four."))
    assert texts(dialogue) == ["One.", "Two.", "Three.", "Four."]


def test_new_lines_get_keys_that_no_pack_would_give(
    as_curator: Client, dialogue: Dialogue, veronika: Character
) -> None:
    send(as_curator, page_of(dialogue), line(3, veronika, "Four.") | line(4, veronika, "Five.", place="1.5"))
    assert list(dialogue.lines.in_order().values_list("key", flat=True)) == ["l1", "a1-2", "l2", "l3", "a1"]


def test_a_dialogue_and_its_lines_are_added_at_once(as_curator: Client, film: Film, veronika: Character) -> None:
    address = add_to(Dialogue, film=film.pk)
    new = {"title": "The farewell", "context": "They will not meet again.", "is_published": "on"}
    assert send(as_curator, address, new | line(0, veronika, "Wait for me.")).status_code == 302
    made = Dialogue.objects.get()
    assert (made.film, made.key, made.slug, made.position) == (film, "the-farewell", "the-farewell", 1)
    assert texts(made) == ["Wait for me."]


def test_only_characters_of_the_film_speak(as_curator: Client, dialogue: Dialogue, veronika: Character) -> None:
    stranger = make_character(make_film(), name="Carl")
    page = as_curator.get(page_of(dialogue)).content.decode()
    assert "Carl" not in page
    response = send(as_curator, page_of(dialogue), {"lines-0-speaker": stranger.pk})
    assert "This belongs to another film, or is gone. Choose again." in errors_of(response)


def test_speakers_are_asked_for_once_however_many_lines(as_curator: Client, film: Film, veronika: Character) -> None:
    costs = []
    for count in (2, 40):
        dialogue = make_dialogue(film, lines=[(veronika, "Yes.")] * count)
        with CaptureQueriesContext(connection) as queries:
            as_curator.get(page_of(dialogue))
        costs.append(len(queries))
    assert costs[1] <= costs[0] <= 16


def test_curators_take_a_line_away_by_unpublishing_it(as_curator: Client, dialogue: Dialogue) -> None:
    send(as_curator, page_of(dialogue), {"lines-1-is_published": None, "lines-0-DELETE": "on"})
    assert list(dialogue.lines.in_order().values_list("text", "is_published")) == [
        ("One.", True),
        ("Two.", False),
        ("Three.", True),
    ]


def test_operators_delete_a_line(as_operator: Client, dialogue: Dialogue) -> None:
    send(as_operator, page_of(dialogue), {"lines-1-DELETE": "on"})
    assert list(dialogue.lines.in_order().values_list("position", "text")) == [(1, "One."), (2, "Three.")]
    assert history_of(dialogue) == ["Line “Two.” deleted."]


def test_the_history_tells_what_a_line_said_before(as_curator: Client, dialogue: Dialogue, veronika: Character) -> None:
    boris = make_character(dialogue.film, name="Boris")
    send(as_curator, page_of(dialogue), {"lines-0-text": "Uno.", "lines-0-speaker": boris.pk})
    assert history_of(dialogue) == ["Line “Uno.”: Speaker: “Veronika” → “Boris”; Text: “One.” → “Uno.”"]


def test_a_line_that_is_too_long_is_refused(as_curator: Client, dialogue: Dialogue) -> None:
    response = send(as_curator, page_of(dialogue), {"lines-0-text": "x" * 1_001})
    assert "at most 1000 characters" in errors_of(response)


class TestQuotation:
    def test_nine_verbatim_lines_are_refused(self, as_curator: Client, film: Film, veronika: Character) -> None:
        dialogue = make_dialogue(film, title="The stairs", lines=[(veronika, "No.")] * 8, **VERBATIM)
        response = send(as_curator, page_of(dialogue), line(8, veronika, "No."))
        assert "“The stairs” has 9 verbatim lines in a row; 8 are allowed." in errors_of(response)
        assert dialogue.lines.count() == 8

    def test_an_unpublished_ninth_line_is_no_quotation(
        self, as_curator: Client, film: Film, veronika: Character
    ) -> None:
        dialogue = make_dialogue(film, lines=[(veronika, "No.")] * 8, **VERBATIM)
        assert send(as_curator, page_of(dialogue), line(8, veronika, "No.", is_published=None)).status_code == 302

    def test_nine_lines_retold_become_no_quotation(self, as_curator: Client, film: Film, veronika: Character) -> None:
        dialogue = make_dialogue(film, lines=[(veronika, "No.")] * 9)
        response = send(as_curator, page_of(dialogue), VERBATIM)
        assert "has 9 verbatim lines in a row" in errors_of(response)

    def test_the_words_of_a_scene_are_counted_together(
        self, as_curator: Client, film: Film, veronika: Character
    ) -> None:
        scene = make_scene(film, title="The flat")
        make_quote(film, scene=scene, text=" ".join(["word"] * 249), **VERBATIM)
        dialogue = make_dialogue(film, scene=scene, lines=[(veronika, "No.")], **VERBATIM)
        response = send(as_curator, page_of(dialogue), {"lines-0-text": "Not at all."})
        assert "The scene “The flat” quotes 252 words verbatim; 250 are allowed." in errors_of(response)

    def test_a_comma_may_be_corrected_in_what_was_over_already(
        self, as_curator: Client, film: Film, veronika: Character
    ) -> None:
        dialogue = make_dialogue(film, lines=[(veronika, "No no.")] * 9, **VERBATIM)
        assert send(as_curator, page_of(dialogue), {"lines-0-text": "No, no."}).status_code == 302

    def test_a_draft_may_quote_what_it_likes(self, as_curator: Client, film: Film, veronika: Character) -> None:
        dialogue = make_dialogue(film, lines=[(veronika, "No.")] * 8, is_published=False, **VERBATIM)
        assert send(as_curator, page_of(dialogue), line(8, veronika, "No.")).status_code == 302

    def test_a_dialogue_needs_its_context(self, as_curator: Client, dialogue: Dialogue) -> None:
        response = send(as_curator, page_of(dialogue), {"context": " "})
        assert "A dialogue needs its context: say why the exchange matters." in errors_of(response)

    def test_the_meter_of_the_dialogue_is_shown(self, as_curator: Client, film: Film, veronika: Character) -> None:
        scene = make_scene(film, title="The flat")
        dialogue = make_dialogue(film, title="The stairs", scene=scene, lines=[(veronika, "No no.")], **VERBATIM)
        page = as_curator.get(page_of(dialogue)).content.decode()
        assert "“The stairs” has 1 verbatim lines in a row; 8 are allowed." in page
        assert "The scene “The flat” quotes 2 words verbatim; 250 are allowed." in page


def test_typed_text_survives_a_refusal(as_curator: Client, dialogue: Dialogue) -> None:
    response = send(as_curator, page_of(dialogue), {"context": "", "lines-0-text": "Typed with care."})
    assert "Typed with care." in response.content.decode()
    assert Line.objects.get(key="l1").text == "One."
