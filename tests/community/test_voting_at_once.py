"""Many vote at the same time, and every vote is counted once."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db.models import Sum
from django.utils import timezone

from community.models import Member, PostTag, Tag
from community.recounting import Difference, recount
from community.targets import Target
from community.votes.kinds import votes_on
from community.voting import cast_vote
from films.models import Moment
from films.ranking import fresh, hot, wilson
from tests.at_once import at_once
from tests.factories import make_comment, make_film, make_member, make_post, make_scene

pytestmark = pytest.mark.django_db(transaction=True)
THREADS = 32
# What each of them says, one after the other: most stay, some change their mind, some take it back.
MINDS = ([1], [1], [-1], [1, -1], [-1, 1], [1, 0], [-1, 0, 1], [1, 1])

TARGETS: dict[str, Callable[[], Target]] = {
    "moment": lambda: make_scene(make_film()),
    "post": make_post,
    "comment": lambda: make_comment(make_post()),
}


def saying(mind: list[int], voter: Member, *targets: Target) -> Callable[[], None]:
    def say() -> None:
        for value in mind:
            for target in targets:
                cast_vote(voter=voter, target=target, value=value, now=timezone.now())

    return say


@pytest.mark.parametrize("make", TARGETS.values(), ids=TARGETS)
def test_every_vote_of_a_crowd_is_counted(make: Callable[[], Target]) -> None:
    target, voters = make(), [make_member() for _ in range(THREADS)]
    at_once([saying(MINDS[place % len(MINDS)], voter, target) for place, voter in enumerate(voters)])
    target.refresh_from_db()
    votes = votes_on(type(target)).filter(target=target)
    assert target.score == votes.aggregate(sum=Sum("value"))["sum"] == THREADS / 8 * 3
    assert (target.ups, target.downs) == (votes.filter(value=1).count(), votes.filter(value=-1).count())
    assert target.wilson == wilson(target.ups, target.downs)


def test_a_crowd_that_votes_on_many_things_in_any_order_never_locks_itself_out() -> None:
    targets, voters = [make() for make in TARGETS.values()], [make_member() for _ in range(THREADS)]
    orders = [targets, targets[::-1], targets[1:] + targets[:1]]
    at_once([saying([1, -1, 1], voter, *orders[place % 3]) for place, voter in enumerate(voters)])
    for target in targets:
        target.refresh_from_db()
    assert [target.score for target in targets] == [THREADS] * 3


def test_a_double_click_is_one_vote(alice: Member) -> None:
    target = make_post()
    at_once([saying([1], alice, target)] * 8)
    target.refresh_from_db()
    assert (target.ups, votes_on(type(target)).count()) == (1, 1)


def test_what_repeats_or_sums_up_the_votes_follows_them() -> None:
    post, scene = make_post(), make_scene(make_film())
    PostTag.objects.create(post=post, tag=Tag.objects.create(slug="war", name="war"), posted_at=post.posted_at)
    at_once([saying([1], make_member(), post, scene) for _ in range(THREADS)])
    assert PostTag.objects.get().hot == hot(THREADS, post.posted_at)
    votes = list(votes_on(Moment).values_list("value", "voted_at"))
    assert Moment.objects.get().fresh == pytest.approx(fresh(votes), rel=1e-12)


def test_counting_again_meanwhile_loses_no_vote() -> None:
    targets = [make() for make in TARGETS.values()]
    crowd = [saying([1, -1, 0, 1], make_member(), *targets) for _ in range(12)]
    found: list[Difference] = []

    def count() -> None:
        for _ in range(6):
            found.extend(recount(is_repaired=True))

    at_once([*crowd, count, count])
    for target in targets:
        target.refresh_from_db()
    assert [target.score for target in targets] == [12] * 3
    assert found == []
