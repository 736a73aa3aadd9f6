"""The first page: a moment of the day, what is being relived and talked about, films, what is new."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client, RequestFactory
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from community.models import Member
from community.progress import mark_progress
from community.reader import Reader
from community.reading.reach import Place
from films.models import Film, Moment
from films.picks import moment_of_the_day
from tests.factories import (
    make_character,
    make_comment,
    make_dialogue,
    make_film,
    make_member,
    make_post,
    make_quote,
    make_scene,
    make_trivia,
    make_vote,
)

BUDGET = 10
BUDGET_MEMBER = 14
DAY = dt.date(2026, 10, 12)


def page(client: Client) -> str:
    response = client.get("/")
    assert response.status_code == 200
    return response.content.decode()


def section(text: str, name: str) -> str:
    found = re.search(rf'<section [^>]*aria-labelledby="{name}">(.*?)</section>', text, re.DOTALL)
    return found[1] if found else ""


def fill(number: int) -> None:
    """As much of everything that the page shows."""
    for _ in range(number):
        film = make_film(year=timezone.localdate().year)
        character = make_character(film)
        dialogue = make_dialogue(film, fresh=1, reveal_at=5, lines=[(character, "One."), (character, "Two.")])
        make_quote(film, speaker=character)
        make_comment(dialogue)
        for _ in range(2):
            make_comment(make_post(moment=Moment.objects.get(pk=dialogue.pk), author=make_member(), reveal_at=5))


def of_the_day(day: dt.date) -> Moment | None:
    """As a visitor sees it."""
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    return moment_of_the_day(day, reader=Reader(request))


@pytest.mark.parametrize("number", [1, 30])
def test_the_first_page_costs_the_same_whatever_the_site_holds(
    visitor: Client, db: None, number: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    fill(number)
    with django_assert_max_num_queries(BUDGET):
        page(visitor)


@pytest.mark.parametrize("number", [1, 10])
def test_a_member_may_cost_a_little_more(
    as_alice: Client, number: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    fill(number)
    with django_assert_max_num_queries(BUDGET_MEMBER):
        page(as_alice)


def test_without_votes_it_costs_no_more(
    visitor: Client, db: None, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    fill(1)
    Moment.objects.update(fresh=0)
    with django_assert_max_num_queries(BUDGET):
        assert 'aria-labelledby="lines"' in page(visitor)


def test_an_empty_site_has_a_first_page(visitor: Client, db: None) -> None:
    assert "There is no film here yet." in page(visitor)


def test_films_are_shown_newest_first(visitor: Client, db: None) -> None:
    for title in ("Older", "Newer"):
        make_film(title=title)
    make_film(title="Unseen", is_published=False)
    films = section(page(visitor), "films")
    assert films.index("Newer") < films.index("Older")
    assert "Unseen" not in films


def test_the_moment_of_a_day_is_the_same_all_day_and_another_on_other_days(db: None) -> None:
    film = make_film()
    for _ in range(12):
        make_quote(film)
    month = [of_the_day(DAY + dt.timedelta(days=day)) for day in range(30)]
    assert of_the_day(DAY) == month[0]
    assert len(set(month)) > 5


@pytest.mark.parametrize(
    "unfit",
    [
        {"is_published": False},
        {"reveal_at": 43},
        {"provenance": "disputed", "note": "Others deny it."},
        {"provenance": "misattributed", "source": "A poster"},
    ],
)
def test_no_day_brings_what_is_hidden_doubtful_or_tells_the_story(db: None, unfit: dict[str, object]) -> None:
    film = make_film()
    make_quote(film, **unfit)
    fit = make_quote(film)
    make_quote(film, **unfit)
    days = [DAY + dt.timedelta(days=day) for day in range(20)]
    assert {of_the_day(day) for day in days} == {Moment.objects.get(pk=fit.pk)}


def test_no_day_brings_a_moment_of_a_film_that_is_not_published(db: None) -> None:
    make_quote(make_film(is_published=False))
    assert of_the_day(DAY) is None


def test_the_moment_of_the_day_is_on_the_page(visitor: Client, db: None) -> None:
    make_trivia(make_film(), title="The only one", fact="It rained.")
    today = section(page(visitor), "today")
    assert "The only one" in today
    assert "It rained." in today


def test_what_is_being_relived_comes_first_and_nothing_in_doubt(visitor: Client, db: None) -> None:
    film = make_film()
    long_ago, lately = timezone.now() - dt.timedelta(days=100), timezone.now() - dt.timedelta(days=2)
    once_loved, loved = make_scene(film, title="Once loved"), make_scene(film, title="Loved")
    legend = make_scene(film, title="Legend", provenance="disputed", note="Others deny it.")
    for _ in range(5):
        make_vote(once_loved, now=long_ago)
        make_vote(legend, now=lately)
    make_vote(loved, now=lately)
    for _ in range(2):
        make_vote(make_scene(film, title="Loved more"), now=lately)
    make_scene(film, title="Unvoted")
    relived = section(page(visitor), "relived")
    assert "Being relived now" in relived
    assert re.findall(r'card__title"><a [^>]*>([^<]+)<', relived) == ["Loved more", "Loved more", "Loved"]


def test_in_quiet_times_what_was_relived_last_is_called_that(visitor: Client, db: None) -> None:
    make_vote(make_scene(make_film(), title="Loved"), now=timezone.now() - dt.timedelta(days=100))
    make_vote(make_scene(make_film(), title="Disliked"), -1)
    relived = section(page(visitor), "relived")
    assert "Relived of late" in relived
    assert "Loved" in relived
    assert "Disliked" not in relived


def test_the_hottest_posts_are_shown_and_where_something_was_just_said(visitor: Client, db: None) -> None:
    now = timezone.now()
    posts = [make_post(title=f"Post of {hours} hours", hot=-hours) for hours in range(5)]
    for hours in (4, 0, 3):
        make_comment(posts[hours], posted_at=now - dt.timedelta(hours=hours))
    make_comment(make_scene(make_film(title="Up"), title="The Wall"), posted_at=now - dt.timedelta(hours=1))
    talk = section(page(visitor), "talk")
    shown = ["Post of 0 hours", "Post of 1 hours", "Post of 2 hours", "The Wall", "Post of 3 hours", "Post of 4 hours"]
    assert re.findall(r">(Post of \d hours|The Wall)</a>", talk) == shown


def test_nothing_off_the_site_is_talked_about(visitor: Client, db: None) -> None:
    hidden = make_film(title="Hidden", is_published=False)
    make_comment(make_post(title="Unseen", film=hidden))
    make_comment(make_scene(hidden, title="Unseen"))
    make_comment(make_scene(make_film(), title="Unseen", is_published=False))
    make_comment(make_post(title="Unseen", deleted_at=timezone.now()))
    assert "Unseen" not in page(visitor)


def test_who_wants_to_hear_nothing_of_a_film_hears_nothing_here(as_alice: Client, alice: Member) -> None:
    film = make_film()
    make_comment(make_post(title="A post about it", film=film))
    make_comment(make_scene(film, title="A scene of it"))
    mark_progress(member=alice, film=film, place=Place(0, is_blind=True))
    assert 'aria-labelledby="talk"' not in page(as_alice)


def test_until_somebody_votes_each_film_says_a_line(visitor: Client, db: None) -> None:
    films = [make_film(title=title) for title in ("Cranes", "Spring")]
    for film in films:
        make_quote(film, title=f"Line of {film.title}")
        make_quote(film, title="Told", reveal_at=40)
    lines = section(page(visitor), "lines")
    assert "Line of Cranes" in lines
    assert "Line of Spring" in lines
    assert "Told" not in lines


def test_the_newest_moments_are_listed(visitor: Client, db: None) -> None:
    make_scene(make_film(), title="Just added")
    make_scene(make_film(is_published=False), title="Unseen")
    newest = section(page(visitor), "newest")
    assert "Just added" in newest
    assert "Unseen" not in newest


def test_a_visitor_may_sign_in_and_a_member_may_sign_out(visitor: Client, as_alice: Client) -> None:
    assert 'href="/accounts/login/"' in page(visitor)
    signed_in = page(as_alice)
    assert "alice" in signed_in
    assert re.search(r'<form method="post" action="/accounts/logout/">\s*<input type="hidden" name="csrf', signed_in)


def test_a_visitor_gets_no_cookie(visitor: Client, db: None) -> None:
    assert not visitor.get("/").cookies


def test_every_link_of_the_frame_leads_somewhere(visitor: Client, db: None) -> None:
    frame = re.sub(r"<main.*</main>", "", page(visitor), flags=re.DOTALL)
    found = re.findall(r'(?:href|(?<!method="post" )action)="(/[^"]*)"', frame)
    addresses = {address for address in found if "/static/" not in address}
    assert {
        address: visitor.get(address).status_code for address in addresses if visitor.get(address).status_code >= 400
    } == {}


def test_the_page_holds_no_style_and_no_script_of_its_own(visitor: Client, db: None) -> None:
    Film.objects.create(slug="a", title="A", year=1957)
    text = page(visitor)
    assert not re.search(r"<style|\sstyle=|\son\w+=", text)
