"""A blind first watch: of a work that a reader wants to see first, no page tells a score, a tally or what was said."""

from __future__ import annotations

import re
import uuid
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from community.models import Comment, Member, Post, PostTag, Tag
from community.progress import mark_progress
from community.reading.reach import Place
from community.saving import save_item
from films.models import Moment
from films.paging import PER_PAGE
from tests.factories import make_comment, make_dialogue, make_film, make_member, make_post, make_quote, make_scene

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("searchable")]
UPS = 4_242
COUNTED: dict[str, Any] = {"ups": UPS, "downs": 1_717, "score": UPS - 1_717, "wilson": 0.68}
TOLD = ("4242", "4,242", "1717", "1,717", "2525", "2,525", "What was said.")


@pytest.fixture
def moment(alice: Member) -> Moment:
    film = make_film(slug="up", title="Up", year=2009)
    scene = make_scene(film, title="The house flies", **COUNTED)
    make_quote(film, scene=scene, **COUNTED)
    make_dialogue(film, scene=scene, **COUNTED)
    post: Post = make_post(film=film, moment=scene, title="On it", body_html="<p>What was said.</p>", **COUNTED)
    for subject in (scene, post):
        make_comment(subject, body_html="<p>What was said.</p>", **COUNTED)
    mark_progress(member=alice, film=film, place=Place(0, is_blind=True))
    return Moment.objects.get(pk=scene.pk)


@pytest.mark.parametrize(
    "address",
    ["/", "/films/", "/films/up/", "/films/up/scenes/", "/films/up/quotes/", "/films/up/dialogues/", "/films/up/talk/",
     "/talk/", "/search/?q=house", "moment", "why", "/me/saved/"],
)  # fmt: skip
def test_no_page_tells_it(as_alice: Client, moment: Moment, address: str) -> None:
    address = {"moment": moment.get_absolute_url(), "why": f"/why/moment/{moment.pk}/"}.get(address, address)
    page = as_alice.get(address).content.decode()
    assert [told for told in TOLD if told in page] == []


@pytest.fixture
def post(moment: Moment) -> Post:
    post: Post = Post.objects.get()
    post.revisions.create(title="On it", body="What was said.", written_at=post.posted_at)
    return post


def pages_of(post: Post) -> dict[str, str]:
    """Those on which what was said stands by itself."""
    comment = Comment.objects.get(discussion__post=post)
    comment.revisions.create(body="What was said.", written_at=comment.posted_at)
    return {
        "post": post.get_absolute_url(),
        "its history": f"/talk/posts/{post.pk}/history/",
        "the history of a comment": f"/talk/comments/{comment.pk}/history/",
        "a reply": f"/talk/comments/new/?parent={comment.pk}",
    }


@pytest.mark.parametrize("page", ["post", "its history", "the history of a comment", "a reply"])
def test_a_page_of_what_was_said_keeps_it_back_until_it_is_asked_for(as_alice: Client, post: Post, page: str) -> None:
    address = pages_of(post)[page]
    kept = as_alice.get(address).content.decode()
    assert [told for told in (*TOLD, "history__change", "interactionStatistic") if told in kept] == []
    assert all(shown in kept for shown in ("so its talk is kept back", "Show it anyway", "show=everything"))
    asked = as_alice.get(f"{address}{'&' if '?' in address else '?'}show=everything").content.decode()
    assert "What was said." in asked or "history__change" in asked


@pytest.mark.parametrize("address", ["/members/writer/", "/members/writer/?part=comments", "/me/saved/", "/tags/war/"])
def test_no_list_of_somebodys_tells_it(as_alice: Client, alice: Member, post: Post, address: str) -> None:
    writer, comment = make_member("writer"), Comment.objects.get(discussion__post=post)
    Post.objects.update(author=writer)
    Comment.objects.update(author=writer)
    PostTag.objects.create(post=post, tag=Tag.objects.create(slug="war", name="war"), posted_at=post.posted_at)
    for target in (post, comment):
        save_item(member=alice, target=target, now=timezone.now())
    page = as_alice.get(address).content.decode()
    assert [told for told in (*TOLD, ">On it<", "on-it", "@writer</span> <time") if told in page] == []
    assert "ept back until you have seen it" in page


def test_a_deleted_comment_is_gone_and_nothing_is_kept_back(as_alice: Client, post: Post) -> None:
    comment = Comment.objects.get(discussion__post=post)
    Comment.objects.filter(pk=comment.pk).update(deleted_at=timezone.now(), body="", body_html="")
    assert as_alice.get(f"/talk/comments/{comment.pk}/").status_code == 410


