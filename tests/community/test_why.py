""" "Why is this here?": a thing's own arithmetic, and that it is the one that ranked it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from community.models import Member, Post
from community.targets import kind_of
from community.votes.why import Reason, reasons_for
from films.models import Moment
from films.ranking import EPOCH, controversy, freshness, hot, wilson
from tests.factories import make_comment, make_film, make_post, make_quote, make_scene, make_vote
from tests.films.visits import page_of, words_of

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2026, 11, 1, tzinfo=dt.UTC)


def number(value: float) -> str:
    return f"{value:,.4f}"


def reasons(target: Any) -> dict[str, Reason]:
    target.refresh_from_db()
    return {reason.order: reason for reason in reasons_for(target, now=NOW)}


def results(reason: Reason) -> list[str]:
    return [step.result for step in reason.steps]


def arithmetic(reason: Reason) -> list[str]:
    return [step.arithmetic for step in reason.steps]


def test_each_kind_is_explained_for_the_orders_in_which_it_is_listed() -> None:
    post = make_post()
    moment = Moment.objects.get(pk=make_quote(make_film()).pk)
    assert list(reasons(moment)) == ["Best", "Fresh"]
    assert list(reasons(post)) == ["Hot", "Top", "Controversial"]
    assert list(reasons(make_comment(post))) == ["Best", "Top", "Controversial"]


def test_best_shows_the_share_and_how_much_of_it_is_sure() -> None:
    comment = make_comment(make_post())
    for value in (1, 1, 1, -1):
        make_vote(comment, value)
    found = reasons(comment)["Best"]
    assert arithmetic(found)[0] == "3 / 4"
    assert results(found) == ["0.7500", number(wilson(3, 1))]


def test_the_arithmetic_that_is_shown_gives_the_result_that_is_shown() -> None:
    comment = make_comment(make_post())
    for value in (1, 1, 1, -1):
        make_vote(comment, value)
    shown = reasons(comment)["Best"].steps[1]
    written = shown.arithmetic.replace("×", "*").replace("−", "-").replace("√", "pow_half")
    found = eval(written, {"pow_half": lambda of: of**0.5})  # noqa: S307 - our own few signs
    assert found == pytest.approx(float(shown.result), abs=1e-3)


def test_fresh_puts_votes_together_by_their_age_and_counts_them_in_votes_of_now() -> None:
    moment = make_quote(make_film())
    for days, value in ((0.5, 1), (0.6, 1), (20, -1), (200, 1)):
        make_vote(moment, value, now=NOW - dt.timedelta(days=days))
    found = reasons(Moment.objects.get(pk=moment.pk))["Fresh"]
    assert [step.what for step in found.steps][:3] == [
        "Votes of the last day", "Of the month before that", "All older ones",
    ]  # fmt: skip
    assert arithmetic(found)[:3] == ["2 − 0", "0 − 1", "1 − 0"]
    month_ago = freshness(-1, NOW - dt.timedelta(days=20)) / freshness(1, NOW)
    assert results(found)[1] == f"−{number(-month_ago)}"
    assert results(found)[-1] == number(Moment.objects.get().fresh)


def test_hot_adds_votes_and_youth_up_to_the_number_of_the_column() -> None:
    post = make_post(posted_at=EPOCH + dt.timedelta(hours=22))
    for _ in range(10):
        make_vote(post)
    found = reasons(post)["Hot"]
    assert arithmetic(found) == ["log₁₀ 10", "79,200 / 79,200", ""]
    assert results(found) == ["1.0000", "1.0000", number(hot(10, post.posted_at))]
    assert number(Post.objects.get().hot) == "2.0000"


def test_a_post_that_more_dislike_is_pulled_down() -> None:
    post = make_post()
    for _ in range(10):
        make_vote(post, -1)
    found = reasons(post)["Hot"]
    assert (arithmetic(found)[0], results(found)[0]) == ("−log₁₀ 10", "−1.0000")


def test_a_dispute_shows_how_even_it_is() -> None:
    post = make_post()
    for value in (1, 1, 1, 1, -1, -1, -1):
        make_vote(post, value)
    assert arithmetic(reasons(post)["Controversial"]) == ["7 ^ (3 / 4)"]
    assert results(reasons(post)["Controversial"]) == [number(controversy(4, 3))]
    assert results(reasons(post)["Top"]) == ["1"]


def test_what_nobody_voted_on_says_so() -> None:
    post = make_post()
    assert results(reasons(make_comment(post))["Best"]) == ["0.0000"]
    assert "fewer than 7 votes" in str(reasons(post)["Controversial"].steps[0].what)


# The page -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "make",
    [lambda: make_scene(make_film(), title="The Wall"), lambda: make_post(title="The Wall"),
     lambda: make_comment(make_post())],
    ids=["moment", "post", "comment"],
)  # fmt: skip
def test_each_has_a_page_that_leads_back(visitor: Client, make: Any) -> None:
    target = make()
    page = page_of(visitor, f"/why/{kind_of(target)}/{target.pk}/")
    assert f'href="{target.get_absolute_url()}"' in page
    assert 'href="/about/ranking/"' in page
    assert not visitor.get(f"/why/{kind_of(target)}/{target.pk}/").cookies


def test_htmx_gets_the_arithmetic_alone(visitor: Client) -> None:
    scene = make_scene(make_film())
    answer = visitor.get(f"/why/moment/{scene.pk}/", headers={"HX-Request": "true"}).content.decode()
    assert "<dl" in answer
    assert "<html" not in answer


def test_the_page_of_a_moment_and_of_a_post_asks_the_question(visitor: Client) -> None:
    scene, post = make_scene(make_film()), make_post()
    assert f'<details class="why-details" hx-get="/why/moment/{scene.pk}/"' in page_of(
        visitor, scene.get_absolute_url()
    )
    assert f'href="/why/post/{post.pk}/"' in page_of(visitor, post.get_absolute_url())


def test_every_comment_of_a_talk_asks_it_among_what_else_can_be_done(visitor: Client) -> None:
    post = make_post()
    for comment in [make_comment(post) for _ in range(2)]:
        actions = f"{comment.get_absolute_url()}?actions"
        assert f'hx-get="{actions}"' in page_of(visitor, post.get_absolute_url())
        offered = visitor.get(actions, headers={"HX-Request": "true"}).content.decode()
        for page in (offered, page_of(visitor, comment.get_absolute_url())):
            assert f'href="/why/comment/{comment.pk}/"' in page


@pytest.mark.parametrize("address", ["/why/film/1/", "/why/moment/999999/", "/why/post/999999/"])
def test_what_is_not_there_is_not_explained(visitor: Client, address: str) -> None:
    assert visitor.get(address).status_code == 404


def test_what_is_off_the_site_is_not_explained(visitor: Client) -> None:
    hidden = make_scene(make_film(is_published=False))
    deleted = make_post(deleted_at=timezone.now())
    assert visitor.get(f"/why/moment/{hidden.pk}/").status_code == 404
    assert visitor.get(f"/why/post/{deleted.pk}/").status_code == 404


def test_nobody_is_named_as_a_voter(visitor: Client, bob: Member) -> None:
    scene = make_scene(make_film())
    make_vote(scene, voter=bob)
    assert "bob" not in words_of(visitor, f"/why/moment/{scene.pk}/")


def test_the_page_asks_little_of_the_database(
    as_alice: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    scene = make_scene(make_film())
    for _ in range(5):
        make_vote(scene)
    with django_assert_max_num_queries(8):
        page_of(as_alice, f"/why/moment/{scene.pk}/")
