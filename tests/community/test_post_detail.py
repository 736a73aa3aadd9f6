"""The page of one post."""

from __future__ import annotations

import datetime as dt
import json
import re
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from community.models import Member, Post
from community.posting import publish_post
from community.rewriting import delete, disown, edit
from films.models import Film
from tests.factories import make_comment, make_film, make_member, make_post, make_scene
from tests.films.visits import page_of, words_of

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture
def recent() -> Film:
    """No common knowledge yet."""
    return make_film(slug="news", title="News", year=NOW.year, released_on=NOW.date())


def posted(author: Member, **changed: Any) -> Post:
    # An hour ahead of a slow machine, on which "just now" would soon be over.
    now = timezone.now() + dt.timedelta(hours=1)
    words = {"kind": "theory", "title": "On <balloons>", "body": "They *rise*.", "now": now}
    return publish_post(author=author, **{**words, **changed})


def data_of(page: str) -> dict[str, Any]:
    blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    found = [json.loads(block) for block in blocks]
    return next(block for block in found if block["@type"] == "DiscussionForumPosting")


def test_a_post_can_be_read(visitor: Client, alice: Member) -> None:
    scene = make_scene(make_film(slug="up", title="Up", year=2009), title="The house")
    post = posted(alice, moment=scene, tags=["War"])
    page, words = page_of(visitor, post.get_absolute_url()), words_of(visitor, post.get_absolute_url())
    assert "Theory On <balloons> Up (2009) Scene: The house" in words
    assert "@alice just now They rise . War" in words
    assert '<div class="writing post__text" dir="auto" lang=""><p>They <em>rise</em>.</p>' in page
    assert '<a class="post__tag" href="/tags/war/" rel="tag" lang="">War</a>' in page


@pytest.mark.parametrize("slug", ["", "wrong/", "On-balloons/"])
def test_any_other_address_leads_to_the_right_one(visitor: Client, slug: str) -> None:
    post = make_post(title="On balloons")
    response = visitor.get(f"/talk/{post.pk}/{slug}")
    assert (response.status_code, response.headers["Location"]) == (301, f"/talk/{post.pk}/on-balloons/")


def test_what_its_short_address_asks_for_is_kept(visitor: Client) -> None:
    post = make_post(title="On balloons")
    response = visitor.get(f"/talk/{post.pk}/?lens=people&sort=new")
    assert response.headers["Location"] == f"/talk/{post.pk}/on-balloons/?lens=people&sort=new"


def test_a_title_without_a_letter_has_an_address(visitor: Client) -> None:
    assert page_of(visitor, make_post(title="???").get_absolute_url())


def test_a_title_in_another_script_is_its_address(visitor: Client) -> None:
    post = make_post(title="Летят журавли")
    assert "Летят журавли" in page_of(visitor, f"/talk/{post.pk}/летят-журавли/")


@pytest.mark.parametrize("number", [0, 999_999, 10**18, 10**30])
def test_what_never_was_is_not_found(visitor: Client, number: int) -> None:
    assert visitor.get(f"/talk/{number}/x/").status_code == 404


def test_a_post_about_a_film_that_is_off_the_site_is_not_found(visitor: Client) -> None:
    post = make_post(film=make_film(is_published=False))
    assert visitor.get(post.get_absolute_url()).status_code == 404


def test_a_moment_that_is_off_the_site_is_not_named(visitor: Client) -> None:
    post = make_post(moment=make_scene(make_film(), title="Hidden", is_published=False))
    assert "Hidden" not in page_of(visitor, post.get_absolute_url())


def test_a_deleted_post_leaves_a_tombstone(visitor: Client, alice: Member) -> None:
    post = posted(alice, tags=["war"])
    delete(writing=post, by=alice, now=NOW)
    assert visitor.get(f"/talk/{post.pk}/on-balloons/").headers["Location"] == f"/talk/{post.pk}/post/"
    page = page_of(visitor, f"/talk/{post.pk}/post/")
    assert "A deleted post" in page
    assert "Its author has deleted it." in page
    assert '<meta name="robots" content="noindex">' in page
    assert not [word for word in ("balloons", "rise", "@alice", "ld+json", "og:title") if word in page]


