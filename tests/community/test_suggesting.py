"""What is done with a suggestion, and whom it credits."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from community.models import Member, Suggestion
from community.suggesting import (
    AlreadyDecided,
    accept_suggestion,
    decline_suggestion,
    propose_suggestion,
    reopen_suggestion,
)
from tests.factories import make_film, make_quote, make_suggestion

pytestmark = pytest.mark.django_db

NOW = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)
WORDS: dict[str, Any] = {"about": "moment", "title": "The mailbox", "text": "He will not let go.", "source": "A book"}


def test_the_same_words_within_minutes_are_one_suggestion(alice: Member) -> None:
    first = propose_suggestion(proposer=alice, **WORDS, now=timezone.now())
    assert propose_suggestion(proposer=alice, **WORDS, now=timezone.now()) == first


def test_the_same_words_later_or_of_others_are_another(alice: Member, bob: Member) -> None:
    now = timezone.now()
    propose_suggestion(proposer=alice, **WORDS, now=now)
    propose_suggestion(proposer=bob, **WORDS, now=now)
    propose_suggestion(proposer=alice, **WORDS, now=now + dt.timedelta(minutes=6))
    assert Suggestion.objects.count() == 3


@pytest.mark.parametrize("state", ["accepted", "declined"])
def test_what_is_decided_cannot_be_decided_again(curator: Member, operator: Member, state: str) -> None:
    suggestion = make_suggestion(state=state, curator=operator, decided_at=NOW)
    with pytest.raises(AlreadyDecided) as late:
        decline_suggestion(suggestion=suggestion, curator=curator, answer="No.", now=NOW)
    with pytest.raises(AlreadyDecided):
        accept_suggestion(suggestion=suggestion, curator=curator, became=make_film(), now=NOW)
    assert late.value.suggestion.curator == operator


def test_a_stale_copy_does_not_win(curator: Member, operator: Member) -> None:
    suggestion = make_suggestion()
    stale = Suggestion.objects.get(pk=suggestion.pk)
    decline_suggestion(suggestion=suggestion, curator=operator, answer="No.", now=NOW)
    with pytest.raises(AlreadyDecided):
        accept_suggestion(suggestion=stale, curator=curator, became=make_film(), now=NOW)


def test_reopening_what_waits_changes_nothing(curator: Member) -> None:
    suggestion = make_suggestion()
    assert reopen_suggestion(suggestion=suggestion, curator=curator).state == "waiting"


def test_whoever_suggested_a_moment_is_credited_on_its_page(visitor: Client, curator: Member, alice: Member) -> None:
    quote = make_quote(make_film())
    accept_suggestion(suggestion=make_suggestion(proposer=alice), curator=curator, became=quote, now=NOW)
    assert 'Suggested by <a href="/members/alice/">@alice</a>' in visitor.get(quote.get_absolute_url()).content.decode()


def test_whoever_suggested_a_film_is_credited_on_its_page(visitor: Client, curator: Member, alice: Member) -> None:
    film = make_film()
    accept_suggestion(suggestion=make_suggestion(proposer=alice), curator=curator, became=film, now=NOW)
    assert 'Suggested by <a href="/members/alice/">@alice</a>' in visitor.get(film.get_absolute_url()).content.decode()


def test_each_is_credited_once_the_first_first(curator: Member, alice: Member, bob: Member) -> None:
    quote = make_quote(make_film())
    for hour, proposer in enumerate((bob, alice, bob)):
        suggestion = make_suggestion(proposer=proposer)
        accept_suggestion(suggestion=suggestion, curator=curator, became=quote, now=NOW + dt.timedelta(hours=hour))
    assert Suggestion.objects.credited_on(quote) == ["bob", "alice"]


def test_nobody_is_credited_for_what_waits_is_declined_reopened_or_elsewhere(curator: Member, alice: Member) -> None:
    film = make_film()
    quote, other = make_quote(film), make_quote(film)
    make_suggestion(proposer=alice, film=film, moment=quote)
    make_suggestion(proposer=alice, film=film, moment=quote, state="declined", decided_at=NOW)
    for moment in (quote, other):
        accepted = accept_suggestion(
            suggestion=make_suggestion(proposer=alice), curator=curator, became=moment, now=NOW
        )
        if moment == quote:
            reopen_suggestion(suggestion=accepted, curator=curator)
    assert (Suggestion.objects.credited_on(quote), Suggestion.objects.credited_on(film)) == ([], [])


def test_who_has_left_is_named_no_more(visitor: Client, curator: Member, alice: Member) -> None:
    quote = make_quote(make_film())
    accept_suggestion(suggestion=make_suggestion(proposer=alice), curator=curator, became=quote, now=NOW)
    alice.delete()
    assert "Suggested by" not in visitor.get(quote.get_absolute_url()).content.decode()


def test_members_read_what_became_of_their_suggestions(as_alice: Client, alice: Member, curator: Member) -> None:
    quote = make_quote(make_film(), title="Carl, on the porch")
    waiting, accepted, declined = (make_suggestion(proposer=alice) for _ in range(3))
    accept_suggestion(suggestion=accepted, curator=curator, became=quote, answer="Well heard.", now=NOW)
    decline_suggestion(suggestion=declined, curator=curator, answer="It is not in the film.", now=NOW)
    content = as_alice.get("/suggest/mine/").content.decode()
    for words in (
        waiting.title,
        "Waiting",
        "Accepted",
        "Well heard.",
        "Carl, on the porch",
        "Declined",
        "not in the film",
    ):
        assert words in content


def test_members_read_only_their_own(as_alice: Client, bob: Member) -> None:
    make_suggestion(proposer=bob, title="Of bob")
    assert "Of bob" not in as_alice.get("/suggest/mine/").content.decode()


def test_what_is_not_on_the_site_any_more_is_not_linked(as_alice: Client, alice: Member, curator: Member) -> None:
    quote = make_quote(make_film(), is_published=False)
    accept_suggestion(suggestion=make_suggestion(proposer=alice), curator=curator, became=quote, now=NOW)
    assert quote.get_absolute_url() not in as_alice.get("/suggest/mine/").content.decode()


def test_a_long_list_comes_in_pages_of_equal_cost(
    as_alice: Client, alice: Member, django_assert_max_num_queries: Any
) -> None:
    for _ in range(30):
        make_suggestion(proposer=alice, film=make_film())
    with django_assert_max_num_queries(6):
        content = as_alice.get("/suggest/mine/").content.decode()
    assert content.count('class="suggestion__item"') == 24
    assert 'rel="next"' in content


def test_a_visitor_signs_in_to_read_theirs(visitor: Client) -> None:
    assert visitor.get("/suggest/mine/").headers["Location"] == "/accounts/login/?next=/suggest/mine/"