def test_a_refused_reply_still_leads_to_what_it_answers(as_alice: Client, post: Post) -> None:
    comment = Comment.objects.get(discussion__post=post)
    address = f"/talk/comments/new/?parent={comment.pk}"
    refused = as_alice.post(address, {"parent": comment.pk, "body": "", "key": uuid.uuid4()})
    assert refused.status_code == 400
    page = refused.content.decode()
    assert f'action="{address}"' in page
    assert "What was said." in as_alice.get(f"{address}&show=everything").content.decode()


def test_who_comments_is_not_told_how_many_did(as_alice: Client, moment: Moment) -> None:
    said = {"moment": moment.pk, "body": "I have not seen it.", "key": uuid.uuid4()}
    answer = as_alice.post("/talk/comments/new/", said, headers={"HX-Request": "true"}).content.decode()
    assert "I have not seen it." in answer
    assert "talk-count" not in answer


def test_the_title_stays(as_alice: Client, post: Post) -> None:
    assert "On it</h1>" in as_alice.get(post.get_absolute_url()).content.decode()


def test_ones_own_is_kept_back_from_nobody(as_alice: Client, alice: Member, post: Post) -> None:
    Post.objects.update(author=alice)
    assert "What was said." in as_alice.get(post.get_absolute_url()).content.decode()


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}])
def test_a_vote_is_counted_and_its_tally_kept_back(as_alice: Client, moment: Moment, headers: dict[str, str]) -> None:
    address = f"/vote/moment/{moment.pk}/"
    answer: Any = as_alice.post(address, {"value": "1"}, headers=headers, follow=True)
    page = answer.content.decode()
    assert [told for told in ("4243", "4,243", *TOLD) if told in page] == []
    moment.refresh_from_db()
    assert moment.ups == UPS + 1


class TestACommentsPage:
    def test_ones_own_is_shown_and_what_stands_around_it_is_kept_back(
        self, as_alice: Client, alice: Member, post: Post
    ) -> None:
        above = Comment.objects.get(discussion__post=post)
        Comment.objects.filter(pk=above.pk).update(author=make_member("writer"))
        own = make_comment(above, author=alice, body="I was told.", body_html="<p>I was told.</p>")
        answers = [make_comment(own, body_html="<p>What was said.</p>", wilson=wilson) for wilson in (0.2, 0.9)]
        page = as_alice.get(own.get_absolute_url()).content.decode()
        assert "I was told." in page
        assert f'href="/talk/comments/{own.pk}/edit/"' in page
        assert [told for told in (*TOLD, "writer") if told in page] == []
        assert page.count(">Kept back until you have seen it<") == len([above, *answers])
        rows = [int(pk) for pk in re.findall(r'id="comment-(\d+)"', page)]
        assert rows == [above.pk, own.pk, *(answer.pk for answer in answers)], "in no order that tells a score"

    def test_somebody_elses_is_shown_to_who_asks(self, as_alice: Client, post: Post) -> None:
        address = Comment.objects.get(discussion__post=post).get_absolute_url()
        kept = as_alice.get(address).content.decode()
        assert "Show it anyway" in kept
        assert "What was said." not in kept
        asked = as_alice.get(f"{address}?show=everything").content.decode()
        assert "What was said." in asked
        assert [told for told in TOLD[:-1] if told in asked] == []

    def test_who_replies_sees_what_they_said(self, as_alice: Client, post: Post) -> None:
        said = {"parent": Comment.objects.get(discussion__post=post).pk, "body": "Oh no.", "key": uuid.uuid4()}
        page = as_alice.post("/talk/comments/new/", said, follow=True).content.decode()
        assert "<p>Oh no.</p>" in page
        assert "What was said." not in page


def test_once_it_is_seen_all_is_told(as_alice: Client, alice: Member, moment: Moment) -> None:
    mark_progress(member=alice, film=moment.film, place=Place(9_999_999, is_blind=True))
    page = as_alice.get(moment.get_absolute_url()).content.decode()
    assert "4,242" in page
    assert "What was said." in page


def test_others_are_told(visitor: Client, moment: Moment) -> None:
    assert "4,242" in visitor.get(moment.get_absolute_url()).content.decode()