def test_a_disowned_post_names_nobody(visitor: Client, alice: Member) -> None:
    post = posted(alice, now=NOW - dt.timedelta(days=99))
    disown(writing=post, by=alice, now=NOW)
    page = page_of(visitor, post.get_absolute_url())
    assert "disowned by its author" in page
    assert "alice" not in page


def test_an_edited_post_leads_to_its_history(visitor: Client, alice: Member) -> None:
    post = posted(alice)
    edit(writing=post, by=alice, body="New", now=NOW)
    assert f'href="/talk/posts/{post.pk}/history/"' in page_of(visitor, post.get_absolute_url())


def test_its_author_can_change_it(as_alice: Client, alice: Member, visitor: Client) -> None:
    post = posted(alice)
    links = [f'href="/talk/posts/{post.pk}/{what}/"' for what in ("edit", "delete", "disown")]
    assert [link in page_of(as_alice, post.get_absolute_url()) for link in links] == [True, True, False]
    assert not any(link in page_of(visitor, post.get_absolute_url()) for link in links)


def test_once_it_is_old_its_author_can_disown_it(as_alice: Client, alice: Member) -> None:
    post = posted(alice, now=NOW - dt.timedelta(days=31))
    assert f'href="/talk/posts/{post.pk}/disown/"' in page_of(as_alice, post.get_absolute_url())


def test_others_vote_on_it(as_alice: Client, bob: Member) -> None:
    assert 'class="vote__button"' in page_of(as_alice, posted(bob).get_absolute_url())


def test_what_a_reader_has_not_reached_is_kept_back_everywhere_on_the_page(
    visitor: Client, alice: Member, recent: Film
) -> None:
    post = posted(alice, film=recent, body="The secret", reveal_at=43)
    page = page_of(visitor, post.get_absolute_url())
    assert "secret" not in page
    assert "This tells what happens in News up to minute 43, and you have not got so far." in page
    assert "The secret" in page_of(visitor, f"{post.get_absolute_url()}?show=43")


def test_what_tells_the_story_travels_to_no_machine(visitor: Client, alice: Member) -> None:
    post = posted(alice, film=make_film(title="Old"), body="The secret", reveal_at=43)
    page = page_of(visitor, post.get_absolute_url())
    assert "The secret" in page  # common knowledge, on the page itself
    assert "secret" not in page.partition("</head>")[0]


def test_spoilers_within_a_text_travel_to_no_machine(visitor: Client, alice: Member) -> None:
    page = page_of(visitor, posted(alice, body="It was >!a sled!<.").get_absolute_url())
    assert 'content="It was …."' in page.partition("</head>")[0]
    assert "sled" not in page.partition("</head>")[0]


def test_machines_are_told_what_it_is(visitor: Client) -> None:
    author = make_member("writer", display_name="A Writer")
    post = posted(author, film=make_film(title="Up"), title="On balloons")
    Post.objects.filter(pk=post.pk).update(ups=4, downs=1)
    make_comment(post)
    page = page_of(visitor, post.get_absolute_url())
    data = data_of(page)
    assert (data["headline"], data["text"], data["about"]["name"]) == ("On balloons", "They rise.", "Up")
    assert data["author"] == {"@type": "Person", "name": "A Writer", "url": "http://testserver/members/writer/"}
    assert [counter["userInteractionCount"] for counter in data["interactionStatistic"]] == [4, 1, 1]
    assert f'<link rel="canonical" href="http://testserver{post.get_absolute_url()}">' in page
    assert '<meta property="og:description" content="They rise.">' in page


def test_no_title_closes_the_block_of_data(visitor: Client, alice: Member) -> None:
    page = page_of(visitor, posted(alice, title="</script><script>x", body="</script>").get_absolute_url())
    assert "<script>x" not in page
    assert data_of(page)["headline"] == "</script><script>x"


def test_the_page_asks_little_of_the_database(
    visitor: Client, as_alice: Client, alice: Member, django_assert_max_num_queries: Any
) -> None:
    post = posted(alice, moment=make_scene(make_film()), tags=["war", "love"])
    with django_assert_max_num_queries(10):
        page_of(visitor, post.get_absolute_url())
    with django_assert_max_num_queries(14):
        page_of(as_alice, post.get_absolute_url())


def test_reading_sets_no_cookie(visitor: Client) -> None:
    assert not visitor.get(make_post().get_absolute_url()).cookies
