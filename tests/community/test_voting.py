"""Giving, changing and withdrawing a vote, and what follows from it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from community.models import CommentVote, Member, MomentVote, PostTag, PostVote, Tag
from community.targets import Target, kind_of
from community.votes.kinds import votes_on
from community.voting import NotThere, OwnWriting, cast_vote
from films.models import Moment
from films.ranking import controversy, freshness, hot, wilson
from tests.factories import make_comment, make_film, make_member, make_post, make_quote, make_scene, make_vote

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)

TARGETS: dict[str, Callable[[], Any]] = {
    "moment": lambda: make_scene(make_film()),
    "post": make_post,
    "comment": lambda: make_comment(make_post()),
    "comment on a moment": lambda: make_comment(make_scene(make_film())),
}
on_everything = pytest.mark.parametrize("make", TARGETS.values(), ids=TARGETS)


def tallies(target: Target) -> tuple[int, int, int]:
    target.refresh_from_db()
    return target.ups, target.downs, target.score


def vote(voter: Member, target: Target, value: int, *, now: dt.datetime = NOW) -> Any:
    return cast_vote(voter=voter, target=target, value=value, now=now)


@on_everything
def test_a_vote_is_counted(alice: Member, make: Callable[[], Target]) -> None:
    target = make()
    cast = vote(alice, target, 1)
    assert tallies(target) == (1, 0, 1)
    assert (cast.value, cast.before, cast.target.ups) == (1, 0, 1)


@on_everything
def test_a_vote_can_be_changed(alice: Member, make: Callable[[], Target]) -> None:
    target = make()
    vote(alice, target, 1)
    assert vote(alice, target, -1).before == 1
    assert tallies(target) == (0, 1, -1)


@on_everything
def test_a_vote_can_be_withdrawn(alice: Member, make: Callable[[], Target]) -> None:
    target = make()
    vote(alice, target, -1)
    vote(alice, target, 0)
    assert tallies(target) == (0, 0, 0)
    assert not votes_on(type(target)).exists()


@on_everything
@pytest.mark.parametrize("value", [1, -1, 0])
def test_said_twice_it_counts_once(alice: Member, make: Callable[[], Target], value: int) -> None:
    target = make()
    vote(alice, target, value)
    vote(alice, target, value, now=NOW + dt.timedelta(days=1))
    assert tallies(target)[2] == value
    assert not votes_on(type(target)).exclude(voted_at=NOW).exists()


@on_everything
def test_votes_of_many_add_up_to_the_ranks(make: Callable[[], Target]) -> None:
    target = make()
    for value in (1, 1, 1, 1, 1, -1, -1):
        make_vote(target, value)
    assert tallies(target) == (5, 2, 3)
    assert target.wilson == wilson(5, 2)
    assert getattr(target, "controversy", controversy(5, 2)) == controversy(5, 2)


def test_a_post_is_hot_as_far_as_its_score_carries_it() -> None:
    post = make_post(posted_at=NOW)
    for _ in range(10):
        make_vote(post)
    post.refresh_from_db()
    assert post.hot == hot(10, NOW)


def test_the_pages_of_its_tags_follow() -> None:
    post = make_post(posted_at=NOW)
    PostTag.objects.create(post=post, tag=Tag.objects.create(slug="war", name="war"), posted_at=NOW)
    make_vote(post)
    make_vote(post)
    assert PostTag.objects.get().hot == hot(2, NOW)


def test_a_moment_is_fresh_by_when_its_votes_were_given(alice: Member, bob: Member) -> None:
    quote = make_quote(make_film())
    vote(alice, quote, 1, now=NOW)
    vote(bob, quote, -1, now=NOW + dt.timedelta(days=30))
    quote.refresh_from_db()
    assert quote.fresh == freshness(1, NOW) + freshness(-1, NOW + dt.timedelta(days=30))


@pytest.mark.parametrize("years", [1, 4, 12])
def test_a_vote_taken_back_leaves_no_crumb_of_it(alice: Member, bob: Member, years: int) -> None:
    quote = make_quote(make_film())
    vote(alice, quote, 1)
    before = Moment.objects.get(pk=quote.pk).fresh
    vote(bob, quote, 1, now=NOW + dt.timedelta(days=365 * years))
    vote(bob, quote, 0)
    assert Moment.objects.get(pk=quote.pk).fresh == before
    vote(alice, quote, 0)
    assert Moment.objects.get(pk=quote.pk).fresh == 0.0


@pytest.mark.parametrize("value", [1, -1, 0])
def test_nobody_votes_on_what_they_wrote(alice: Member, value: int) -> None:
    for target in (make_post(author=alice), make_comment(make_post(), author=alice)):
        with pytest.raises(OwnWriting):
            vote(alice, target, value)
        assert tallies(target) == (0, 0, 0)


def hidden_post() -> Target:
    return make_post(film=make_film(is_published=False))


NOT_THERE: dict[str, Callable[[], Target]] = {
    "an unpublished moment": lambda: make_scene(make_film(), is_published=False),
    "a moment of an unpublished film": lambda: make_scene(make_film(is_published=False)),
    "a deleted post": lambda: make_post(deleted_at=NOW),
    "a post about an unpublished film": hidden_post,
    "a deleted comment": lambda: make_comment(make_post(), deleted_at=NOW),
    "a comment on an unpublished moment": lambda: make_comment(make_scene(make_film(), is_published=False)),
    "a comment on a moment of an unpublished film": lambda: make_comment(make_scene(make_film(is_published=False))),
    "a comment on a post about an unpublished film": lambda: make_comment(
        make_post(film=make_film(is_published=False))
    ),
}


@pytest.mark.parametrize("make", NOT_THERE.values(), ids=NOT_THERE)
def test_nobody_votes_on_what_readers_cannot_see(alice: Member, make: Callable[[], Target]) -> None:
    target = make()
    with pytest.raises(NotThere):
        vote(alice, target, 1)
    assert tallies(target) == (0, 0, 0)


def test_what_is_gone_altogether_is_not_there(alice: Member) -> None:
    post = make_post()
    gone = type(post)(pk=post.pk + 1_000)
    with pytest.raises(NotThere):
        vote(alice, gone, 1)


def test_a_comment_under_a_deleted_post_still_stands_for_itself(alice: Member) -> None:
    comment = make_comment(make_post(deleted_at=NOW))
    vote(alice, comment, 1)
    assert tallies(comment) == (1, 0, 1)


def test_when_the_voter_leaves_the_vote_stays(alice: Member) -> None:
    targets = [make() for make in TARGETS.values()]
    for target in targets:
        vote(alice, target, 1)
    alice.delete()
    assert [tallies(target) for target in targets] == [(1, 0, 1)] * 4
    assert not any(model.objects.exclude(voter=None).exists() for model in (MomentVote, PostVote, CommentVote))


def test_a_child_of_a_moment_is_voted_on_as_the_moment_it_is(alice: Member) -> None:
    quote = make_quote(make_film())
    assert kind_of(quote) == "moment"
    assert type(vote(alice, quote, 1).target) is Moment


def test_a_vote_changes_nothing_else_of_a_moment(alice: Member) -> None:
    moment = Moment.objects.get(pk=make_scene(make_film()).pk)
    vote(alice, moment, 1)
    now = Moment.objects.get(pk=moment.pk)
    counted = {"ups", "score", "wilson", "fresh"}
    names = [field.attname for field in Moment._meta.concrete_fields]
    assert {name for name in names if getattr(now, name) != getattr(moment, name)} == counted


steps = st.lists(
    st.tuples(st.integers(0, 3), st.sampled_from([1, -1, 0]), st.integers(0, 5_000)), min_size=1, max_size=25
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=steps)
def test_whatever_voters_do_the_columns_are_those_of_the_votes_that_stand(
    db: None, steps: list[tuple[int, int, int]]
) -> None:
    quote, voters = make_quote(make_film()), [make_member() for _ in range(4)]
    for voter, value, days in steps:
        vote(voters[voter], quote, value, now=NOW + dt.timedelta(days=days))
    quote.refresh_from_db()
    standing = list(MomentVote.objects.filter(target=quote).values_list("value", "voted_at"))
    values = [value for value, _ in standing]
    assert (quote.ups, quote.downs, quote.score) == (values.count(1), values.count(-1), sum(values))
    assert quote.wilson == wilson(quote.ups, quote.downs)
    total, most = sum(freshness(*one) for one in standing), sum(abs(freshness(*one)) for one in standing)
    assert quote.fresh == pytest.approx(total, abs=1e-12 * most)


def test_a_vote_costs_the_same_however_many_there_are(alice: Member, django_assert_max_num_queries: Any) -> None:
    quote = make_quote(make_film())
    for _ in range(5):
        make_vote(quote)
    with django_assert_max_num_queries(6):  # two of them are the savepoint of this test's transaction
        vote(alice, quote, 1, now=timezone.now())
