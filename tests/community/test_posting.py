"""The verb by which members post."""

from __future__ import annotations

import datetime as dt
import uuid
from functools import partial
from typing import Any

import pytest
from django.db import IntegrityError
from django.utils import timezone

from community.limits import TAG_MAX
from community.models import Discussion, Member, Post, PostTag, Tag
from community.posting import publish_post
from community.tagging import tag_slug
from films.ranking import hot
from tests.at_once import at_once
from tests.factories import make_film, make_scene

pytestmark = pytest.mark.django_db

NOW = dt.datetime(2026, 3, 5, 23, 30, tzinfo=dt.UTC)  # a Thursday


def post_by(author: Member, **changed: Any) -> Post:
    words = {"kind": "talk", "title": "On bridges", "body": "I *like* them.", "now": NOW}
    return publish_post(author=author, **{**words, **changed})


def test_a_post_is_there_with_its_talk(alice: Member) -> None:
    post = post_by(alice)
    assert (post.author, post.body_html) == (alice, "<p>I <em>like</em> them.</p>\n")
    assert Discussion.objects.get().post == post


def test_a_post_about_a_moment_is_about_its_film_too(alice: Member) -> None:
    scene = make_scene(make_film())
    post = post_by(alice, moment=scene, film=make_film())
    assert post.film == scene.film == post.discussion.film
    assert scene.posts.get() == post


def test_a_post_stands_in_the_calendar_and_in_the_ranks_from_its_first_moment(alice: Member) -> None:
    post = Post.objects.get(pk=post_by(alice).pk)
    assert (post.of_day, post.of_week) == (dt.date(2026, 3, 5), dt.date(2026, 3, 2))
    assert (post.of_month, post.of_year) == (dt.date(2026, 3, 1), dt.date(2026, 1, 1))
    assert (post.hot, post.score, post.wilson, post.controversy) == (hot(0, NOW), 0, 0, 0)


def test_tags_are_shared_however_they_are_written(alice: Member) -> None:
    post_by(alice, tags=["Long  Take", "war"])
    second = post_by(alice, tags=["LONG-TAKE", "long take", "…"])
    assert [tag.name for tag in Tag.objects.all()] == ["Long Take", "war"]
    assert [tag.slug for tag in second.tags.all()] == ["long-take"]
    row = PostTag.objects.get(post=second)
    assert (row.hot, row.posted_at) == (second.hot, NOW)


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Ｗａｒ", "war"),
        ("Straße", "strasse"),
        ("Журавли", "журавли"),
        ("हिंदी", "हिंदी"),
        ("cinéma vérité", "cinéma-vérité"),
        ("1957!", "1957"),
        (" -- ", ""),
        ("x" * 40, "x" * TAG_MAX),
        ("ﷺ" * 30, tag_slug("ﷺ" * 30)),
    ],
)
def test_the_address_of_a_tag_is_folded(name: str, slug: str) -> None:
    assert tag_slug(name) == slug
    assert len(slug) <= TAG_MAX
    assert tag_slug(slug) == slug


def test_the_same_form_sent_again_is_the_same_post(alice: Member, bob: Member) -> None:
    key = uuid.uuid4()
    first, again = post_by(alice, key=key), post_by(alice, key=key, title="Something else")
    assert (again, again.title) == (first, "On bridges")
    assert post_by(bob, key=key) != first


def test_forms_of_no_key_are_all_stored(alice: Member) -> None:
    assert post_by(alice) != post_by(alice)


@pytest.mark.django_db(transaction=True)
def test_clicks_at_the_same_time_are_one_post(alice: Member) -> None:
    key = uuid.uuid4()

    posts = at_once([lambda: post_by(alice, key=key, tags=["war", "love"], now=timezone.now())] * 8)
    assert len(set(posts)) == 1
    assert Post.objects.count() == Discussion.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_those_who_make_the_same_tags_at_once_share_them(alice: Member, bob: Member) -> None:
    orders = [["war", "love", "peace"], ["peace", "war", "love"], ["love", "peace", "war"]]
    at_once([partial(post_by, author, tags=tags) for author in (alice, bob) for tags in orders])
    assert Tag.objects.count() == 3
    assert PostTag.objects.count() == 18


def test_nothing_is_left_of_a_post_that_could_not_be_stored(alice: Member) -> None:
    with pytest.raises(IntegrityError):
        post_by(alice, kind="opera", tags=["war"])
