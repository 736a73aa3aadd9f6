"""The lists of posts: all of them, those about a film, those under a tag."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from community.models import FilmFollow, Member, Post, PostTag, Tag
from community.posting import publish_post
from community.progress import mark_progress
from community.reading.reach import Place
from films.models import Film
from films.paging import PER_PAGE
from tests.factories import make_comment, make_film, make_member, make_post, make_scene
from tests.films.visits import page_of

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture
def up() -> Film:
    return make_film(slug="up", title="Up", year=2009, accent=13)


def titles(client: Client, address: str) -> list[str]:
    return re.findall(r'<h3 class="post-card__title" dir="auto"><a [^>]*>([^<]*)</a>', page_of(client, address))


def tagged(author: Member, *tags: str, **changed: Any) -> Post:
    words = {"kind": "talk", "title": "A post", "body": "Yes", "now": NOW}
    return publish_post(author=author, tags=tags, **{**words, **changed})


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("", ["hot", "new", "loved", "disputed"]),
        ("hot", ["hot", "new", "loved", "disputed"]),
        ("new", ["new", "hot", "disputed", "loved"]),
        ("top", ["loved", "hot", "disputed", "new"]),
        ("day", ["new"]),
        ("controversial", ["disputed"]),
    ],
)
def test_posts_come_in_the_order_that_was_asked_for(visitor: Client, sort: str, expected: list[str]) -> None:
    day = dt.timedelta(days=1)
    make_post(title="new", hot=8, score=0)
    make_post(title="hot", hot=9, score=5, posted_at=NOW - 3 * day)
    make_post(title="loved", hot=3, score=50, posted_at=NOW - 400 * day)
    make_post(title="disputed", hot=1, score=1, controversy=7.0, posted_at=NOW - 300 * day)
    assert titles(visitor, f"/talk/?sort={sort}") == expected


def test_a_card_says_what_a_post_is(visitor: Client, up: Film) -> None:
    author = make_member("writer", display_name="A Writer")
    scene = make_scene(up, title="The house")
    ahead = timezone.now() + dt.timedelta(hours=1)  # of a slow machine, on which "just now" would soon be over
    post = make_post(
        title="Balloons & air", author=author, moment=scene, kind="theory", score=3, ups=4, downs=1, posted_at=ahead
    )
    make_comment(post)
    card = page_of(visitor, "/talk/").partition("<article")[2].partition("</article>")[0]
    words = " ".join(re.sub("<[^>]+>", " ", card.partition(">")[2]).split())
    assert words == (
        "3 Theory The house, Up Balloons &amp; air A Writer @writer just now 4 relived it 1 not for me 1 comment"
    )
    assert 'data-accent="13"' in card


def test_lists_leave_out_what_is_deleted_or_off_the_site(visitor: Client) -> None:
    make_post(title="gone", deleted_at=NOW)
    make_post(title="hidden", film=make_film(is_published=False))
    make_post(title="here")
    assert titles(visitor, "/talk/") == ["here"]


def test_lists_can_show_one_kind(visitor: Client, up: Film) -> None:
    for kind in Post.Kind.values:
        make_post(title=kind, kind=kind, film=up)
    assert titles(visitor, "/talk/?kind=review") == ["review"]
    assert titles(visitor, "/films/up/talk/?kind=theory") == ["theory"]


def test_a_score_below_nought_is_shown_with_a_minus(visitor: Client) -> None:
    make_post(score=-3, downs=3)
    assert '<p class="post-card__tally" aria-hidden="true">−3</p>' in visitor.get("/talk/").content.decode()


def test_kinds_are_offered_in_the_plural(visitor: Client) -> None:
    page = visitor.get("/talk/").content.decode()
    offered = re.findall(r'class="post-list__kind" href="\?kind=(\w+)">(\w+)<', page)
    assert offered == list(zip(Post.Kind.values, ["Talk", "Questions", "Theories", "Reviews"], strict=True))


@pytest.mark.parametrize("query", ["sort=x", "kind=x", "after=x"])
@pytest.mark.parametrize("address", ["/talk/", "/films/up/talk/"])
def test_an_address_of_nonsense_is_not_found(visitor: Client, up: Film, address: str, query: str) -> None:
    assert visitor.get(f"{address}?{query}").status_code == 404


def test_your_films_are_those_that_you_follow(as_alice: Client, alice: Member, up: Film) -> None:
    FilmFollow.objects.create(follower=alice, film=up)
    make_post(title="mine", film=up)
    make_post(title="other", film=make_film())
    make_post(title="none")
    assert titles(as_alice, "/talk/?mine=1") == ["mine"]


def test_a_visitor_signs_in_to_see_their_films(visitor: Client) -> None:
    assert visitor.get("/talk/?mine=1").headers["Location"] == "/accounts/login/?next=/talk/%3Fmine%3D1"


def test_the_talk_of_a_film_is_about_it(visitor: Client, up: Film) -> None:
    make_post(title="here", film=up)
    make_post(title="of a moment", moment=make_scene(up))
    make_post(title="elsewhere", film=make_film())
    assert sorted(titles(visitor, "/films/up/talk/")) == ["here", "of a moment"]
    assert 'href="/talk/new/?film=up"' in page_of(visitor, "/films/up/talk/")


def test_the_talk_of_a_merged_film_moves_with_it(visitor: Client, up: Film) -> None:
    make_film(slug="upp", is_published=False, merged_into=up)
    assert visitor.get("/films/upp/talk/?sort=new").headers["Location"] == "/films/up/talk/?sort=new"


def test_lists_page_by_key(visitor: Client) -> None:
    for number in range(PER_PAGE + 2):
        make_post(title=f"post {number}", posted_at=NOW - dt.timedelta(minutes=number))
    following = re.search(r'rel="next" href="([^"]+)"', page_of(visitor, "/talk/?sort=new"))
    assert following
    assert titles(visitor, f"/talk/{following[1].replace('&amp;', '&')}") == ["post 24", "post 25"]


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/talk/", "Nobody has posted yet."),
        ("/talk/?kind=review", "No post of this kind is here yet."),
        ("/talk/?sort=day", "Nothing was posted in this time so far."),
        ("/talk/?sort=controversial", "it takes seven votes"),
        ("/films/up/talk/", "Nobody has posted about Up yet."),
    ],
)
def test_an_empty_list_says_why(visitor: Client, up: Film, address: str, said: str) -> None:
    assert said in page_of(visitor, address)


@pytest.mark.parametrize("address", ["/talk/", "/films/up/talk/", "/tags/war/"])
@pytest.mark.parametrize("count", [5, 500])
def test_a_list_asks_little_however_long_it_is(
    as_alice: Client, up: Film, address: str, count: int, django_assert_max_num_queries: Any
) -> None:
    make_many(count, up)
    with django_assert_max_num_queries(8):
        assert len(titles(Client(), address)) == min(count, PER_PAGE)
    with django_assert_max_num_queries(12):
        page_of(as_alice, address)


def test_reading_sets_no_cookie(visitor: Client, up: Film) -> None:
    make_post(film=up)
    assert not [address for address in ("/talk/", "/films/up/talk/") if visitor.get(address).cookies]


# -- Tags -----------------------------------------------------------------------------------


def test_a_tag_has_its_posts(visitor: Client, alice: Member) -> None:
    tagged(alice, "War", title="older", now=NOW - dt.timedelta(days=2))
    tagged(alice, "war", "love", title="newer")
    tagged(alice, "love", title="other")
    assert titles(visitor, "/tags/war/") == ["newer", "older"]
    assert titles(visitor, "/tags/war/?sort=new") == ["newer", "older"]


def test_a_tag_leaves_out_what_is_off_the_site(visitor: Client, alice: Member) -> None:
    tagged(alice, "war", title="hidden", film=make_film(is_published=False))
    assert titles(visitor, "/tags/war/") == []


@pytest.mark.parametrize("written", ["War", "WAR", "war!", "%D0%96%D0%A3%D0%9A"])
def test_a_tag_is_found_however_it_is_written(visitor: Client, alice: Member, written: str) -> None:
    tagged(alice, "war", "жук")
    response = visitor.get(f"/tags/{written}/")
    assert (response.status_code, response.headers["Location"]) in (
        (301, "/tags/war/"),
        (301, "/tags/%D0%B6%D1%83%D0%BA/"),
    )


@pytest.mark.parametrize("address", ["/tags/peace/", "/tags/-/", "/tags/war/?sort=top", "/tags/war/?after=x"])
def test_what_is_no_tag_or_no_order_of_one_is_not_found(visitor: Client, alice: Member, address: str) -> None:
    tagged(alice, "war")
    assert visitor.get(address).status_code == 404


def make_many(count: int, film: Film) -> None:
    """Posts of different authors about one film, under three tags, with their talks."""
    tags = [Tag.objects.get_or_create(slug=slug, defaults={"name": slug})[0] for slug in ("war", "love", "rain")]
    authors = [make_member() for _ in range(5)]
    for number in range(count):
        post = make_post(film=film, author=authors[number % 5])
        PostTag.objects.bulk_create(PostTag(post=post, tag=tag, posted_at=post.posted_at) for tag in tags)


# -- On the pages of what it is about --------------------------------------------------------


def test_the_page_of_a_film_shows_its_hottest_talk(visitor: Client, up: Film) -> None:
    for number in range(5):
        make_post(title=f"post {number}", film=up, hot=number)
    make_post(title="elsewhere", hot=99)
    assert titles(visitor, "/films/up/") == ["post 4", "post 3", "post 2"]
    assert 'href="/films/up/talk/"' in page_of(visitor, "/films/up/")


@pytest.mark.parametrize("posts", [0, 1])
def test_the_page_of_a_film_leads_to_writing_about_it(visitor: Client, up: Film, posts: int) -> None:
    for _ in range(posts):
        make_post(film=up)
    assert 'href="/talk/new/?film=up"' in page_of(visitor, "/films/up/")


def test_whoever_wants_to_hear_nothing_yet_hears_nothing(as_alice: Client, alice: Member, up: Film) -> None:
    make_post(title="loud", film=up)
    mark_progress(member=alice, film=up, place=Place(0, is_blind=True))
    assert titles(as_alice, "/films/up/") == []
    assert "You asked to hear nothing about it" in page_of(as_alice, "/films/up/")


def test_the_page_of_a_moment_leads_to_writing_about_it(visitor: Client, up: Film) -> None:
    scene = make_scene(up)
    assert f'href="/talk/new/?moment={scene.pk}"' in page_of(visitor, scene.get_absolute_url())
