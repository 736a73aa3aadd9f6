"""On the page of a member a reader's rules and lens hold as in other lists; that very member is never left out."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from community.models import Member, Post, PostTag, Tag
from community.models.mute import EVERYWHERE, Where
from community.profiling import Words, change_profile
from community.progress import mark_progress
from community.reading.reach import Place
from films.models import Film
from tests.community.muting import mutes
from tests.factories import make_character, make_comment, make_film, make_member, make_post, make_quote, make_vote
from tests.films.visits import page_of

pytestmark = pytest.mark.django_db
PAGES = {"posts": "/members/bob/", "comments": "/members/bob/?part=comments"}
every_part = pytest.mark.parametrize("part", PAGES)


@pytest.fixture
def as_bob(bob: Member) -> Client:
    client = Client()
    client.force_login(bob)
    return client


@pytest.fixture
def things(bob: Member) -> dict[str, Any]:
    """What a rule can be about; bob wrote a post and a comment about all of it, and as much about nothing of it."""
    up, carol = make_film(slug="up", title="Up"), make_member("carol")
    carl = make_character(up, name="Carl")
    quote, tag = make_quote(up, speaker=carl), Tag.objects.create(slug="war", name="war")
    for author in (bob, carol):
        about = {"film": up, "moment": quote, "title": f"A spider, says {author}"}
        post = make_post(author=author, **about)
        PostTag.objects.create(post=post, tag=tag, posted_at=post.posted_at)
    make_comment(post, author=bob, body_html="<p>Under the spider.</p>")
    other = make_post(author=bob, title="Something else")
    make_comment(other, author=bob, body_html="<p>Of something else.</p>")
    return {"film": up, "character": carl, "tag": tag, "phrase": "spider", "part": "spid", "person": carol}


MUTED = {"posts": "A spider, says bob", "comments": "Under the spider."}
OTHER = {"posts": "Something else", "comments": "Of something else."}
KINDS = [(kind, part) for part in PAGES for kind in ("film", "character", "tag", "phrase", "part")]
KINDS.append(("person", "comments"))  # of whose post the comment is


@pytest.mark.parametrize(("kind", "part"), KINDS)
def test_what_a_rule_folds_is_folded_with_the_reason(
    as_alice: Client, alice: Member, things: dict[str, Any], kind: str, part: str
) -> None:
    mutes(alice, kind, things[kind])
    page = page_of(as_alice, PAGES[part])
    folded = page.partition('<details class="fold">')[2].partition("</details>")[0]
    assert 'class="fold__why">You muted ' in folded
    assert MUTED[part] in folded
    assert page.count('<details class="fold">') == 1
    assert OTHER[part] in page


@pytest.mark.parametrize(("kind", "part"), KINDS)
def test_what_a_rule_leaves_out_is_counted_and_can_be_shown(
    as_alice: Client, alice: Member, things: dict[str, Any], kind: str, part: str
) -> None:
    mutes(alice, kind, things[kind], removes=True)
    page = page_of(as_alice, PAGES[part])
    assert ("spider" in page.lower(), OTHER[part] in page) == (False, True)
    assert "1 is left out by your mutes." in page
    address = f"{PAGES[part]}{'&' if '?' in PAGES[part] else '?'}mutes=off"
    assert MUTED[part] in page_of(as_alice, address)
    assert page_of(as_alice, address).count("This page is shown without your mutes.") == 1


@every_part
@pytest.mark.parametrize("removes", [False, True])
def test_of_that_very_member_all_is_folded_and_nothing_left_out(
    as_alice: Client, alice: Member, bob: Member, things: dict[str, Any], part: str, *, removes: bool
) -> None:
    mutes(alice, "person", bob, removes=removes)
    page = page_of(as_alice, PAGES[part])
    assert page.count("You muted @bob</summary>") == 2
    assert (MUTED[part] in page, OTHER[part] in page) == (True, True)
    assert "left out by your mutes" not in page


@every_part
def test_a_rule_about_them_saves_nothing_from_the_others(
    as_alice: Client, alice: Member, bob: Member, things: dict[str, Any], part: str
) -> None:
    mutes(alice, "person", bob, removes=True)
    mutes(alice, "film", things["film"], removes=True)
    page = page_of(as_alice, PAGES[part])
    assert (MUTED[part] in page, OTHER[part] in page) == (False, True)


@every_part
def test_a_rule_for_other_places_changes_nothing(
    as_alice: Client, alice: Member, things: dict[str, Any], part: str
) -> None:
    mutes(alice, "film", things["film"], removes=True, places=EVERYWHERE - Where.LISTS.bit)
    assert MUTED[part] in page_of(as_alice, PAGES[part])


@every_part
def test_rules_of_one_reader_hold_for_nobody_else(
    visitor: Client, alice: Member, things: dict[str, Any], part: str
) -> None:
    mutes(alice, "film", things["film"], removes=True)
    assert MUTED[part] in page_of(visitor, PAGES[part])


def test_in_its_own_talk_a_comment_is_not_folded_for_what_that_is_about(
    as_alice: Client, alice: Member, things: dict[str, Any]
) -> None:
    for kind in ("film", "tag", "phrase", "person"):
        mutes(alice, kind, things[kind], removes=True)
    talk = Post.objects.get(author=things["person"]).get_absolute_url()
    assert "Under the spider." not in page_of(as_alice, talk).partition('class="fold"')[2].partition("</details>")[0]


@every_part
def test_ones_own_page_is_never_folded(as_bob: Client, bob: Member, things: dict[str, Any], part: str) -> None:
    for kind, thing in things.items():
        mutes(bob, kind, thing, removes=True)
    page = page_of(as_bob, f"{PAGES[part]}{'&' if '?' in PAGES[part] else '?'}lens=people")
    assert (MUTED[part] in page, 'class="fold"' in page, "left out" in page) == (True, False, False)
    assert 'class="lens"' not in page


class TestLens:
    @pytest.fixture(autouse=True)
    def low(self, bob: Member) -> None:
        make_comment(make_post(author=bob, title="Low", score=-9), author=bob, body_html="<p>Low.</p>", score=-9)

    @every_part
    def test_what_sank_is_folded(self, visitor: Client, part: str) -> None:
        assert "Sank to −9</summary>" in page_of(visitor, PAGES[part])

    @every_part
    @pytest.mark.parametrize(
        ("lens", "reason"), [("all", ""), ("new", "Sank to −9"), ("people", "Not from your people")]
    )
    def test_another_is_chosen_there(self, as_alice: Client, part: str, lens: str, reason: str) -> None:
        page = page_of(as_alice, PAGES[part])
        way = f"?{'part=comments&amp;' if part == 'comments' else ''}lens={lens}#parts"
        assert f'class="lens__choice" href="{way}"' in page
        seen = page_of(as_alice, PAGES[part].partition("?")[0] + way.replace("&amp;", "&").partition("#")[0])
        folded = seen.partition('class="fold__why">')[2].partition("<")[0]
        assert folded == reason

    @pytest.mark.parametrize("part", ["films", "relived"])
    def test_none_stands_where_nothing_is_said(self, visitor: Client, bob: Member, part: str) -> None:
        change_profile(member=bob, words=Words("", "", "public", True), films=[], moments=[])
        make_vote(make_quote(make_film()), voter=bob)
        assert 'class="lens"' not in page_of(visitor, f"/members/bob/?part={part}")

    def test_it_is_kept_from_part_to_part(self, visitor: Client) -> None:
        assert 'href="?lens=all&amp;part=comments"' in page_of(visitor, "/members/bob/?lens=all&after=")


class TestMoments:
    @pytest.fixture
    def loved(self, bob: Member) -> Film:
        """Bob loves one moment of it, and relived it."""
        up = make_film(slug="up", title="Up")
        quote = make_quote(up, title="Squirrel!", text="A squirrel over there.")
        make_vote(quote, voter=bob)
        change_profile(member=bob, words=Words("", "", "public", True), films=[], moments=[quote])
        return up

    @pytest.mark.parametrize("address", ["/members/bob/", "/members/bob/?part=relived"])
    def test_they_are_folded(self, as_alice: Client, alice: Member, loved: Film, address: str) -> None:
        mutes(alice, "film", loved)
        folds = page_of(as_alice, address).count("You muted “Up”</summary>")
        assert folds == (2 if "relived" in address else 1)

    @pytest.mark.parametrize("address", ["/members/bob/", "/members/bob/?part=relived"])
    def test_or_left_out_and_counted(self, as_alice: Client, alice: Member, loved: Film, address: str) -> None:
        mutes(alice, "phrase", "squirrel", removes=True)
        page = page_of(as_alice, address)
        assert "squirrel" not in page.lower()
        assert page.count("1 is left out by your mutes.") == (2 if "relived" in address else 1)
        shown = page_of(as_alice, f"{address}{'&' if '?' in address else '?'}mutes=off")
        assert shown.count("This page is shown without your mutes.") == 1

    def test_ones_own_stand_open(self, as_bob: Client, bob: Member, loved: Film) -> None:
        mutes(bob, "film", loved, removes=True)
        assert page_of(as_bob, "/members/bob/?part=relived").count("A squirrel over there.") == 2


def test_what_is_kept_back_is_not_told_by_a_fold(as_alice: Client, alice: Member, things: dict[str, Any]) -> None:
    mark_progress(member=alice, film=things["film"], place=Place(0, is_blind=True))
    mutes(alice, "film", things["film"])
    for address in PAGES.values():
        assert "You muted" not in page_of(as_alice, address)


@every_part
@pytest.mark.parametrize("lens", ["low", "new", "people"])
def test_rules_cost_no_query(
    as_alice: Client,
    alice: Member,
    things: dict[str, Any],
    django_assert_max_num_queries: DjangoAssertNumQueries,
    *,
    part: str,
    lens: str,
) -> None:
    for kind, thing in things.items():
        mutes(alice, kind, thing)
    Member.objects.filter(pk=alice.pk).update(lens=lens)
    with django_assert_max_num_queries(12):
        page_of(as_alice, PAGES[part])
