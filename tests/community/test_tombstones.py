"""What is left of a page whose text the law took: that it did, once, and nothing that tells of the text."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from community.models import Member
from community.targets import Target, kind_of
from community.votes.kept_vote import KEPT, give_kept_vote
from community.votes.kinds import votes_on
from community.voting import TakenByLaw, cast_vote
from tests.factories import make_comment, make_film, make_post, make_quote, make_removal, make_vote
from tests.films.visits import page_of, words_of

pytestmark = pytest.mark.django_db
UNSEEN = re.compile(r'<span class="visually-hidden">.*?</span>')
SENTENCE = "Removed for legal reasons"
REFUSAL = "This was removed for legal reasons. The votes on it stay as they are"
MAKE: dict[str, Callable[[], Any]] = {
    "moment": lambda: make_quote(make_film(running_minutes=90), reveal_at=74, source="A book.", note="A note."),
    "post": lambda: make_post(film=make_film(), reveal_at=74),
    "comment": lambda: make_comment(make_post()),
}


@pytest.fixture(params=MAKE)
def removed(request: pytest.FixtureRequest) -> Any:
    target = MAKE[request.param]()
    make_vote(target)
    make_removal(target)
    return target


def address_of(target: Target) -> str:
    return f"/vote/{kind_of(target)}/{target.pk}/"


def votes(target: Target) -> list[int]:
    return list(votes_on(type(target)).filter(target=target).values_list("value", flat=True))


@pytest.mark.parametrize("value", [1, -1, 0])
def test_nobody_votes_on_it(alice: Member, removed: Any, value: int) -> None:
    with pytest.raises(TakenByLaw):
        cast_vote(voter=alice, target=removed, value=value, now=timezone.now())
    assert votes(removed) == [1]


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}], ids=["a form", "htmx"])
def test_a_press_of_an_old_button_is_answered_in_words(as_alice: Client, removed: Any, headers: dict[str, str]) -> None:
    response = as_alice.post(address_of(removed), {"value": "1"}, headers=headers)
    assert response.status_code == 410
    assert REFUSAL in response.content.decode()
    assert "<button class=" not in response.content.decode().partition('class="vote')[2].partition("</p>")[0]
    assert votes(removed) == [1]


def test_a_visitor_is_not_sent_to_sign_in_for_nothing(visitor: Client, removed: Any) -> None:
    for response in (visitor.get(f"{address_of(removed)}?value=1"), visitor.post(address_of(removed), {"value": "1"})):
        assert response.status_code == 410
        assert REFUSAL in response.content.decode()


def test_a_vote_that_waited_for_its_voter_is_not_counted(rf: Any, alice: Member, removed: Any) -> None:
    request, now = rf.get("/"), timezone.now()
    request.session = {KEPT: [kind_of(removed), removed.pk, 1, now.isoformat()]}
    assert "has been removed for legal reasons" in give_kept_vote(request, voter=alice, now=now)
    assert votes(removed) == [1]


@pytest.mark.parametrize("scope", ["text", "everything"])
@pytest.mark.parametrize("kind", ["moment", "post"])
def test_its_page_says_it_once_beside_the_title(visitor: Client, kind: str, scope: str) -> None:
    target = MAKE[kind]()
    removal = make_removal(target, scope=scope)
    target.refresh_from_db()
    main = page_of(visitor, target.get_absolute_url()).partition("<main")[2]
    article = main.partition("<article")[2].partition("</article>")[0]
    assert UNSEEN.sub("", article).count(SENTENCE) == 1
    assert f'href="/ledger/{removal.entry.number}/"' in article


def test_nothing_on_it_tells_of_the_text(visitor: Client) -> None:
    quote = make_quote(make_film(running_minutes=90), reveal_at=74, provenance="retold", note="A note.")
    words = words_of(visitor, quote.get_absolute_url())
    assert ("minute 74" in words, "Retold" in words, "Take it along" in words) == (True, True, True)
    make_removal(quote)
    words = words_of(visitor, quote.get_absolute_url())
    assert not [said for said in ("minute 74", "etold", "How we know", "Take it along") if said in words]


def test_in_a_list_it_is_not_called_retold(visitor: Client) -> None:
    film = make_film()
    make_removal(make_quote(film, provenance="retold"))
    words = words_of(visitor, f"{film.get_absolute_url()}quotes/")
    assert SENTENCE in words
    assert "retold in our words" not in words


def test_its_talk_counts_no_nought_beside_posts_that_are_talked_about(visitor: Client) -> None:
    quote = make_quote(make_film())
    make_comment(make_post(moment=quote))
    make_removal(quote)
    page = page_of(visitor, quote.get_absolute_url())
    assert '<span class="discussion__count" id="talk-count"></span>' in page
    assert "What was posted about it has its own talk." in page
    assert "1 comment" in page
