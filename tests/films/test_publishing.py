"""Publishing puts on the site what may stand there, and says why not of the rest."""

from __future__ import annotations

import pytest
from django.contrib.admin.models import LogEntry

from community.models import Member
from films.models import Character, Dialogue, Film, Quote, Scene
from films.publishing import publish, unpublish
from tests.factories import make_character, make_dialogue, make_film, make_person, make_quote, make_scene

VERBATIM = {"provenance": "secondary", "source": "a book"}


@pytest.fixture
def film(db: None) -> Film:
    return make_film(running_minutes=90)


@pytest.fixture
def speaker(film: Film) -> Character:
    return make_character(film)


def test_publishing_puts_a_person_on_the_site(curator: Member) -> None:
    person = make_person(is_published=False)
    assert publish(things=[person], by=curator).changed == [person]
    person.refresh_from_db()
    assert person.is_published


def test_publishing_is_remembered_with_who_did_it(curator: Member) -> None:
    publish(things=[make_person(is_published=False)], by=curator)
    assert [(entry.user, entry.change_message) for entry in LogEntry.objects.all()] == [(curator, "Published.")]


def test_what_is_published_already_is_left_alone(curator: Member) -> None:
    assert not publish(things=[make_person()], by=curator).changed
    assert not LogEntry.objects.exists()


def test_unpublishing_takes_it_off_the_site(curator: Member, film: Film) -> None:
    scene = make_scene(film)
    unpublish(things=[scene], by=curator)
    assert not Scene.objects.published().exists()
    assert LogEntry.objects.get().change_message == "Unpublished."


def test_a_vote_cast_meanwhile_is_kept(curator: Member, film: Film) -> None:
    quote = make_quote(film)
    Quote.objects.update(ups=1, score=1)
    unpublish(things=[quote], by=curator)
    assert Quote.objects.get().ups == 1


def test_a_merged_person_stays_off(curator: Member) -> None:
    winner = make_person(name="Tatiana")
    loser = make_person(is_published=False, merged_into=winner)
    (refusal,) = publish(things=[loser], by=curator).refused
    assert refusal.reasons == ["It was merged into “Tatiana”."]


def test_a_dialogue_without_context_is_refused(curator: Member, film: Film, speaker: Character) -> None:
    dialogue = make_dialogue(film, lines=[(speaker, "Yes.")], context=" ", is_published=False)
    (refusal,) = publish(things=[dialogue], by=curator).refused
    assert refusal.reasons == ["A dialogue needs its context: say why the exchange matters."]


def test_nine_verbatim_lines_are_refused_with_the_numbers(curator: Member, film: Film, speaker: Character) -> None:
    dialogue = make_dialogue(film, title="At the door", lines=[(speaker, "No.")] * 9, is_published=False, **VERBATIM)
    (refusal,) = publish(things=[dialogue], by=curator).refused
    assert refusal.reasons == ["“At the door” has 9 verbatim lines in a row; 8 are allowed."]
    assert not Dialogue.objects.published().exists()


def test_nine_retold_lines_are_published(curator: Member, film: Film, speaker: Character) -> None:
    dialogue = make_dialogue(film, lines=[(speaker, "She says no.")] * 9, is_published=False)
    assert publish(things=[dialogue], by=curator).changed == [dialogue]


def test_two_quotes_that_pass_a_scene_s_budget_together_are_not_both_published(curator: Member, film: Film) -> None:
    scene = make_scene(film, title="The stairs")
    quotes = [
        make_quote(film, scene=scene, text=" ".join(["word"] * 150), is_published=False, **VERBATIM) for _ in range(2)
    ]
    outcome = publish(things=quotes, by=curator)
    assert outcome.changed == quotes[:1]
    assert outcome.refused[0].reasons == ["The scene “The stairs” quotes 300 words verbatim; 250 are allowed."]


def test_a_quote_from_a_line_that_counts_adds_nothing(curator: Member, speaker: Character) -> None:
    film = speaker.film
    Film.objects.update(running_minutes=1)
    film.refresh_from_db()
    dialogue = make_dialogue(film, lines=[(speaker, "one two three four five six seven")], **VERBATIM)
    quote = make_quote(
        film, line=dialogue.lines.get(), text="one two three four five six seven", is_published=False, **VERBATIM
    )
    assert publish(things=[quote], by=curator).changed == [quote]


def test_a_film_over_its_budget_is_refused(curator: Member) -> None:
    film = make_film(running_minutes=1, is_published=False)
    make_quote(film, text="one two three four five six seven eight nine ten eleven", **VERBATIM)
    (refusal,) = publish(things=[film], by=curator).refused
    assert refusal.reasons == ["The film quotes 11 words verbatim; 10 are allowed for its running time."]
