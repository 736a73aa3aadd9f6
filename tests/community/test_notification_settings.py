"""Where members choose what they are told, how often by mail, and which talks they hear no more of."""

from __future__ import annotations

import datetime as dt

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from community.models import DiscussionMute, Inbox, Member
from films.paging import PER_PAGE
from tests.factories import make_post

pytestmark = pytest.mark.django_db
PAGE = "/me/notifications/settings/"
SWITCHES = ("tells_replies", "tells_mentions", "tells_films", "tells_members")


def mute(member: Member, count: int = 1) -> None:
    for minutes in range(count):
        since = timezone.now() - dt.timedelta(minutes=minutes)
        DiscussionMute.objects.create(member=member, discussion=make_post().discussion, since=since)


def test_who_has_chosen_nothing_is_told_everything_and_mailed_nothing(as_alice: Client) -> None:
    form = as_alice.get(PAGE).context["form"]
    assert [form[name].value() for name in SWITCHES] == [True] * 4
    assert form["digest"].value() == "off"
    assert not Inbox.objects.exists()


@pytest.mark.parametrize("switched_off", SWITCHES)
def test_each_switch_is_stored(as_alice: Client, switched_off: str) -> None:
    on = {name: "on" for name in SWITCHES if name != switched_off}
    response = as_alice.post(PAGE, {**on, "digest": "weekly"}, follow=True)
    assert response.redirect_chain == [(PAGE, 302)]
    assert "From now on you are told like this." in response.content.decode()
    inbox = Inbox.objects.get()
    assert [name for name in SWITCHES if not getattr(inbox, name)] == [switched_off]
    assert inbox.digest == "weekly"


def test_choosing_again_replaces_what_was_chosen(as_alice: Client) -> None:
    for digest in ("daily", "off"):
        as_alice.post(PAGE, {"tells_replies": "on", "digest": digest})
    assert Inbox.objects.get().digest == "off"


@pytest.mark.parametrize("digest", ["", "hourly"])
def test_an_unknown_digest_is_asked_for_again(as_alice: Client, digest: str) -> None:
    response = as_alice.post(PAGE, {"tells_replies": "on", "digest": digest})
    assert response.status_code == 400
    assert "It is not stored yet" in response.content.decode()
    assert [response.context["form"][name].value() for name in SWITCHES] == [True, False, False, False]
    assert not Inbox.objects.exists()


def test_it_says_where_the_mail_goes(as_alice: Client, alice: Member) -> None:
    assert "It goes to alice@example.com" in as_alice.get(PAGE).content.decode()
    EmailAddress.objects.update(verified=False)
    assert "You have no confirmed address" in as_alice.get(PAGE).content.decode()


def test_muted_talks_are_listed_to_be_unmuted(as_alice: Client, alice: Member) -> None:
    mute(alice)
    page = as_alice.get(PAGE).content.decode()
    assert str(DiscussionMute.objects.get().discussion) in page
    assert 'aria-pressed="true"' in page


def test_the_list_of_muted_talks_has_pages(as_alice: Client, alice: Member) -> None:
    mute(alice, PER_PAGE + 1)
    page = as_alice.get(PAGE).context["page"]
    assert (len(page), len(as_alice.get(f"{PAGE}?after={page.next}").context["page"])) == (PER_PAGE, 1)


def test_muted_talks_of_others_stay_theirs(as_alice: Client, bob: Member) -> None:
    mute(bob)
    assert str(DiscussionMute.objects.get().discussion) not in as_alice.get(PAGE).content.decode()


def test_the_page_costs_the_same_however_many_are_muted(
    as_alice: Client, alice: Member, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    mute(alice, PER_PAGE)
    with django_assert_max_num_queries(12):
        as_alice.get(PAGE)
