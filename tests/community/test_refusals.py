"""Every refusal, through the page that refuses: it names its brake, says how long, and keeps what was typed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any, NamedTuple

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from community import brakes
from community.forms import writing
from community.models import Member, Post, Veil
from community.muting import Wish, mute
from community.voting import cast_vote
from tests.community.accounts import sign_up
from tests.factories import make_comment, make_film, make_member, make_post, make_scene, make_suggestion

pytestmark = pytest.mark.django_db
TEXT = "What I had to say, at some length."
LINKS = "[a](https://a.example/) [b](https://b.example/) [c](https://c.example/)"


class Page(NamedTuple):
    """A talk with alice in it, in her first day."""

    alice: Member
    client: Client
    post: Post


class Case(NamedTuple):
    brake: str
    provoke: Callable[[Page], HttpResponse]
    says: str
    keeps: str = TEXT


def write_post(page: Page, body: str = TEXT) -> HttpResponse:
    return page.client.post("/talk/new/", {"kind": "talk", "title": "A title", "body": body})  # type: ignore[return-value]


def write_comment(page: Page, body: str = TEXT, **about: Any) -> HttpResponse:
    place = about or {"post": page.post.pk}
    return page.client.post("/talk/comments/new/", {**place, "body": body})  # type: ignore[return-value]


def post_just_now(page: Page) -> HttpResponse:
    make_post(author=page.alice, body="Another")
    return write_post(page)


def post_it_twice(page: Page) -> HttpResponse:
    make_post(author=page.alice, body=TEXT, posted_at=timezone.now() - dt.timedelta(minutes=2))
    return write_post(page)


def post_too_much_at_first(page: Page) -> HttpResponse:
    for _ in range(brakes.NEW_MEMBER_POSTS_MAX):
        make_post(author=page.alice, posted_at=timezone.now() - dt.timedelta(hours=1))
    return write_post(page)


def comment_just_now(page: Page) -> HttpResponse:
    make_comment(page.post, author=page.alice)
    return write_comment(page)


def answer_in_the_heat(page: Page) -> HttpResponse:
    low = make_comment(page.post, downs=9, score=-9)
    make_comment(low, author=page.alice, posted_at=timezone.now() - dt.timedelta(minutes=1))
    return write_comment(page, parent=low.pk)


def comment_too_much_at_first(page: Page) -> HttpResponse:
    for number in range(brakes.NEW_MEMBER_COMMENTS_MAX):
        posted_at = timezone.now() - dt.timedelta(hours=1, minutes=number)
        make_comment(page.post, author=page.alice, posted_at=posted_at)
    return write_comment(page)


def edit_just_now(page: Page) -> HttpResponse:
    comment = make_comment(page.post, author=page.alice, edited_at=timezone.now())
    return page.client.post(f"/talk/comments/{comment.pk}/edit/", {"body": TEXT})  # type: ignore[return-value]


def vote_too_often(page: Page) -> HttpResponse:
    for _ in range(3):
        cast_vote(voter=page.alice, target=make_post(), value=-1, now=timezone.now())
    return page.client.post(f"/vote/post/{page.post.pk}/", {"value": "-1"})  # type: ignore[return-value]


def report_too_often(page: Page) -> HttpResponse:
    said = {
        "category": "personal-data", "place": "In it", "explanation": TEXT, "requester": "concerned",
        "name": "Ada", "email": "ada@example.com", "is_honest": "on",
    }  # fmt: skip
    for _ in range(brakes.REPORTS_AN_HOUR_MAX):
        brakes.brake_on_report(address="127.0.0.1", now=timezone.now())
    return page.client.post(f"/report/post/{page.post.pk}/", said)  # type: ignore[return-value]


def veil_too_often(page: Page) -> HttpResponse:
    Member.objects.filter(pk=page.alice.pk).update(date_joined=timezone.now() - dt.timedelta(days=99))
    film = make_film()
    make_scene(film, reveal_at=43)
    for _ in range(brakes.VEILS_A_DAY_MAX):
        Veil.objects.create(member=page.alice, comment=make_comment(page.post), reveal_at=43)
    return page.client.post(f"/veil/post/{make_post(film=film).pk}/", {"reveal_at": "43"})  # type: ignore[return-value]


def sign_up_too_often(page: Page) -> HttpResponse:
    for _ in range(brakes.SIGN_UPS_A_DAY_MAX):
        brakes.brake_on_sign_up(address="127.0.0.1", now=timezone.now())
    answer: HttpResponse = sign_up(Client(), username="onemore")
    return answer


CASES = {
    "two posts in a hurry": Case("brake_on_post", post_just_now, "There are 15 seconds between two of yours."),
    "the same post twice": Case("brake_on_post", post_it_twice, "You said exactly this a moment ago"),
    "a new member's posts": Case("brake_on_post", post_too_much_at_first, "members write up to 3 of these."),
    "links in a post": Case("brake_on_links", lambda page: write_post(page, LINKS), "up to 2 links", LINKS),
    "two comments in a hurry": Case("brake_on_comment", comment_just_now, "There are 5 seconds between two of yours."),
    "an answer in the heat": Case("brake_on_comment", answer_in_the_heat, "This part of the talk has heated up"),
    "a new member's comments": Case("brake_on_comment", comment_too_much_at_first, "write up to 10 of these."),
    "links in a comment": Case("brake_on_links", lambda page: write_comment(page, LINKS), "up to 2 links", LINKS),
    "two edits in a hurry": Case("brake_on_edit", edit_just_now, "There are 5 seconds between two edits of yours."),
    "votes": Case("brake_on_vote", vote_too_often, "That is the 3 an hour that one member can give.", ""),
    "veils": Case("brake_on_veil", veil_too_often, "That is the 20 texts a day of which one member can say so.", ""),
    "reports": Case("brake_on_report", report_too_often, "That is the 10 reports an hour that one address can send."),
    "accounts": Case("brake_on_sign_up", sign_up_too_often, "That is the 3 accounts a day", 'value="onemore"'),
}


@pytest.fixture
def page(alice: Member, as_alice: Client, monkeypatch: pytest.MonkeyPatch) -> Page:
    monkeypatch.setattr(brakes, "NOT_FOR_ME_AN_HOUR_MAX", 3)
    return Page(alice, as_alice, make_post(author=make_member()))


def test_every_brake_has_its_row() -> None:
    assert {case.brake for case in CASES.values()} == {name for name in vars(brakes) if name.startswith("brake_on_")}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_refusal_says_which_brake_and_how_long_and_loses_nothing(page: Page, case: Case) -> None:
    answer = case.provoke(page)
    words = " ".join(answer.content.decode().split())
    assert answer.status_code == 429
    assert case.says in words
    assert "Try again in" in words
    assert case.keeps in words
    assert int(answer["Retry-After"]) > 0


@pytest.mark.parametrize("case", [case for case in CASES.values() if case.keeps == TEXT and "links" not in case.says])
def test_what_has_to_wait_costs_no_rendering(page: Page, case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "render", lambda body: pytest.fail("It is refused whatever becomes of it."))
    assert case.provoke(page).status_code == 429


def test_a_refused_suggestion_says_so_and_loses_nothing(page: Page) -> None:
    for _ in range(brakes.WAITING_SUGGESTIONS_MAX):
        make_suggestion(proposer=page.alice)
    said = {"about": "other", "title": "One more", "text": TEXT, "source": "A book"}
    answer = page.client.post("/suggest/", said)
    assert TEXT in answer.content.decode()
    assert answer.status_code in (400, 429)


class TestNoShadows:
    """What was braked, voted down or new is there for everybody: no page shows it to its author alone."""

    @pytest.mark.usefixtures("searchable")
    @pytest.mark.parametrize("state", ["braked", "voted down", "new", "muted"])
    def test_others_read_it(self, page: Page, visitor: Client, bob: Member, state: str) -> None:
        post = make_post(author=page.alice, title="Her post", body=TEXT, body_html=f"<p>{TEXT}</p>")
        comment = make_comment(page.post, author=page.alice, body=TEXT, body_html="<p>Her comment.</p>")
        if state == "braked":
            assert write_comment(page, "One too many").status_code == 429
        elif state == "voted down":
            for _ in range(9):
                cast_vote(voter=make_member(), target=post, value=-1, now=timezone.now())
                cast_vote(voter=make_member(), target=comment, value=-1, now=timezone.now())
        elif state == "muted":
            mute(member=bob, wish=Wish("person", page.alice, removes=True), now=timezone.now())
        by_carol = Client()
        by_carol.force_login(make_member("carol"))
        for reader in (visitor, by_carol):
            assert "Her comment." in reader.get(page.post.get_absolute_url()).content.decode()
            assert TEXT in reader.get(post.get_absolute_url()).content.decode()
            for address in ("/talk/?sort=new", "/feeds/talk/", "/members/alice/"):
                assert "Her post" in reader.get(address).content.decode(), address
