"""A visitor's vote waits for them to sign in or up, and is then counted once."""

from __future__ import annotations

import datetime as dt

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import Client
from django.utils import timezone

from community import brakes
from community.models import Member, MomentVote
from community.votes.kept_vote import KEPT
from films.models import Moment
from tests.community.accounts import SIGN_IN, code_of, link_in_last_mail, said, sign_in, sign_up
from tests.factories import make_film, make_post, make_quote, make_scene, make_vote
from tests.films.visits import page_of, words_of

pytestmark = pytest.mark.django_db
PLACE = "/films/up/scenes/wall/"


@pytest.fixture
def scene() -> Moment:
    return make_scene(make_film(slug="up"), slug="wall", title="The Wall")


def ask(client: Client, target: Moment, value: int = 1, **fields: str) -> str:
    """Press the button on the page, then the one to sign in; return where that leads."""
    address = f"/vote/moment/{target.pk}/"
    assert client.get(f"{address}?value={value}&next={PLACE}").status_code == 200
    return client.post(address, {"value": value, "next": PLACE, **fields})["Location"]


def votes() -> list[tuple[str, int]]:
    return list(MomentVote.objects.values_list("voter__username", "value"))


@pytest.mark.parametrize("value", [1, -1])
def test_a_vote_is_counted_once_its_voter_has_signed_in(
    visitor: Client, alice: Member, scene: Moment, value: int
) -> None:
    assert ask(visitor, scene, value) == f"{SIGN_IN}?next={PLACE}"
    response = sign_in(visitor, "alice", next=PLACE)
    assert response["Location"] == PLACE
    assert votes() == [("alice", value)]
    assert "Your vote is counted." in said(visitor.get(PLACE))


def test_a_newcomer_signs_up_confirms_and_is_back_with_the_vote_counted(visitor: Client, scene: Moment) -> None:
    assert ask(visitor, scene, by="sign-up") == f"/accounts/signup/?next={PLACE}"
    sign_up(visitor, next=PLACE)
    assert votes() == []
    response = visitor.post(link_in_last_mail())
    assert response["Location"] == PLACE
    assert votes() == [("dora", 1)]


def test_it_waits_for_the_second_step_as_well(visitor: Client, alice: Member, scene: Moment) -> None:
    secret = generate_totp_secret()
    TOTP.activate(alice, secret)
    ask(visitor, scene)
    sign_in(visitor, "alice", next=PLACE)
    assert votes() == []
    response = visitor.post("/accounts/2fa/authenticate/", {"code": code_of(secret)})
    assert response["Location"] == PLACE
    assert votes() == [("alice", 1)]


def test_the_visitor_is_told_what_will_be_counted(visitor: Client, scene: Moment) -> None:
    words = words_of(visitor, f"/vote/moment/{scene.pk}/?value=-1&next={PLACE}")
    assert "Not for you The Wall, Film" in words
    assert "Votes belong to members" in words
    assert f'href="{PLACE}"' in page_of(visitor, f"/vote/moment/{scene.pk}/?value=1&next={PLACE}")


def test_a_link_alone_keeps_nothing(visitor: Client, alice: Member, scene: Moment) -> None:
    visitor.get(f"/vote/moment/{scene.pk}/?value=-1")
    sign_in(visitor, "alice")
    assert votes() == []


def test_a_form_from_elsewhere_keeps_nothing(scene: Moment) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(f"/vote/moment/{scene.pk}/", {"value": "1"}).status_code == 403
    assert KEPT not in strict.session


def test_it_is_given_only_once(visitor: Client, alice: Member, scene: Moment) -> None:
    ask(visitor, scene)
    sign_in(visitor, "alice")
    MomentVote.objects.all().delete()
    visitor.post("/accounts/logout/")
    sign_in(visitor, "alice")
    assert votes() == []


def test_a_refused_password_does_not_lose_it(visitor: Client, alice: Member, scene: Moment) -> None:
    ask(visitor, scene)
    sign_in(visitor, "alice", "wrong")
    sign_in(visitor, "alice")
    assert votes() == [("alice", 1)]


def test_next_week_it_is_forgotten(visitor: Client, alice: Member, scene: Moment) -> None:
    ask(visitor, scene)
    session = visitor.session
    kind, pk, value, _ = session[KEPT]
    session[KEPT] = [kind, pk, value, (timezone.now() - dt.timedelta(hours=25)).isoformat()]
    session.save()
    sign_in(visitor, "alice")
    assert votes() == []


def test_the_last_one_pressed_is_the_one_that_counts(visitor: Client, alice: Member, scene: Moment) -> None:
    ask(visitor, scene, 1)
    ask(visitor, scene, -1)
    sign_in(visitor, "alice")
    assert votes() == [("alice", -1)]


def test_a_vote_that_was_given_before_is_not_doubled(visitor: Client, alice: Member, scene: Moment) -> None:
    make_vote(scene, voter=alice)
    ask(visitor, scene)
    sign_in(visitor, "alice")
    scene.refresh_from_db()
    assert scene.ups == 1


def test_what_cannot_be_counted_is_said_and_stops_nobody_at_the_door(
    visitor: Client, alice: Member, scene: Moment, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_vote(make_quote(make_film()), voter=alice)
    monkeypatch.setattr(brakes, "RELIVED_AN_HOUR_MAX", 1)
    ask(visitor, scene)
    assert sign_in(visitor, "alice", next=PLACE)["Location"] == PLACE
    assert "Your vote was not counted. That is the 1 an hour" in " ".join(said(visitor.get(PLACE)))


def test_what_was_taken_away_meanwhile_is_said_to_be_gone(visitor: Client, alice: Member, scene: Moment) -> None:
    ask(visitor, scene)
    Moment.objects.update(is_published=False)
    sign_in(visitor, "alice")
    assert "what it was for is not here any more" in " ".join(said(visitor.get("/")))


def test_ones_own_words_are_not_voted_on_by_this_way_either(visitor: Client, alice: Member) -> None:
    post = make_post(author=alice)
    visitor.post(f"/vote/post/{post.pk}/", {"value": "1", "next": "/films/"})
    sign_in(visitor, "alice")
    post.refresh_from_db()
    assert post.ups == 0
    assert "those are your own words" in " ".join(said(visitor.get("/")))


def test_a_session_that_ran_out_is_led_to_sign_in_by_htmx_too(visitor: Client, alice: Member, scene: Moment) -> None:
    response = visitor.post(f"/vote/moment/{scene.pk}/", {"value": "1", "next": PLACE}, headers={"HX-Request": "true"})
    assert response.headers["HX-Redirect"] == f"{SIGN_IN}?next={PLACE}"
    sign_in(visitor, "alice", next=PLACE)
    assert votes() == [("alice", 1)]


def test_no_crowd_of_votes_is_kept_for_one_address(scene: Moment) -> None:
    answers = [Client().post(f"/vote/moment/{scene.pk}/", {"value": "1"}).status_code for _ in range(11)]
    assert answers == [302] * 10 + [429]
