"""Drills: two hundred rules at once, an operator muted, and a raid seen through each lens."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from community.following import follow_member
from community.groups import OPERATORS
from community.limits import MUTES_MAX
from community.models import Member, Post, Tag
from community.muting import Wish, mute, mute_all
from films.models import Moment
from tests.factories import make_character, make_comment, make_film, make_member, make_post, make_quote, make_scene
from tests.films.visits import page_of

pytestmark = pytest.mark.django_db
NOW = timezone.now()
RAIDERS = 50


@pytest.fixture
def two_hundred(alice: Member) -> None:
    """Forty of each kind, but for whole words and parts, of which there are twenty."""
    film = make_film()
    wishes = [
        *(Wish("person", make_member()) for _ in range(40)),
        *(Wish("film", make_film(), removes=True) for _ in range(40)),
        *(Wish("character", make_character(film)) for _ in range(40)),
        *(Wish("tag", Tag.objects.create(slug=f"tag-{n}", name=f"tag {n}"), removes=True) for n in range(40)),
        *(Wish("phrase", f"word number {n}") for n in range(20)),
        *(Wish("part", f"part-{n}-") for n in range(20)),
    ]
    mute_all(member=alice, wishes=wishes, now=NOW)
    assert alice.mutes.count() == MUTES_MAX


@pytest.mark.usefixtures("two_hundred", "searchable")
@pytest.mark.parametrize(
    ("most", "address"),
    [
        (14, "/"), (14, "/films/up/"), (14, "scene"), (14, "post"), (12, "/talk/"), (12, "/films/up/talk/"),
        (12, "/films/up/scenes/"), (12, "/search/?q=house"), (12, "/me/notifications/"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("lens", ["low", "new", "people"])
def test_pages_cost_no_more_for_who_mutes_two_hundred_things(
    as_alice: Client,
    django_assert_max_num_queries: DjangoAssertNumQueries,
    most: int,
    address: str,
    lens: str,
) -> None:
    Member.objects.filter(username="alice").update(lens=lens)
    up = make_film(slug="up", title="Up")
    scene = make_scene(up, title="The house flies")
    make_quote(up, scene=scene)
    posts = [make_post(film=up, author=make_member(), title=f"A house {number}") for number in range(5)]
    subjects: list[Post | Moment] = [scene, *posts]
    for subject in subjects:
        for _ in range(5):
            make_comment(make_comment(subject, author=make_member()), author=make_member())
    address = {"scene": scene.get_absolute_url(), "post": posts[0].get_absolute_url()}.get(address, address)
    as_alice.get(address)  # the first visit is noted
    with django_assert_max_num_queries(most):
        assert as_alice.get(address).status_code == 200


def test_an_operator_is_muted_like_anybody(as_alice: Client, alice: Member, operator: Member) -> None:
    assert operator.groups.filter(name=OPERATORS).exists()
    mute(member=alice, wish=Wish("person", operator, removes=True), now=NOW)
    post = make_post(title="The talk")
    make_post(author=operator, title="From the operator")
    make_comment(post, author=operator, body_html="<p>I run this place.</p>")
    assert "From the operator" not in page_of(as_alice, "/talk/")
    assert "I run this place." not in page_of(as_alice, post.get_absolute_url())


@pytest.fixture
def raided(alice: Member) -> Post:
    """A talk of two old members, into which fifty new accounts shout; some are voted down."""
    friend = make_member("friend", date_joined=NOW - dt.timedelta(days=400))
    post = make_post(author=alice, title="The talk")
    for number in range(6):
        make_comment(post, author=friend, body=f"Calm {number}.", body_html=f"<p>Calm {number}.</p>")
    follow_member(follower=alice, followed=friend, now=NOW)
    for number in range(RAIDERS):
        raider = make_member(f"raider-{number}", date_joined=NOW)
        score = -6 if number < 10 else 0
        make_comment(post, author=raider, body=f"Shout {number}!", body_html=f"<p>Shout {number}!</p>", score=score)
    return post


@pytest.mark.parametrize(
    ("lens", "folds"),
    [
        ("all", lambda number: False),
        ("low", lambda number: number < 10),
        ("new", lambda number: True),
        ("people", lambda number: True),
    ],
)
def test_a_raid_through_each_lens(as_alice: Client, raided: Post, lens: str, folds: Callable[[int], bool]) -> None:
    pages = [page_of(as_alice, f"{raided.get_absolute_url()}?lens={lens}&sort=old")]
    after = as_alice.get(f"{raided.get_absolute_url()}?lens={lens}&sort=old").context["talk"].cursors.next
    pages.append(page_of(as_alice, f"{raided.get_absolute_url()}?lens={lens}&sort=old&after={after}"))
    rows = "".join(pages).split("<li ")
    shouts = {number: row for number in range(RAIDERS) for row in rows if f"<p>Shout {number}!</p>" in row}
    calm = [row for row in rows if "<p>Calm " in row]
    assert {number: 'class="fold"' in row for number, row in shouts.items()} == {
        number: folds(number) for number in range(RAIDERS)
    }
    assert len(calm) == 6
    assert not any('class="fold"' in row for row in calm)


def test_a_raid_ends_with_one_phrase(as_alice: Client, alice: Member, raided: Post) -> None:
    mute(member=alice, wish=Wish("phrase", "shout", removes=True), now=NOW)
    page = page_of(as_alice, f"{raided.get_absolute_url()}?sort=old")
    assert "Shout" not in page
    assert "Calm 0." in page
