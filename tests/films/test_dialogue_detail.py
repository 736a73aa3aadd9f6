"""A dialogue's page: speech bubbles that read as text, each line with an address."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from films.models import Dialogue, Line
from tests.factories import make_character, make_dialogue, make_film, make_quote, make_scene
from tests.films.visits import page_of, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def farewell() -> Dialogue:
    film = make_film()
    boris, veronika, mark = (
        make_character(film, name=name, slug=name.lower()) for name in ("Boris", "Veronika", "Mark")
    )
    lines = [(veronika, "You will?"), (boris, "I will."), (boris, "Soon."), (mark, "Well."), (veronika, "Go.")]
    dialogue = make_dialogue(film, title="The Farewell", context="The last evening.", lines=lines)
    dialogue.lines.filter(position=2).update(cue="quietly")
    return dialogue


def test_lines_read_in_order_each_after_its_speaker(visitor: Client, farewell: Dialogue) -> None:
    words = words_of(visitor, farewell.get_absolute_url()).replace(" #", "").replace(" :", ":")
    assert "Veronika: You will? B Boris (quietly): I will. B Boris: Soon. M Mark: Well. V Veronika: Go." in words


def test_the_first_to_speak_stands_at_the_start_and_sides_hold(visitor: Client, farewell: Dialogue) -> None:
    page = page_of(visitor, farewell.get_absolute_url())
    assert re.findall(r"dialogue__line--(start|end)", page) == ["start", "end", "end", "start", "start"]


def test_a_newcomer_answers_from_the_other_side(visitor: Client) -> None:
    film = make_film()
    carl, dug, russell = (make_character(film) for _ in range(3))
    dialogue = make_dialogue(film, lines=[(carl, "A."), (dug, "B."), (carl, "C."), (russell, "D."), (dug, "E.")])
    page = page_of(visitor, dialogue.get_absolute_url())
    assert re.findall(r"dialogue__line--(start|end)", page) == ["start", "end", "start", "end", "end"]


def test_a_cue_is_seen_though_its_speaker_goes_on(visitor: Client) -> None:
    film = make_film()
    carl = make_character(film)
    dialogue = make_dialogue(film, lines=[(carl, "A."), (carl, "B.")])
    dialogue.lines.filter(text="B.").update(cue="after a while")
    page = page_of(visitor, dialogue.get_absolute_url())
    assert 'class="dialogue__speaker visually-hidden"' not in page
    assert "(after a while)" in page


def test_a_speaker_who_goes_on_is_named_to_listeners_only(visitor: Client, farewell: Dialogue) -> None:
    page = page_of(visitor, farewell.get_absolute_url())
    assert page.count("dialogue__line--continued") == 1
    assert page.count('class="dialogue__speaker visually-hidden"') == 1


def test_every_line_can_be_linked(visitor: Client, farewell: Dialogue) -> None:
    page = page_of(visitor, farewell.get_absolute_url())
    for line in farewell.lines.all():
        assert f'id="line-{line.key}"' in page
        assert f'href="#line-{line.key}"' in page


def test_retold_lines_are_labelled_and_never_quoted(visitor: Client, farewell: Dialogue) -> None:
    body = page_of(visitor, farewell.get_absolute_url()).partition("moment__body")[2].partition("<aside")[0]
    assert "retold in our words" in body
    assert not re.search(r"[“”«»]|<q\b|<blockquote", body)


def test_verbatim_lines_are_not_said_to_be_retold(visitor: Client) -> None:
    film = make_film()
    dialogue = make_dialogue(film, provenance="script", source="The script", lines=[(make_character(film), "Yes.")])
    assert "retold" not in words_of(visitor, dialogue.get_absolute_url())


def test_a_dialogue_stands_in_its_context_and_its_scene(visitor: Client) -> None:
    film = make_film()
    scene = make_scene(film, title="The Embankment")
    dialogue = make_dialogue(film, scene=scene, context="Why they whisper.")
    assert "Why they whisper." in words_of(visitor, dialogue.get_absolute_url())
    assert f'<a href="{scene.get_absolute_url()}">The Embankment</a>' in page_of(visitor, dialogue.get_absolute_url())


def test_quotes_drawn_from_its_lines_stand_below(visitor: Client, farewell: Dialogue) -> None:
    drawn = make_quote(farewell.film, line=farewell.lines.first(), title="Drawn")
    make_quote(farewell.film, title="Of nowhere")
    page = page_of(visitor, farewell.get_absolute_url())
    assert f'href="{drawn.get_absolute_url()}"' in page
    assert "Of nowhere" not in page


def test_speakers_lead_to_their_pages_unless_those_are_off_the_site(visitor: Client, farewell: Dialogue) -> None:
    farewell.film.characters.filter(slug="mark").update(is_published=False)
    page = page_of(visitor, farewell.get_absolute_url())
    assert f'href="/films/{farewell.film.slug}/characters/boris/"' in page
    assert f'href="/films/{farewell.film.slug}/characters/mark/"' not in page


def test_unpublished_lines_are_left_out(visitor: Client, farewell: Dialogue) -> None:
    farewell.lines.filter(text="Well.").update(is_published=False)
    assert "Well." not in page_of(visitor, farewell.get_absolute_url())


def test_lines_cannot_bring_markup(visitor: Client) -> None:
    film = make_film()
    dialogue = make_dialogue(film, lines=[(make_character(film), "<img src=x>\nand & on")])
    assert "&lt;img src=x&gt;<br>and &amp; on" in page_of(visitor, dialogue.get_absolute_url())


def test_a_dialogue_without_lines_says_so(visitor: Client) -> None:
    assert "not written down yet" in words_of(visitor, make_dialogue(make_film()).get_absolute_url())


@pytest.mark.parametrize("count", [5, 500])
def test_a_dialogue_costs_the_same_with_5_or_500_lines(
    visitor: Client, count: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    film = make_film()
    dialogue = make_dialogue(film)
    speakers = [make_character(film) for _ in range(5)]
    lines = [
        Line(dialogue=dialogue, key=f"l{place}", position=place, speaker=speakers[place % 5], text="Yes.")
        for place in range(count)
    ]
    Line.objects.bulk_create(lines)
    for line in Line.objects.all()[:20]:
        make_quote(film, line=line, speaker=line.speaker)
    with django_assert_max_num_queries(6):
        page_of(visitor, dialogue.get_absolute_url())


def test_who_goes_on_speaking_is_no_link_twice(visitor: Client) -> None:
    film = make_film()
    carl = make_character(film, name="Carl")
    dialogue = make_dialogue(film, lines=[(carl, "Yes."), (carl, "Yes, yes."), (make_character(film), "No.")])
    page = page_of(visitor, dialogue.get_absolute_url())
    assert page.count(f'<b><a href="{carl.get_absolute_url()}">') == 1
    assert page.count(f'href="{carl.get_absolute_url()}"') == 1


def test_what_is_disputed_is_said_once_above_the_lines(visitor: Client) -> None:
    film = make_film()
    dialogue = make_dialogue(film, provenance="disputed", note="Nobody has it.")
    head, _, lines = page_of(visitor, dialogue.get_absolute_url()).partition('<div class="moment__body">')
    assert "Disputed." in head
    assert "disputed" not in lines.partition("<aside")[0]
