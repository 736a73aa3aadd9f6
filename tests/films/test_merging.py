"""Merging duplicates moves everything that hangs on the losers, and loses nothing silently."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.core.exceptions import ValidationError
from django.db.models import Model

from community.models import Member, Suggestion
from films.merging import AFTERWARDS, count_what_hangs, merge
from films.models import Alias, Credit, Film, Moment, PackedItem, Person, Quote
from tests.factories import (
    make_character,
    make_credit,
    make_dialogue,
    make_film,
    make_person,
    make_quote,
    make_scene,
    make_series,
)


@pytest.fixture
def film(db: None) -> Film:
    return make_film()


def test_the_loser_is_unpublished_and_leads_to_the_winner(curator: Member) -> None:
    winner, loser = make_person(), make_person()
    merge(winner=winner, losers=[loser], by=curator)
    loser = Person.objects.get(pk=loser.pk)
    assert (loser.is_published, loser.merged_into) == (False, winner)


def test_chains_of_merges_collapse(curator: Member) -> None:
    first, second, third = make_person(), make_person(), make_person()
    merge(winner=second, losers=[first], by=curator)
    merge(winner=third, losers=[second], by=curator)
    first.refresh_from_db()
    assert first.merged_into == third


def test_credits_and_parts_of_a_person_move(curator: Member, film: Film) -> None:
    winner, loser = make_person(), make_person()
    credit = make_credit(film, person=loser, job="director")
    character = make_character(film, played_by=loser)
    report = merge(winner=winner, losers=[loser], by=curator)
    credit.refresh_from_db()
    character.refresh_from_db()
    assert (credit.person, character.played_by) == (winner, winner)
    assert report.moved == {"credits": 1, "characters": 1}


def test_a_credit_that_the_winner_has_stays_behind_unpublished_and_is_said(curator: Member, film: Film) -> None:
    winner, loser = make_person(), make_person()
    make_credit(film, person=winner, job="writer")
    make_credit(film, person=loser, job="writer")
    moved = make_credit(film, person=loser, job="director")
    report = merge(winner=winner, losers=[loser], by=curator)
    assert set(Credit.objects.published().values_list("person", "job")) == {
        (winner.pk, "writer"),
        (winner.pk, moved.job),
    }
    assert Credit.objects.count() == 3
    assert "Stayed behind, because the winner has the same: 1 credits." in report.sentences


def test_lines_and_moments_of_a_character_move(curator: Member, film: Film) -> None:
    winner, loser = make_character(film, name="Veronika"), make_character(film, name="Belka")
    dialogue = make_dialogue(film, lines=[(loser, "I will wait.")])
    quote = make_quote(film, speaker=loser)
    merge(winner=winner, losers=[loser], by=curator)
    quote.refresh_from_db()
    assert (dialogue.lines.get().speaker, quote.speaker) == (winner, winner)


def test_the_loser_s_names_become_aliases_of_the_winner(curator: Member, film: Film) -> None:
    winner, loser = make_character(film, name="Veronika"), make_character(film, name="Belka")
    Alias.objects.create(film=film, character=loser, name="Squirrel")
    merge(winner=winner, losers=[loser], by=curator)
    assert set(winner.aliases.values_list("name", flat=True)) == {"Belka", "Squirrel"}


def test_everything_that_hangs_on_a_scene_moves(curator: Member, film: Film) -> None:
    winner, loser = make_scene(film), make_scene(film)
    quote = make_quote(film, scene=loser)
    merge(winner=winner, losers=[loser], by=curator)
    quote.refresh_from_db()
    assert quote.scene == winner


def test_a_winner_that_hung_on_the_loser_hangs_on_nothing(curator: Member, film: Film) -> None:
    loser = make_scene(film)
    winner = make_scene(film, scene=loser)
    merge(winner=winner, losers=[loser], by=curator)
    winner.refresh_from_db()
    assert winner.scene is None


def test_what_other_apps_hang_on_a_moment_moves(curator: Member, film: Film) -> None:
    winner, loser = make_quote(film), make_quote(film)
    suggestion = Suggestion.objects.create(about="correction", moment=loser, title="x", text="y", source="z")
    report = merge(winner=winner, losers=[loser], by=curator)
    suggestion.refresh_from_db()
    assert suggestion.moment == Moment.objects.get(pk=winner.pk)
    assert report.moved == {"suggestions": 1}


@pytest.fixture
def heard() -> Iterator[list[tuple[Model, Model]]]:
    """What an app above is told."""
    told: list[tuple[Model, Model]] = []

    def listen(loser: Model, winner: Model) -> None:
        told.append((loser, winner))

    AFTERWARDS.append(listen)
    yield told
    AFTERWARDS.remove(listen)


def test_apps_above_hear_of_a_merge(curator: Member, film: Film, heard: list[tuple[Model, Model]]) -> None:
    winner, loser = make_quote(film), make_quote(film)
    merge(winner=winner, losers=[loser], by=curator)
    assert heard == [(loser, winner)]


def test_a_line_that_says_the_same_hands_over_what_hangs_on_it(curator: Member, film: Film) -> None:
    speaker = make_character(film)
    winner = make_dialogue(film, lines=[(speaker, "Yes."), (speaker, "I will wait.")])
    loser = make_dialogue(film, lines=[(speaker, "I  will WAIT."), (speaker, "Go!")])
    quote = make_quote(film, line=loser.lines.get(key="l1"))
    merge(winner=winner, losers=[loser], by=curator)
    quote.refresh_from_db()
    assert quote.line == winner.lines.get(key="l2")


def test_a_line_that_only_the_loser_had_follows_unpublished(curator: Member, film: Film) -> None:
    speaker = make_character(film)
    winner = make_dialogue(film, lines=[(speaker, "Yes.")])
    loser = make_dialogue(film, lines=[(speaker, "No."), (speaker, "Go!")])
    report = merge(winner=winner, losers=[loser], by=curator)
    lines = winner.lines.order_by("position").values_list("text", "key", "is_published")
    assert list(lines) == [("Yes.", "l1", True), ("No.", "l1-2", False), ("Go!", "l2", False)]
    assert "2 lines were added, unpublished." in report.sentences


def test_both_histories_tell_of_the_merge(curator: Member) -> None:
    winner, loser = make_person(name="Tatiana Samoilova"), make_person(name="T. Samoilova")
    merge(winner=winner, losers=[loser], by=curator)
    said = dict(LogEntry.objects.values_list("object_id", "change_message"))
    assert said[str(winner.pk)] == "Merged “T. Samoilova” into this."
    assert said[str(loser.pk)] == "Merged into “Tatiana Samoilova”."


def test_the_confirmation_counts_what_would_move(film: Film) -> None:
    scene = make_scene(film)
    make_quote(film, scene=scene)
    assert count_what_hangs(scene).moved == {"moments": 1}


NO_DUPLICATES: list[tuple[Callable[[Quote], list[Any]], str]] = [
    (lambda winner: [], "two or more"),
    (lambda winner: [winner], "two or more"),
    (lambda winner: [make_quote(winner.film, merged_into=make_quote(winner.film))], "was merged already"),
    (lambda winner: [make_quote(make_film())], "different films"),
    (lambda winner: [make_scene(winner.film)], "of one kind"),
]


@pytest.mark.parametrize(("choose", "reason"), NO_DUPLICATES)
def test_what_is_no_duplicate_is_refused(
    curator: Member, film: Film, choose: Callable[[Quote], list[Any]], reason: str
) -> None:
    winner = make_quote(film)
    with pytest.raises(ValidationError, match=reason):
        merge(winner=winner, losers=choose(winner), by=curator)
    assert not LogEntry.objects.exists()


def test_a_film_and_a_series_are_not_merged(curator: Member, film: Film) -> None:
    with pytest.raises(ValidationError, match="correct the kind"):
        merge(winner=film, losers=[make_series()], by=curator)


def test_packed_items_stay_with_the_address_that_the_pack_names(curator: Member, film: Film) -> None:
    loser = make_film()
    PackedItem.objects.create(film=loser, section="film", key="film", loaded={})
    merge(winner=film, losers=[loser], by=curator)
    assert PackedItem.objects.get().film == loser
