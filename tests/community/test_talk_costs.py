"""What a page with a talk costs, with 5 comments and with 5,000: queries, and bytes on the way."""

from __future__ import annotations

import gzip
import random
import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from community.models import Member, PostTag, Tag
from films.models import Dialogue, Moment
from tests.crowds import make_talk, talk_about
from tests.factories import (
    make_character,
    make_dialogue,
    make_film,
    make_member,
    make_post,
    make_quote,
    make_series,
    make_visit,
)
from tests.films.visits import MAKERS, every_kind, page_of

pytestmark = pytest.mark.django_db
few_and_many = pytest.mark.parametrize("count", [5, 5_000])
BYTES_MAX = 60 * 1024  # on the way, with 200 comments
VISITOR, MEMBER = 10, 14  # queries


@every_kind
@few_and_many
def test_the_page_of_a_moment_for_a_visitor(
    visitor: Client, section: str, count: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    moment = talked_about(section, count)
    with django_assert_max_num_queries(VISITOR):
        page_of(visitor, moment.get_absolute_url())


@every_kind
@few_and_many
def test_the_page_of_a_moment_for_a_member_who_comes_back(
    as_alice: Client,
    alice: Member,
    section: str,
    count: int,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    moment = talked_about(section, count)
    make_visit(alice, talk_about(moment), days_ago=1)
    with django_assert_max_num_queries(MEMBER):
        page_of(as_alice, moment.get_absolute_url())


@few_and_many
def test_the_page_of_a_post(
    visitor: Client, as_alice: Client, alice: Member, count: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    post = make_post(film=make_film(), author=make_member())
    make_talk(post.discussion, count, authors=[make_member() for _ in range(5)])
    make_visit(alice, post.discussion, days_ago=1)
    with django_assert_max_num_queries(VISITOR):
        page_of(visitor, post.get_absolute_url())
    with django_assert_max_num_queries(MEMBER):
        page_of(as_alice, post.get_absolute_url())


def test_a_page_with_200_comments_is_small(as_alice: Client) -> None:
    quote, chance = make_quote(make_film()), random.Random(1)
    words = ["".join(chance.choices("aeioulnrst", k=chance.randint(2, 11))) for _ in range(900)]
    authors = [make_member() for _ in range(60)]
    make_talk(
        talk_about(quote),
        200,
        shape=lambda number: None if number < 45 else number % 45,
        authors=authors,
        say=lambda _: " ".join(chance.choices(words, k=chance.randint(5, 60))),
    )
    page = as_alice.get(quote.get_absolute_url()).content
    assert len(re.findall(rb'id="comment-', page)) == 200
    assert len(gzip.compress(page)) <= BYTES_MAX


def talked_about(section: str, count: int) -> Moment:
    """The second of three moments, with all that can hang on it."""
    series = make_series()
    boris = make_character(series)
    lines = {"lines": [(boris, "Yes.")]} if section == "dialogues" else {}
    moment = [MAKERS[section](series, position=position, speaker=boris, **lines) for position in range(3)][1]
    scene = {"scene_id": moment.pk} if section == "scenes" else {}
    make_dialogue(series, lines=[(boris, "No.")], **scene)
    make_quote(series, line=moment.lines.get() if isinstance(moment, Dialogue) else None, **scene)
    for name in ("war", "waiting"):
        post = make_post(moment=moment, author=make_member())
        PostTag.objects.create(post=post, tag=Tag.objects.create(slug=name, name=name), posted_at=post.posted_at)
    make_talk(talk_about(moment), count, authors=[make_member() for _ in range(5)])
    return moment
