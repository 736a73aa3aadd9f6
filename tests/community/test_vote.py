"""The two buttons of a vote, and the address they send to."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from community import brakes
from community.models import Member, MomentVote
from community.targets import Target, kind_of
from community.votes.kinds import votes_on
from films.models import Moment
from tests.factories import make_comment, make_film, make_member, make_post, make_quote, make_scene, make_vote
from tests.films.visits import MAKERS, every_kind, page_of, words_of

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def scene() -> Moment:
    return make_scene(make_film(slug="up"), slug="wall", title="The Wall")


def address_of(target: Target) -> str:
    return f"/vote/{kind_of(target)}/{target.pk}/"


def values(target: Target) -> list[int]:
    return list(votes_on(type(target)).filter(target=target).values_list("value", flat=True))


def buttons(page: str) -> list[tuple[str, str, str]]:
    """Of each: what it sends, whether it is pressed, what it says."""
    found = re.findall(
        r'<button class="vote__button"[^>]*value="(-?\d)" aria-pressed="(\w+)"[^>]*>(.*?)</button>', page
    )
    return [(value, pressed, " ".join(re.sub("<[^>]+>", " ", said).split())) for value, pressed, said in found]


@every_kind
def test_the_page_of_a_moment_offers_both_votes(as_alice: Client, section: str) -> None:
    moment = MAKERS[section](make_film())
    page = page_of(as_alice, moment.get_absolute_url())
    assert buttons(page) == [("1", "false", "I relived it"), ("-1", "false", "Not for me")]


def test_a_vote_is_given_and_leads_back_to_the_buttons(as_alice: Client, alice: Member, scene: Moment) -> None:
    response = as_alice.post(address_of(scene), {"value": "1", "next": scene.get_absolute_url()})
    assert (response.status_code, response["Location"]) == (302, f"/films/up/scenes/wall/#vote-moment-{scene.pk}")
    assert MomentVote.objects.get().voter == alice


def test_the_page_shows_what_the_reader_voted_and_offers_to_take_it_back(as_alice: Client, scene: Moment) -> None:
    make_vote(scene)
    as_alice.post(address_of(scene), {"value": "1"})
    page = page_of(as_alice, scene.get_absolute_url())
    assert buttons(page) == [("0", "true", "I relived it 2"), ("-1", "false", "Not for me")]


def test_others_see_the_tally_and_not_the_vote(visitor: Client, scene: Moment) -> None:
    make_vote(scene, -1)
    page = page_of(visitor, scene.get_absolute_url())
    assert buttons(page) == [("1", "false", "I relived it"), ("-1", "false", "Not for me 1")]


def test_pressing_it_again_withdraws(as_alice: Client, scene: Moment) -> None:
    for value in ("-1", "0"):
        as_alice.post(address_of(scene), {"value": value})
    assert values(scene) == []


def test_htmx_gets_the_same_buttons_and_a_word_for_those_who_listen(as_alice: Client, scene: Moment) -> None:
    make_vote(scene)
    response = as_alice.post(address_of(scene), {"value": "1", "next": "/films/up/scenes/wall/"}, headers=HTMX)
    answer = " ".join(response.content.decode().split()).replace("> <", "><")
    assert buttons(answer) == [("0", "true", "I relived it 2"), ("-1", "false", "Not for me")]
    assert '<p id="said" hx-swap-oob="innerHTML">Counted: you relived it.</p>' in answer
    assert '<input type="hidden" name="next" value="/films/up/scenes/wall/">' in answer


def test_the_answer_to_htmx_is_what_the_page_holds(as_alice: Client, scene: Moment) -> None:
    answer = as_alice.post(address_of(scene), {"value": "1", "next": scene.get_absolute_url()}, headers=HTMX)
    page = as_alice.get(scene.get_absolute_url()).content.decode()
    form = re.compile(r'<form class="vote".*?</form>', re.DOTALL)
    without_token = [re.sub(r'name="csrf.*?>', "", form.findall(text)[0]) for text in (page, answer.content.decode())]
    assert without_token[0] == without_token[1]


def test_wherever_they_stand_the_buttons_replace_nothing_but_themselves(as_alice: Client) -> None:
    """A talk says for all that is in it what htmx shall replace."""
    comment = make_comment(make_post())
    form = page_of(as_alice, comment.get_absolute_url()).partition(f'id="vote-comment-{comment.pk}"')[2]
    assert 'hx-target="this" hx-swap="outerHTML"' in form.partition(">")[0]


@pytest.mark.parametrize("make", [make_post, lambda: make_comment(make_post())], ids=["post", "comment"])
def test_posts_and_comments_are_led_back_to_without_being_asked(as_alice: Client, make: Any) -> None:
    target = make()
    response = as_alice.post(address_of(target), {"value": "1"})
    assert response["Location"] == f"{target.get_absolute_url()}#vote-{kind_of(target)}-{target.pk}"


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", "films", r"/\evil.example"]
)
def test_nobody_is_led_away_from_the_site(as_alice: Client, scene: Moment, elsewhere: str) -> None:
    response = as_alice.post(address_of(scene), {"value": "1", "next": elsewhere})
    assert response["Location"].startswith("/films/up/scenes/wall/#")


@pytest.mark.parametrize("query", ["", "?value=1", "?value=-1&next=/films/", "?value=7"])
def test_a_link_makes_no_member_vote(as_alice: Client, scene: Moment, query: str) -> None:
    response = as_alice.get(address_of(scene) + query)
    assert response.status_code == 302
    assert values(scene) == []


def test_a_form_from_elsewhere_makes_no_member_vote(alice: Member, scene: Moment) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(alice)
    assert strict.post(address_of(scene), {"value": "1"}).status_code == 403
    assert values(scene) == []


@pytest.mark.parametrize("value", ["", "2", "-2", "1.0", "up", "١", "9" * 40])
def test_what_is_no_vote_is_refused(as_alice: Client, scene: Moment, value: str) -> None:
    assert as_alice.post(address_of(scene), {"value": value}).status_code == 400
    assert values(scene) == []


@pytest.mark.parametrize("address", ["/vote/film/1/", "/vote/moment/999999/", f"/vote/moment/{10**30}/", "/vote/x/1/"])
def test_what_is_not_there_is_not_found(as_alice: Client, address: str) -> None:
    assert as_alice.post(address, {"value": "1"}).status_code == 404
    assert as_alice.get(address).status_code == 404


def test_nothing_off_the_site_can_be_voted_on(as_alice: Client) -> None:
    hidden = [make_quote(make_film(), is_published=False), make_quote(make_film(is_published=False))]
    assert [as_alice.post(address_of(quote), {"value": "1"}).status_code for quote in hidden] == [404, 404]


def test_reading_sets_no_cookie(visitor: Client, scene: Moment) -> None:
    response = visitor.get(scene.get_absolute_url())
    assert not response.cookies
    assert "csrfmiddlewaretoken" not in response.content.decode()


@every_kind
def test_a_moment_page_stays_within_its_queries_for_a_member(
    as_alice: Client, section: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    film = make_film()
    moments = [MAKERS[section](film, position=place, scene=make_scene(film)) for place in range(3)]
    make_vote(moments[1])
    with django_assert_max_num_queries(12):
        page_of(as_alice, moments[1].get_absolute_url())


def test_cards_say_quietly_how_many_relived_it(visitor: Client) -> None:
    film = make_film(slug="up")
    make_scene(film, title="Unvoted")
    make_vote(make_scene(film, title="Disliked"), -1)
    loved = make_scene(film, title="Loved")
    make_vote(loved)
    Moment.objects.filter(pk=loved.pk).update(ups=1_200)
    words = words_of(visitor, "/films/up/scenes/")
    assert words.count("relived it") == 1
    assert "1,200 relived it" in words


def test_authors_read_how_their_comment_was_voted_where_others_vote(as_alice: Client, alice: Member) -> None:
    comment = make_comment(make_post(), author=alice, ups=5, downs=1)
    page = page_of(as_alice, comment.get_absolute_url())
    told = page.partition('<p class="vote vote--told vote--small"')[2].partition("</p>")[0].partition(">")[2]
    assert " ".join(re.sub("<[^>]+>", " ", told).split()) == "5 relived it 1 not for me"


# Brakes ------------------------------------------------------------------------------------


@pytest.fixture
def _one_an_hour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(brakes, "RELIVED_AN_HOUR_MAX", 1)
    monkeypatch.setattr(brakes, "NOT_FOR_ME_AN_HOUR_MAX", 1)


@pytest.mark.usefixtures("_one_an_hour")
@pytest.mark.parametrize("value", ["1", "-1"])
def test_a_braked_vote_is_refused_with_the_reason_and_the_time(
    as_alice: Client, alice: Member, scene: Moment, value: str
) -> None:
    make_vote(make_quote(make_film()), int(value), voter=alice)
    response = as_alice.post(address_of(scene), {"value": value, "next": scene.get_absolute_url()})
    said = " ".join(response.content.decode().split())
    assert response.status_code == 429
    assert "That is the 1 an hour that one member can give. Try again in 60 minutes." in said
    assert 3_590 <= int(response["Retry-After"]) <= 3_600
    assert 'href="/films/up/scenes/wall/"' in said
    assert values(scene) == []


@pytest.mark.usefixtures("_one_an_hour")
def test_htmx_gets_the_refusal_in_place_of_the_buttons(as_alice: Client, alice: Member, scene: Moment) -> None:
    make_vote(make_quote(make_film()), voter=alice)
    make_vote(scene, -1, voter=alice)
    response = as_alice.post(address_of(scene), {"value": "1"}, headers=HTMX)
    answer = response.content.decode()
    assert (response.status_code, response["HX-Retarget"]) == (429, "this")
    assert answer.count("That is the 1 an hour") == 2  # to be seen and to be heard
    assert buttons(" ".join(answer.split()).replace("> <", "><"))[1][:2] == ("0", "true")


@pytest.mark.usefixtures("_one_an_hour")
def test_taking_a_vote_back_is_never_braked(as_alice: Client, alice: Member, scene: Moment) -> None:
    make_vote(scene, voter=alice)
    as_alice.post(address_of(scene), {"value": "0"})
    assert values(scene) == []


# Who may ------------------------------------------------------------------------------------

MAKE: dict[str, Callable[[Member], Any]] = {
    "moment": lambda author: make_scene(make_film()),
    "post": lambda author: make_post(author=author),
    "comment": lambda author: make_comment(make_post(), author=author),
}
COUNTED, SIGN_IN, NOT_YOURS = 302, "/accounts/login/", 403
TABLE = {
    # role: moment, post, comment
    "visitor": (SIGN_IN, SIGN_IN, SIGN_IN),
    "author": (COUNTED, NOT_YOURS, NOT_YOURS),
    "other": (COUNTED, COUNTED, COUNTED),
    "curator": (COUNTED, COUNTED, COUNTED),
}


@pytest.mark.parametrize("role", TABLE)
@pytest.mark.parametrize("headers", [{}, HTMX], ids=["a form", "htmx"])
@pytest.mark.parametrize("value", ["1", "-1"])
def test_who_may_vote(alice: Member, curator: Member, role: str, headers: dict[str, str], value: str) -> None:
    roles = {"author": alice, "other": make_member(), "curator": curator}
    client = Client()
    if role in roles:
        client.force_login(roles[role])
    for make, expected in zip(MAKE.values(), TABLE[role], strict=True):
        target = make(alice)
        response = client.post(address_of(target), {"value": value, "next": "/films/"}, headers=headers)
        way = response.headers.get("Location") or response.headers.get("HX-Redirect", "")
        if expected == SIGN_IN:
            assert way.startswith(SIGN_IN)
        else:
            assert response.status_code == (200 if headers and expected == COUNTED else expected)
        assert values(target) == ([int(value)] if expected == COUNTED else [])


def test_who_wrote_it_is_told_why(as_alice: Client, alice: Member) -> None:
    response = as_alice.post(address_of(make_post(author=alice)), {"value": "1", "next": "/films/"})
    assert "Those are your own words: others vote on them." in response.content.decode()
