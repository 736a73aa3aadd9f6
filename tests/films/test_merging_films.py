"""Merging films brings two catalogues together: names, addresses and episodes that clash are resolved."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from community.models import Member
from films.merging import merge
from films.models import Alias, Character, Film, Genre, Quote
from tests.factories import (
    make_character,
    make_credit,
    make_episode,
    make_film,
    make_person,
    make_quote,
    make_scene,
    make_series,
)


@pytest.fixture
def winner(db: None) -> Film:
    return make_film(title="The Cranes Are Flying")


@pytest.fixture
def loser(db: None) -> Film:
    return make_film(title="Cranes Flying")


def test_moments_with_a_taken_key_get_a_fresh_one(curator: Member, winner: Film, loser: Film) -> None:
    make_quote(winner, key="stairs", slug="stairs", position=4)
    moved = make_quote(loser, key="stairs", slug="stairs", position=1)
    report = merge(winner=winner, losers=[loser], by=curator)
    moved.refresh_from_db()
    assert (moved.film, moved.key, moved.slug, moved.position) == (winner, "stairs-2", "stairs-2", 5)
    assert "1 moment has a new address." in report.sentences


def test_moments_keep_a_free_key(curator: Member, winner: Film, loser: Film) -> None:
    moved = make_scene(loser, key="stairs", slug="up-the-stairs")
    merge(winner=winner, losers=[loser], by=curator)
    moved.refresh_from_db()
    assert (moved.film, moved.key, moved.slug) == (winner, "stairs", "up-the-stairs")


def test_characters_of_one_name_become_one(curator: Member, winner: Film, loser: Film) -> None:
    veronika = make_character(winner, name="Veronika")
    double = make_character(loser, name="VERONIKA")
    quote = make_quote(loser, speaker=double)
    Alias.objects.create(film=loser, character=double, name="Belka")
    merge(winner=winner, losers=[loser], by=curator)
    quote.refresh_from_db()
    double.refresh_from_db()
    assert (quote.speaker, double.merged_into) == (veronika, veronika)
    assert list(Alias.objects.values_list("film", "character", "name")) == [(winner.pk, veronika.pk, "Belka")]


def test_a_character_known_by_an_alias_is_the_same(curator: Member, winner: Film, loser: Film) -> None:
    veronika = make_character(winner, name="Veronika")
    Alias.objects.create(film=winner, character=veronika, name="Belka")
    double = make_character(loser, name="Belka")
    merge(winner=winner, losers=[loser], by=curator)
    double.refresh_from_db()
    assert double.merged_into == veronika


def test_other_characters_move_with_a_free_address(curator: Member, winner: Film, loser: Film) -> None:
    make_character(winner, name="Boris", slug="boris")
    moved = make_character(loser, name="Boris the elder", slug="boris")
    merge(winner=winner, losers=[loser], by=curator)
    moved.refresh_from_db()
    assert (moved.film, moved.slug, moved.is_published) == (winner, "boris-2", True)


def test_an_alias_that_is_somebody_else_s_name_is_left_out_and_said(curator: Member, winner: Film, loser: Film) -> None:
    make_character(winner, name="Mark")
    fyodor = make_character(loser, name="Fyodor")
    Alias.objects.create(film=loser, character=fyodor, name="Mark")
    report = merge(winner=winner, losers=[loser], by=curator)
    assert not Alias.objects.exists()
    assert "“Mark” is left out of the aliases of Fyodor: it is taken." in report.sentences


def test_credits_are_not_doubled(curator: Member, winner: Film, loser: Film) -> None:
    director = make_person()
    make_credit(winner, person=director, job="director")
    double = make_credit(loser, person=director, job="director")
    merge(winner=winner, losers=[loser], by=curator)
    double.refresh_from_db()
    assert winner.credits.count() == 1
    assert (double.film, double.is_published) == (loser, False)


def test_genres_are_united(curator: Member, winner: Film, loser: Film) -> None:
    war, drama = (Genre.objects.create(name=name, slug=name) for name in ("war", "drama"))
    winner.genres.set([war])
    loser.genres.set([war, drama])
    merge(winner=winner, losers=[loser], by=curator)
    assert set(winner.genres.all()) == {war, drama}


def test_related_films_move_and_nothing_is_related_to_itself(curator: Member, winner: Film, loser: Film) -> None:
    up = make_film()
    loser.related.set([winner, up])
    merge(winner=winner, losers=[loser], by=curator)
    assert list(winner.related.all()) == [up]
    assert list(up.related.all()) == [winner]


def test_what_hangs_on_the_same_episode_moves_to_it(curator: Member) -> None:
    winner, loser = make_series(), make_series()
    first, double, second = make_episode(winner), make_episode(loser), make_episode(loser)
    quote = make_quote(loser, episode=double, reveal_at=1_020)
    merge(winner=winner, losers=[loser], by=curator)
    quote.refresh_from_db()
    second.refresh_from_db()
    double.refresh_from_db()
    assert (quote.film, quote.episode, quote.reveal_at) == (winner, first, 1_020)
    assert second.film == winner
    assert not double.is_published


def test_series_whose_episodes_disagree_are_not_merged(curator: Member) -> None:
    winner, loser = make_series(), make_series()
    make_episode(winner, season=1, number=2, ordinal=2)
    make_episode(loser, season=1, number=2, ordinal=1)
    with pytest.raises(ValidationError, match="Episode 1x02 of"):
        merge(winner=winner, losers=[loser], by=curator)


def test_three_films_become_one(curator: Member, winner: Film, loser: Film) -> None:
    third = make_film()
    for film in (winner, loser, third):
        make_character(film, name="Boris")
        make_quote(film, key="stairs", slug="stairs")
    merge(winner=winner, losers=[loser, third], by=curator)
    assert set(Quote.objects.values_list("film", "slug")) == {
        (winner.pk, slug) for slug in ("stairs", "stairs-2", "stairs-3")
    }
    assert Character.objects.filter(merged_into__isnull=True).count() == 1
