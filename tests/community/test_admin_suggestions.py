"""The curators' queue of suggestions."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from community.models import Member, Suggestion
from tests.factories import make_film, make_quote, make_suggestion

pytestmark = pytest.mark.django_db

QUEUE = "/admin/community/suggestion/"


def page_of(suggestion: Suggestion) -> str:
    return reverse("admin:community_suggestion_change", args=[suggestion.pk])


def answered(client: Client, suggestion: Suggestion, **said: Any) -> Suggestion:
    client.post(page_of(suggestion), said)
    suggestion.refresh_from_db()
    return suggestion


def test_the_waiting_ones_come_first_and_the_oldest_of_them_on_top(as_curator: Client) -> None:
    done = make_suggestion(state="declined", decided_at=timezone.now())
    first, second = make_suggestion(), make_suggestion()
    listed = list(as_curator.get(QUEUE).context["cl"].queryset)
    assert listed == [first, second, done]


def test_the_queue_costs_the_same_however_long(
    as_curator: Client, alice: Member, django_assert_num_queries: Any
) -> None:
    for _ in range(3):
        make_suggestion(proposer=alice, film=make_film())
    as_curator.get(QUEUE)
    with django_assert_num_queries(7):
        as_curator.get(QUEUE)


def test_a_curator_accepts_a_missing_film(as_curator: Client, curator: Member, alice: Member) -> None:
    film = make_film(slug="playtime", is_published=False)
    suggestion = make_suggestion(about="film", proposer=alice)
    answered(as_curator, suggestion, accept="1", became="https://reelive.example/films/playtime/", answer="Thanks")
    assert (suggestion.state, suggestion.film, suggestion.moment) == ("accepted", film, None)
    assert (suggestion.curator, suggestion.answer) == (curator, "Thanks")
    assert suggestion.decided_at is not None


@pytest.mark.parametrize("address", ["page", "permalink", "form"])
def test_a_curator_accepts_a_missing_moment_by_any_of_its_addresses(as_curator: Client, address: str) -> None:
    quote = make_quote(make_film())
    addresses = {
        "page": quote.get_absolute_url(),
        "permalink": f"http://testserver/m/{quote.pk}/?x#y",
        "form": reverse("admin:films_quote_change", args=[quote.pk]),
    }
    suggestion = answered(as_curator, make_suggestion(), accept="1", became=addresses[address])
    assert (suggestion.moment_id, suggestion.film) == (quote.pk, quote.film)


def test_a_correction_is_accepted_for_what_it_corrects(as_curator: Client) -> None:
    quote = make_quote(make_film())
    suggestion = make_suggestion(about="correction", film=quote.film, moment=quote)
    form = as_curator.get(page_of(suggestion)).context["form"]
    answered(as_curator, suggestion, accept="1", became=form["became"].value())
    assert (suggestion.state, suggestion.moment_id) == ("accepted", quote.pk)


def test_a_curator_declines_with_an_answer(as_curator: Client) -> None:
    suggestion = answered(
        as_curator, make_suggestion(), decline="1", became="nonsense", answer="It is not in the film."
    )
    assert (suggestion.state, suggestion.answer) == ("declined", "It is not in the film.")


@pytest.mark.parametrize(
    ("said", "complaint"),
    [
        ({"decline": "1"}, "Say why it is declined."),
        ({"decline": "1", "answer": "  "}, "Say why it is declined."),
        ({"accept": "1"}, "Say which film or moment it became."),
        ({"accept": "1", "became": "/people/somebody/"}, "There is no film and no moment at that address."),
        ({"accept": "1", "became": "/films/nowhere/"}, "There is no film and no moment at that address."),
        ({"accept": "1", "became": "http://["}, "There is no film and no moment at that address."),
        ({"accept": "1", "became": "/m/" + "9" * 40 + "/"}, "There is no film and no moment at that address."),
        ({"accept": "1", "became": "/admin/films/quote/x/change/"}, "There is no film and no moment"),
        ({"accept": "1", "became": "x" * 2_000}, "at most 1000 characters"),
        ({"accept": "1", "answer": "x" * 7_000}, "at most 6000 characters"),
        ({"dance": "1", "answer": "x"}, "It is not answered yet."),
        ({}, "Accept it or decline it."),
    ],
)
def test_an_answer_that_lacks_something_says_what(as_curator: Client, said: dict[str, str], complaint: str) -> None:
    suggestion = make_suggestion()
    response = as_curator.post(page_of(suggestion), said)
    assert response.status_code == 400
    assert complaint in response.content.decode()
    suggestion.refresh_from_db()
    assert suggestion.state == "waiting"


def test_the_second_of_two_curators_is_told_and_keeps_their_words(as_curator: Client, operator: Member) -> None:
    suggestion = make_suggestion(state="accepted", curator=operator, decided_at=timezone.now())
    response = as_curator.post(page_of(suggestion), {"decline": "1", "answer": "Already here."})
    assert response.status_code == 409
    content = response.content.decode()
    assert "otto has answered meanwhile" in content
    assert "Already here." in content
    suggestion.refresh_from_db()
    assert suggestion.state == "accepted"


def test_a_decided_one_can_wait_again(as_curator: Client) -> None:
    suggestion = make_suggestion(state="declined", decided_at=timezone.now(), answer="No.")
    answered(as_curator, suggestion, reopen="1")
    assert (suggestion.state, suggestion.decided_at) == ("waiting", None)
    assert as_curator.get(page_of(suggestion)).context["form"]["answer"].value() == "No."


def test_every_decision_is_remembered(as_curator: Client, curator: Member) -> None:
    quote = make_quote(make_film(), title="Carl, on the porch")
    suggestion = make_suggestion()
    answered(as_curator, suggestion, accept="1", became=quote.get_absolute_url())
    answered(as_curator, suggestion, reopen="1")
    answered(as_curator, suggestion, decline="1", answer="No.")
    told = LogEntry.objects.filter(object_id=suggestion.pk, user=curator).order_by("pk")
    assert [entry.get_change_message() for entry in told] == [
        "Accepted; it became “Carl, on the porch”.", "Reopened.", "Declined.",
    ]  # fmt: skip


def test_a_missing_moment_can_be_added_from_there(as_curator: Client) -> None:
    film = make_film()
    content = as_curator.get(page_of(make_suggestion(film=film))).content.decode()
    assert f"{reverse('admin:films_quote_add')}?film={film.pk}" in content


def test_members_and_visitors_are_kept_out(as_alice: Client, visitor: Client) -> None:
    suggestion = make_suggestion()
    for client in (as_alice, visitor):
        for address in (QUEUE, page_of(suggestion)):
            assert client.get(address).status_code in (302, 403)
            assert client.post(address, {"decline": "1", "answer": "No."}).status_code in (302, 403)
    suggestion.refresh_from_db()
    assert suggestion.state == "waiting"


def test_a_suggestion_that_is_not_there_leads_back(as_curator: Client) -> None:
    assert as_curator.get("/admin/community/suggestion/999/change/").status_code == 302
    assert as_curator.get("/admin/community/suggestion/x/change/").status_code == 302


def test_what_a_member_wrote_runs_as_no_code(as_curator: Client) -> None:
    suggestion = make_suggestion(title="<script>x</script>", text="<script>y</script>", source="<script>z</script>")
    content = as_curator.get(page_of(suggestion)).content.decode()
    assert not [letter for letter in "xyz" if f"<script>{letter}" in content]
