"""The page of a member: who sees it, what stands on it, and what never does."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from community.following import follow_film, follow_member
from community.models import Comment, Member, MomentVote
from community.profiling import Words, change_profile
from films.models import Film
from tests.factories import (
    make_character,
    make_comment,
    make_dialogue,
    make_film,
    make_member,
    make_post,
    make_quote,
    make_vote,
)

pytestmark = pytest.mark.django_db

PAGE = "/members/alice/"
SECRETS = ("Alice Liddell", "Down the hole", "The mailbox", "The Favourite", "here since")


def describe(member: Member, **changed: Any) -> Member:
    film = make_film(title="The Favourite", slug="the-favourite")
    quote = make_quote(film, title="The mailbox", text="Squirrel!")
    words: dict[str, Any] = {
        "display_name": "Alice Liddell",
        "bio": "Down the hole.",
        "visibility": "public",
        "shows_relived": False,
    }
    return change_profile(member=member, words=Words(**words | changed), films=[film], moments=[quote])


def body(client: Client, address: str = PAGE) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_a_page_says_who_it_is_and_what_they_love(visitor: Client, alice: Member) -> None:
    describe(alice)
    page = body(visitor)
    assert not [words for words in (*SECRETS, "@alice", "Squirrel!") if words not in page]
    assert "<title>Alice Liddell (@alice) · Reelive</title>" in page
    assert '<meta property="og:description" content="Down the hole.">' in page


def test_a_member_who_said_nothing_has_a_page_too(visitor: Client, alice: Member) -> None:
    page = body(visitor)
    assert "<h1" in page
    assert "Nothing of alice is here yet." in page


def test_favourites_stand_in_the_order_that_was_chosen(visitor: Client, alice: Member) -> None:
    films = [make_film(title=title) for title in ("Last", "First", "Middle")]
    quotes = [make_quote(films[0], text=f"Line {number}") for number in range(4)]
    words = Words("", "", "public", False)
    change_profile(
        member=alice, words=words, films=[films[1], films[2], films[0]], moments=[quotes[place] for place in (2, 0, 3)]
    )
    page = body(visitor)
    assert re.findall(r'class="member__title">(\w+)<', page) == ["First", "Middle", "Last"]
    assert re.findall(r"Line \d", page) == ["Line 2", "Line 0", "Line 3"]


def test_another_spelling_leads_to_the_one_they_chose(visitor: Client, alice: Member) -> None:
    response = visitor.get("/members/ALICE/")
    assert (response.status_code, response["Location"]) == (302, "/members/alice/")


@pytest.mark.parametrize("name", ["mallory", "al_ce", "me", "x" * 300])
def test_who_is_not_here_is_not_found_and_the_page_says_so(visitor: Client, alice: Member, name: str) -> None:
    response = visitor.get(f"/members/{name}/")
    assert response.status_code == 404
    assert f"There is no member called “@{name}”" in response.content.decode()


WHO = ("visitor", "bob", "curator", "operator", "alice")


@pytest.mark.parametrize(
    ("visibility", "opens"),
    [("public", WHO), ("members", ("bob", "curator", "operator", "alice")), ("me", ("alice",))],
)
def test_a_profile_opens_to_those_it_is_meant_for_and_to_nobody_by_office(  # type: ignore[no-untyped-def]
    request: pytest.FixtureRequest, alice: Member, visibility: str, opens
) -> None:
    describe(alice, visibility=visibility)
    answers = {}
    for who in WHO:
        client = Client()
        if who != "visitor":
            client.force_login(request.getfixturevalue(who))
        answers[who] = client.get(PAGE)
    assert {who for who, answer in answers.items() if answer.status_code == 200} == set(opens)
    assert {answer.status_code for answer in answers.values()} <= {200, 403}
    for who in set(WHO) - set(opens):
        assert not [secret for secret in SECRETS if secret in answers[who].content.decode()]


@pytest.mark.parametrize("part", ["posts", "comments", "relived", "films", "nonsense"])
def test_no_part_of_a_closed_profile_is_open(visitor: Client, alice: Member, part: str) -> None:
    describe(alice, visibility="me", shows_relived=True)
    make_post(author=alice, title="A post of mine")
    response = visitor.get(f"{PAGE}?part={part}")
    assert response.status_code == 403
    assert "A post of mine" not in response.content.decode()


def test_a_closed_profile_is_kept_out_of_search_engines_and_previews(visitor: Client, alice: Member) -> None:
    describe(alice, visibility="me")
    page = visitor.get(PAGE).content.decode()
    assert '<meta name="robots" content="noindex">' in page
    assert not [part for part in ("og:title", "og:description", "ld+json", "avatars/", 'class="avatar') if part in page]


def test_a_profile_for_members_says_so_and_leads_back(visitor: Client, alice: Member) -> None:
    describe(alice, visibility="members")
    assert 'href="/accounts/login/?next=/members/alice/"' in visitor.get(PAGE).content.decode()


def test_its_owner_is_told_who_can_open_it(as_alice: Client, alice: Member) -> None:
    describe(alice, visibility="me")
    page = body(as_alice)
    assert ("Only you can open this page" in page, "Edit your profile" in page) == (True, True)


def test_posts_and_comments_stand_in_parts_of_their_own(visitor: Client, alice: Member) -> None:
    post = make_post(author=alice, title="Why the staircase works")
    make_comment(post, author=alice, body_html="<p>And the <b>lamp</b>.</p>")
    assert ("Why the staircase works" in body(visitor), "And the lamp." in body(visitor)) == (True, False)
    comments = body(visitor, f"{PAGE}?part=comments")
    assert ('On <span lang="">Why the staircase works</span>' in comments, "And the lamp." in comments) == (True, True)


def test_what_is_deleted_disowned_or_off_the_site_is_never_shown(visitor: Client, alice: Member, bob: Member) -> None:
    hidden = make_film(is_published=False)
    quote = make_quote(make_film(), is_published=False)
    post = make_post(author=bob)
    make_post(author=alice, title="Deleted", deleted_at=timezone.now())
    make_post(author=None, title="Disowned")
    make_post(author=alice, film=hidden, title="Hidden")
    make_comment(post, author=alice, body_html="Deleted", deleted_at=timezone.now())
    make_comment(post, author=None, body_html="Disowned")
    make_comment(make_post(author=bob, film=hidden), author=alice, body_html="Hidden")
    make_comment(quote, author=alice, body_html="Hidden")
    for part in ("posts", "comments"):
        page = body(visitor, f"{PAGE}?part={part}")
        assert not [word for word in ("Deleted", "Disowned", "Hidden") if word in page]
        assert "Nothing of alice is here yet." in page


def test_a_hidden_spoiler_stays_out_of_what_is_shown_of_a_text(visitor: Client, alice: Member) -> None:
    make_comment(make_post(), author=alice, body_html='<p>So.</p><details class="spoiler"><p>He dies.</p></details>')
    page = body(visitor, f"{PAGE}?part=comments")
    assert ("So." in page, "He dies" in page) == (True, False)


def test_what_a_reader_has_not_reached_is_kept_back(as_alice: Client, bob: Member, visitor: Client) -> None:
    film = make_film(year=timezone.now().year, released_on=timezone.now().date(), title="Just out")
    quote = make_quote(film, text="I am your father.", title="A revelation", reveal_at=100)
    post = make_post(author=bob, film=film, body_html="<p>He is his father.</p>", reveal_at=100)
    make_comment(post, author=bob, body_html="<p>His father!</p>", reveal_at=100)
    change_profile(member=bob, words=Words("", "", "public", False), films=[], moments=[quote])
    for client in (as_alice, visitor):
        for part in ("posts", "comments"):
            page = body(client, f"/members/bob/?part={part}")
            assert "father" not in page
            assert ("A revelation" in page, page.count("Kept back")) == (True, 2 if part == "comments" else 1)


def test_what_was_relived_is_listed_only_if_they_choose(visitor: Client, as_alice: Client, alice: Member) -> None:
    make_vote(make_quote(make_film(), title="Relived"), voter=alice)
    for client in (visitor, as_alice):
        assert client.get(f"{PAGE}?part=relived").status_code == 404
        assert "part=relived" not in body(client)
    describe(alice, shows_relived=True)
    assert "Relived" in re.findall(r'moment-card__title"><a [^>]*>(\w+)<', body(visitor, f"{PAGE}?part=relived"))


def test_what_was_not_for_them_is_listed_nowhere(visitor: Client, as_alice: Client, alice: Member) -> None:
    describe(alice, shows_relived=True)
    film = make_film()
    make_vote(make_quote(film, title="Disliked"), value=-1, voter=alice)
    make_vote(make_quote(film, title="Taken off", is_published=True), voter=alice)
    film.moments.filter(title="Taken off").update(is_published=False)
    for client in (visitor, as_alice):
        for part in ("posts", "comments", "relived", "films"):
            page = body(client, f"{PAGE}?part={part}")
            assert not [words for words in ("Disliked", "Taken off") if words in page]


def test_a_page_counts_who_follows_and_names_nobody(visitor: Client, alice: Member, bob: Member) -> None:
    follow_member(follower=bob, followed=alice, now=timezone.now())
    follow_member(follower=alice, followed=make_member("carl"), now=timezone.now())
    page = body(visitor)
    assert ("followed by <b>1</b>" in page, "follows <b>1</b> member<" in page) == (True, True)
    assert not [name for name in ("bob", "carl") if name in page]


def test_the_films_they_follow_are_named(visitor: Client, alice: Member) -> None:
    follow_film(follower=alice, film=make_film(title="Late Spring"), now=timezone.now())
    follow_film(follower=alice, film=make_film(title="Hidden", is_published=False), now=timezone.now())
    page = body(visitor, f"{PAGE}?part=films")
    assert ("Late Spring" in page, "Hidden" in page) == (True, False)


def test_lists_go_on_by_key(visitor: Client, alice: Member) -> None:
    for number in range(30):
        make_post(author=alice, title=f"Post number {number:02}")
    first = visitor.get(PAGE)
    rest = body(visitor, f"{PAGE}?after={first.context['page'].next}")
    assert len(set(re.findall(r"Post number \d\d", first.content.decode() + rest))) == 30


@pytest.mark.parametrize("query", ["part=secrets", "after=nonsense", "part=comments&after=W10"])
def test_an_address_that_no_link_has_is_not_found(visitor: Client, alice: Member, query: str) -> None:
    assert visitor.get(f"{PAGE}?{query}").status_code == 404


def test_reading_sets_no_cookie(visitor: Client, alice: Member) -> None:
    describe(alice)
    assert not visitor.get(PAGE).cookies


def test_nothing_typed_runs_as_code(visitor: Client, alice: Member) -> None:
    describe(alice, display_name="<b>Alice</b>", bio="<script>alert(1)</script> [x](javascript:alert(1))")
    page = body(visitor)
    assert not [code for code in ("<b>Alice", "<script>alert", 'href="javascript') if code in page]


def fill(member: Member, *, count: int) -> None:
    """As much of everything, partly about what gives the story away."""
    film, now = make_film(), timezone.now()
    hero = make_character(film)
    subject = make_comment(make_post(film=film), author=member)
    dialogues = [make_dialogue(film, lines=[(hero, "One."), (hero, "Two.")], reveal_at=4) for _ in range(4)]
    moments = [*dialogues, *(make_quote(film) for _ in range(count))]
    MomentVote.objects.bulk_create(MomentVote(voter=member, target_id=row.pk, value=1, voted_at=now) for row in moments)
    Comment.objects.bulk_create(
        Comment(author=member, discussion=subject.discussion, body_html="<p>Yes.</p>", reveal_at=3)
        for _ in range(count)
    )
    for _ in range(min(count, 40)):
        make_post(author=member, film=film, reveal_at=3)
        follow_film(follower=member, film=make_film(), now=now)
    follow_member(follower=member, followed=make_member(), now=now)
    films = list(Film.objects.all()[:4])
    change_profile(member=member, words=Words("Alice", "Me.", "public", True), films=films, moments=dialogues)


@pytest.mark.parametrize("count", [5, 500])
def test_the_page_costs_the_same_whatever_they_did(
    visitor: Client, alice: Member, bob: Member, count: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    fill(alice, count=count)
    as_bob = Client()
    as_bob.force_login(bob)
    for part in ("posts", "comments", "relived", "films"):
        with django_assert_max_num_queries(8):
            body(visitor, f"{PAGE}?part={part}")
        with django_assert_max_num_queries(12):
            body(as_bob, f"{PAGE}?part={part}")
