"""The published limits on rate, at their edges."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from community import brakes
from community.brakes import (
    NEW_MEMBER_COMMENTS_MAX,
    NEW_MEMBER_HOURS,
    NEW_MEMBER_LINKS_MAX,
    NEW_MEMBER_POSTS_MAX,
    NOT_FOR_ME_AN_HOUR_MAX,
    Refusal,
    brake_on_comment,
    brake_on_edit,
    brake_on_post,
    brake_on_veil,
    brake_on_vote,
    in_words,
)
from community.markup import render
from community.models import Member, MomentVote, Veil
from community.targets import Target
from tests.factories import make_comment, make_film, make_member, make_post, make_quote, make_vote

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2026, 3, 5, 12, tzinfo=dt.UTC)
SECOND = dt.timedelta(seconds=1)

Make = Callable[..., Any]
Ask = Callable[..., Refusal | None]
# What makes one, what asks, the pause in seconds and how many a new member may write.
KINDS: dict[str, tuple[Make, Ask, int, int]] = {
    "post": (make_post, brake_on_post, 15, NEW_MEMBER_POSTS_MAX),
    "comment": (lambda **fields: make_comment(make_post(), **fields), brake_on_comment, 5, NEW_MEMBER_COMMENTS_MAX),
}
both = pytest.mark.parametrize(("make", "ask", "pause", "most"), KINDS.values(), ids=KINDS)


@pytest.fixture
def old_hand() -> Member:
    return make_member("old-hand", date_joined=NOW - dt.timedelta(days=99))


@pytest.fixture
def newcomer() -> Member:
    return make_member("newcomer", date_joined=NOW - dt.timedelta(hours=1))


def asked(ask: Ask, author: Member, *, body: str = "Something new", now: dt.datetime = NOW) -> Refusal | None:
    return ask(author=author, body=body, html=render(body).html, now=now)


@both
def test_there_is_a_pause_between_two(make: Make, ask: Ask, pause: int, most: int, old_hand: Member) -> None:
    make(author=old_hand, posted_at=NOW)
    almost = asked(ask, old_hand, now=NOW + (pause - 0.1) * SECOND)
    assert str(almost) == f"There are {pause} seconds between two of yours. Try again in 1 second."
    assert asked(ask, old_hand, now=NOW + pause * SECOND) is None


@both
def test_others_do_not_slow_a_member_down(make: Make, ask: Ask, pause: int, most: int, old_hand: Member) -> None:
    make(author=make_member(), posted_at=NOW, body="The same")
    assert asked(ask, old_hand, body="The same") is None


@both
def test_what_was_deleted_counts_for_the_pause(make: Make, ask: Ask, pause: int, most: int, old_hand: Member) -> None:
    make(author=old_hand, posted_at=NOW, deleted_at=NOW)
    assert asked(ask, old_hand, now=NOW + SECOND)


@both
def test_the_same_text_is_refused_for_five_minutes(
    make: Make, ask: Ask, pause: int, most: int, old_hand: Member
) -> None:
    make(author=old_hand, posted_at=NOW, body="The same")
    almost = asked(ask, old_hand, body="The same", now=NOW + 299.5 * SECOND)
    assert str(almost) == "You said exactly this a moment ago, and it is there. Try again in 1 second."
    assert asked(ask, old_hand, body="The same", now=NOW + 300 * SECOND) is None
    assert asked(ask, old_hand, body="The same!", now=NOW + 60 * SECOND) is None


@both
def test_in_their_first_day_members_write_so_many(
    make: Make, ask: Ask, pause: int, most: int, newcomer: Member
) -> None:
    for number in range(most):
        assert asked(ask, newcomer, now=NOW + dt.timedelta(minutes=number)) is None
        make(author=newcomer, posted_at=NOW + dt.timedelta(minutes=number))
    refusal = asked(ask, newcomer, now=NOW + dt.timedelta(hours=1))
    assert refusal == (f"In their first 24 hours members write up to {most} of these.", 22 * 3600)


@both
def test_the_first_day_ends_to_the_second(make: Make, ask: Ask, pause: int, most: int, newcomer: Member) -> None:
    for _ in range(most):
        make(author=newcomer, posted_at=NOW)
    grown_up_at = newcomer.date_joined + dt.timedelta(hours=NEW_MEMBER_HOURS)
    assert asked(ask, newcomer, now=grown_up_at - SECOND)
    assert asked(ask, newcomer, now=grown_up_at) is None


@both
def test_links_to_other_sites_are_counted_in_all_that_a_new_member_writes(
    make: Make, ask: Ask, pause: int, most: int, newcomer: Member
) -> None:
    one_link = render("https://x.org").html
    make_post(author=newcomer, posted_at=NOW - dt.timedelta(minutes=9), body_html=one_link)
    assert asked(ask, newcomer, body="https://y.org") is None
    refusal = asked(ask, newcomer, body="https://y.org https://z.org")
    assert str(refusal).startswith(
        "In their first 24 hours members place up to 2 links to other sites. Try again in 23 ho"
    )
    make_comment(make_post(), author=newcomer, posted_at=NOW - dt.timedelta(minutes=9), body_html=one_link)
    assert asked(ask, newcomer, body="https://y.org")


def test_links_within_the_site_are_as_many_as_one_likes(newcomer: Member) -> None:
    body = f"/m/{make_quote(make_film()).pk}/\nhttps://testserver/films/ [a](/talk/) [b](/talk/) @newcomer"
    assert render(body).html.count("<a ") == 5
    assert asked(brake_on_post, newcomer, body=body) is None


def test_who_is_no_newcomer_links_as_much_as_they_like(old_hand: Member) -> None:
    assert asked(brake_on_post, old_hand, body="https://x.org " * 9) is None


def edit_asked(writing: Any, body: str, now: dt.datetime = NOW, **more: str) -> Refusal | None:
    return brake_on_edit(writing=writing, body=body, html=render(body).html, now=now, **more)


@pytest.mark.parametrize("make", [make_post, KINDS["comment"][0]], ids=KINDS)
def test_the_links_of_an_edit_count_as_they_are_to_be(make: Make, newcomer: Member) -> None:
    links = " ".join(f"https://x.org/{number}" for number in range(NEW_MEMBER_LINKS_MAX))
    writing = make(author=newcomer, body=links, body_html=render(links).html)
    assert edit_asked(writing, f"{links} and a word") is None
    assert edit_asked(writing, f"{links} https://y.org")
    assert edit_asked(make(author=newcomer), "https://y.org")


@pytest.mark.parametrize("make", [make_post, KINDS["comment"][0]], ids=KINDS)
def test_there_is_a_pause_between_two_edits_whatever_is_edited(make: Make, old_hand: Member) -> None:
    writing = make(author=old_hand, body="Old", edited_at=NOW)
    refusal = edit_asked(writing, "New", now=NOW + 4.9 * SECOND)
    assert refusal
    assert refusal == ("There are 5 seconds between two edits of yours.", 1)
    assert edit_asked(writing, "New", now=NOW + 5 * SECOND) is None
    assert edit_asked(writing, "Old", now=NOW + SECOND) is None
    for other in (make_post(author=old_hand), make_comment(make_post(), author=old_hand)):
        assert edit_asked(other, "New", now=NOW + SECOND) == refusal._replace(seconds=4)
    assert edit_asked(make(author=make_member()), "New", now=NOW + SECOND) is None


def test_a_title_is_text_of_a_post(old_hand: Member) -> None:
    post = make_post(author=old_hand, title="Old", body="Same", edited_at=NOW)
    assert edit_asked(post, "Same", title="New")
    assert edit_asked(post, "Same", title="Old") is None


def test_votes_of_an_hour_are_counted_together(old_hand: Member, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(brakes, "RELIVED_AN_HOUR_MAX", 3)
    things: list[Target] = [make_quote(make_film()), make_post(), make_comment(make_post())]
    for number, thing in enumerate(things):
        assert brake_on_vote(voter=old_hand, value=1, now=NOW) is None
        make_vote(thing, voter=old_hand, now=NOW - dt.timedelta(minutes=30 - number))
    refusal = brake_on_vote(voter=old_hand, value=1, now=NOW)
    assert refusal == ("That is the 3 an hour that one member can give.", 30 * 60)
    assert brake_on_vote(voter=old_hand, value=0, now=NOW) is None
    assert brake_on_vote(voter=old_hand, value=-1, now=NOW) is None
    assert brake_on_vote(voter=make_member(), value=1, now=NOW) is None
    assert brake_on_vote(voter=old_hand, value=1, now=NOW + dt.timedelta(minutes=30)) is None


def test_where_the_limit_was_lowered_it_lets_go_once_there_is_room(
    old_hand: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(brakes, "RELIVED_AN_HOUR_MAX", 2)
    for minutes in (50, 40, 30):
        make_vote(make_post(), voter=old_hand, now=NOW - dt.timedelta(minutes=minutes))
    refusal = brake_on_vote(voter=old_hand, value=1, now=NOW)
    assert refusal
    assert refusal.seconds == 20 * 60


def test_texts_are_veiled_so_many_a_day(old_hand: Member, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(brakes, "VEILS_A_DAY_MAX", 2)
    for hours in (20, 1):
        assert brake_on_veil(member=old_hand, now=NOW) is None
        said = {"reveal_at": 43, "proposed_at": NOW - dt.timedelta(hours=hours), "retired_at": NOW}
        Veil.objects.create(member=old_hand, post=make_post(), **said)
    refusal = brake_on_veil(member=old_hand, now=NOW)
    assert refusal == ("That is the 2 texts a day of which one member can say so.", 4 * 3600)
    assert brake_on_veil(member=make_member(), now=NOW) is None
    assert brake_on_veil(member=old_hand, now=NOW + dt.timedelta(hours=4)) is None


def test_it_takes_one_query_to_brake_a_vote(old_hand: Member, django_assert_num_queries: Any) -> None:
    quotes = [make_quote(make_film()) for _ in range(2)]
    MomentVote.objects.bulk_create(
        MomentVote(voter=old_hand, target=quotes[number % 2], value=-1, voted_at=NOW) for number in range(2)
    )
    with django_assert_num_queries(1):
        assert brake_on_vote(voter=old_hand, value=-1, now=NOW) is None
    assert NOT_FOR_ME_AN_HOUR_MAX > 2


def test_it_takes_two_queries_to_brake_an_old_hand(old_hand: Member, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(2):
        asked(brake_on_post, old_hand, body="https://x.org")


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (1, "Try again in 1 second."),
        (119, "Try again in 119 seconds."),
        (120, "Try again in 2 minutes."),
        (121, "Try again in 3 minutes."),
        (7_199, "Try again in 2 hours."),
        (86_400, "Try again in 24 hours."),
    ],
)
def test_when_to_try_again_is_said_in_words(seconds: int, said: str) -> None:
    assert in_words(seconds) == said