def test_the_talk_about_it_is_shown_only_to_who_asks(as_alice: Client, moment: Moment) -> None:
    page = as_alice.get("/films/up/talk/").content.decode()
    assert "You asked to hear nothing about it until you have seen it." in page
    assert "On it" not in page
    assert 'href="?anyway=1"' in page
    anyway = as_alice.get("/films/up/talk/?anyway=1").content.decode()
    assert "On it" in anyway
    assert [told for told in (*TOLD, "1 comment", "no comments yet") if told in anyway] == []


def test_machines_are_told_no_tally_of_a_post_that_is_shown_anyway(as_alice: Client, post: Post) -> None:
    page = as_alice.get(f"{post.get_absolute_url()}?show=everything").content.decode()
    assert "DiscussionForumPosting" in page
    assert "interactionStatistic" not in page


def test_a_list_in_the_order_of_scores_goes_on_where_it_ends(as_alice: Client, post: Post) -> None:
    """Its edge may be a post whose score is kept back."""
    others = [make_post(score=score) for score in range(UPS, UPS + PER_PAGE - 1)]
    less = make_post(title="The last", score=1)
    first = as_alice.get("/talk/?sort=top")
    assert len(first.context["list"].page.rows) == PER_PAGE == len(others) + 1
    after = as_alice.get("/talk/", {"sort": "top", "after": first.context["list"].page.next})
    assert [row.pk for row in after.context["list"].page.rows] == [less.pk]


class TestNoOrderTells:
    @pytest.fixture
    def quotes(self, moment: Moment) -> list[str]:
        """Titles in film order, the least loved first."""
        Moment.objects.filter(film=moment.film).delete()
        for place in range(1, 6):
            loved = {"wilson": place / 10, "fresh": float(place), "score": place, "ups": place}
            make_quote(moment.film, title=f"Quote {place}", position=place, **loved)
        return [f"Quote {place}" for place in range(1, 6)]

    @staticmethod
    def listed(client: Client, address: str) -> list[str]:
        cards = client.get(address).content.decode().split('class="moment-card__title"')[1:]
        return [re.sub("<[^>]*>", "", card[card.index(">") + 1 : card.index("</h3>")]) for card in cards]

    @pytest.mark.parametrize("asked", ["", "?sort=best", "?sort=fresh"])
    def test_a_list_goes_in_film_order(self, as_alice: Client, visitor: Client, quotes: list[str], asked: str) -> None:
        assert self.listed(as_alice, f"/films/up/quotes/{asked}") == quotes
        assert self.listed(visitor, f"/films/up/quotes/{asked}") == quotes[::-1], "or this test could not fail"

    def test_no_other_is_offered(self, as_alice: Client, visitor: Client, quotes: list[str]) -> None:
        assert "sort=best" in visitor.get("/films/up/quotes/").content.decode()
        page = as_alice.get("/films/up/quotes/").content.decode()
        assert [sort for sort in ("film", "best", "fresh", "new") if f"?sort={sort}" in page] == ["film", "new"]

    def test_the_films_page_shows_its_first(self, as_alice: Client, visitor: Client, quotes: list[str]) -> None:
        assert self.listed(as_alice, "/films/up/") == quotes[:3]
        assert self.listed(visitor, "/films/up/") == quotes[:-4:-1]

    def test_the_first_page_relives_others_and_stays_full(self, as_alice: Client, quotes: list[str]) -> None:
        others = [make_quote(make_film(), title=f"Other {place}", fresh=0.1 - place / 100) for place in range(6)]
        assert self.listed(as_alice, "/") == [quote.title for quote in others]

    def test_its_talk_stays_full_as_well(self, as_alice: Client, moment: Moment) -> None:
        for _ in range(3):
            make_post(film=moment.film, hot=99_999.0)
        posts = [make_post() for _ in range(3)]
        make_post(film=None)
        page = as_alice.get("/").content.decode()
        assert page.count('<article class="post-card"') == len(posts)


def test_a_list_of_all_talk_says_no_verdict_on_it(as_alice: Client, visitor: Client, moment: Moment) -> None:
    page = as_alice.get("/talk/").content.decode()
    card = page.partition('class="post-card__kept"')[2].partition("</p>")[0]
    assert card.endswith('><a href="/films/up/talk/">A post about Up, kept back until you have seen it</a>')
    assert [told for told in (">On it<", "on-it", "The house flies", "post-card__foot") if told in page] == []
    assert ">On it<" in visitor.get("/talk/").content.decode()


def test_the_pulse_says_that_it_is_kept_back(as_alice: Client, moment: Moment) -> None:
    page = as_alice.get("/films/up/").content.decode()
    assert "how much they are loved is kept back until you have seen it" in page
    assert "Nobody has voted yet" not in page
