"""Merging duplicates of the catalogue brings their votes and talk together, and every number with them."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import timezone

from community.models import Comment, Discussion, DiscussionVisit, Member, MomentVote
from community.recounting import recount
from films.merging import merge
from films.models import Moment, Quote
from films.ranking import wilson
from tests.factories import make_comment, make_film, make_member, make_post, make_quote, make_scene, make_vote

pytestmark = pytest.mark.django_db


@pytest.fixture
def twins() -> tuple[Quote, Quote]:
    """The winner and the loser."""
    film = make_film()
    return make_quote(film, title="Winner"), make_quote(film, title="Loser")


def nothing_is_wrong() -> bool:
    return not list(recount(is_repaired=False))


def talk_of(moment: Any) -> list[Comment]:
    return list(Comment.objects.filter(discussion__moment=moment.pk).order_by("pk"))


def test_votes_are_counted_together(twins: tuple[Quote, Quote], curator: Member) -> None:
    winner, loser = twins
    make_vote(winner)
    for value in (1, 1, -1):
        make_vote(loser, value)
    merge(winner=winner, losers=[loser], by=curator)
    winner.refresh_from_db()
    loser.refresh_from_db()
    assert (winner.ups, winner.downs, winner.wilson) == (3, 1, wilson(3, 1))
    assert (loser.ups, loser.downs, loser.fresh) == (0, 0, 0.0)
    assert nothing_is_wrong()


@pytest.mark.parametrize("said", [(1, 1), (1, -1), (-1, 1)])
def test_who_voted_on_both_is_counted_once(
    twins: tuple[Quote, Quote], alice: Member, curator: Member, said: tuple[int, int]
) -> None:
    winner, loser = twins
    make_vote(winner, said[0], voter=alice)
    make_vote(loser, said[1], voter=alice)
    make_vote(loser)
    merge(winner=winner, losers=[loser], by=curator)
    winner.refresh_from_db()
    assert winner.score == said[0] + 1
    assert MomentVote.objects.get(voter=alice, target=winner.pk).value == said[0]
    assert nothing_is_wrong()


def test_talk_moves_to_a_winner_that_nobody_talked_about(twins: tuple[Quote, Quote], curator: Member) -> None:
    winner, loser = twins
    comment = make_comment(loser)
    merge(winner=winner, losers=[loser], by=curator)
    winner.refresh_from_db()
    loser.refresh_from_db()
    assert (winner.comment_count, loser.comment_count) == (1, 0)
    assert talk_of(winner) == [comment]
    assert nothing_is_wrong()


def test_two_discussions_become_one(twins: tuple[Quote, Quote], alice: Member, curator: Member) -> None:
    winner, loser = twins
    first = make_comment(winner)
    other = make_comment(loser)
    reply = make_comment(other)
    for talk in Discussion.objects.all():
        DiscussionVisit.objects.create(member=alice, discussion=talk, visited_at=timezone.now())
    merge(winner=winner, losers=[loser], by=curator)
    winner.refresh_from_db()
    talk = Discussion.objects.get(moment=winner.pk)
    assert talk_of(winner) == [first, other, reply]
    assert (winner.comment_count, talk.comment_count, talk.last_comment_at) == (3, 3, reply.posted_at)
    assert nothing_is_wrong()


def test_several_losers_and_their_posts_end_in_one_place(curator: Member) -> None:
    film = make_film()
    winner, *losers = [make_scene(film) for _ in range(4)]
    voters = [make_member() for _ in range(3)]
    for place, loser in enumerate(losers):
        for voter in voters[place:]:
            make_vote(loser, voter=voter)
        make_comment(loser)
        make_post(moment=Moment.objects.get(pk=loser.pk))
    merge(winner=winner, losers=losers, by=curator)
    winner.refresh_from_db()
    assert (winner.ups, winner.comment_count, winner.posts.count()) == (3, 3, 3)
    assert nothing_is_wrong()


def test_talk_of_merged_films_moves_with_their_moments(curator: Member) -> None:
    winner, loser = make_film(), make_film()
    scene = make_scene(loser)
    make_vote(scene)
    make_comment(scene)
    post = make_post(film=loser)
    merge(winner=winner, losers=[loser], by=curator)
    assert set(Discussion.objects.values_list("film", flat=True)) == {winner.pk}
    post.refresh_from_db()
    assert post.film == winner
    assert nothing_is_wrong()
