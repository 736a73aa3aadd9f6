"""Nothing that others say of a film or vote in it changes an answer to a reader who watches that film blind."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from difflib import unified_diff
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from community.following import follow_film, follow_member
from community.models import Comment, CommentRevision, Discussion, Member, Notification, Post, PostRevision, PostTag
from community.models.progress import NOT_SEEN
from community.news.own_feed import open_feed
from community.progress import mark_progress
from community.reading.reach import Place
from community.saving import save_item
from films.models import Film, Moment
from tests.community.inboxes import reply
from tests.community.test_secrets import World, addresses, world  # noqa: F401 - the fixture, of all that there is
from tests.factories import make_comment, make_post, make_quote, make_scene

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("searchable")]
LONG_AGO = timezone.now() - dt.timedelta(days=2, hours=3)  # an age that no test outlives
EACH = 4

# What may change, and why; all else may not.
FOR_EVERYBODY = re.compile("/feeds/(talk|films|ledger)/|/sitemap")  # the same for all readers, and so knows none
BY_VOTES = re.compile(r"/talk/(\?sort=top|\?mine=yes)?$|/tags/")  # of all films: the place of a line, and no more
SEARCH = re.compile(r"/search/\?q=")  # what is found goes by how well it fits and how loved it is, and says neither
# Who is there has opened the post or answered it, or is about to report what they read: its title is known, and stays.
TELLS_TITLE = re.compile(r"/talk/(posts/)?\d|/talk/comments/new/\?post=|/(report|veil|vote|why)/|own comment")
NEW_EACH_TIME = re.compile(r'(csrfmiddlewaretoken|nonce|name="key"|name="until")[" ]*(value)?="[^"]*"|<updated>[^<]*')


@pytest.fixture
def site(
    world: World,  # noqa: F811 - as fixtures are asked for
    monkeypatch: pytest.MonkeyPatch,
) -> World:
    """Enough of both films for their orders to differ; and the leap to any moment is always to the first."""
    monkeypatch.setattr("random.randint", lambda least, greatest: least)
    Notification.objects.all().delete()
    for film in (world.film, world.series):
        for place in range(EACH):
            _write_about(film, place, world.author)
    return world


def _write_about(film: Film, place: int, author: Member) -> None:
    loved: dict[str, Any] = {"ups": 10 + place, "score": 10 + place, "wilson": place / 10}
    about: dict[str, Any] = {"title": f"{place} of {film.slug}", "position": 10 + place, "fresh": 1.0 + place, **loved}
    for subject in (
        make_quote(film, **about),
        make_scene(film, **about),
        make_post(film=film, author=author, title=f"Post {place}", posted_at=LONG_AGO, hot=place / 10, **loved),
    ):
        make_comment(subject, author=author, posted_at=LONG_AGO, **loved)
    PostTag.objects.create(post=Post.objects.latest("pk"), tag=PostTag.objects.all()[0].tag, posted_at=LONG_AGO)


@pytest.fixture
def member(alice: Member, site: World) -> Client:
    """Follows and saved all they could, was answered, and then asked to hear nothing of one film of the two."""
    follow_film(follower=alice, film=site.film, now=LONG_AGO)
    follow_member(follower=alice, followed=site.author, now=LONG_AGO)
    targets: list[Moment | Post | Comment] = [*site.moments, site.post, site.comment]
    for target in targets:
        save_item(member=alice, target=target, now=LONG_AGO)
    reply(make_comment(site.comment, author=alice, body_html="<p>Is it?</p>", posted_at=LONG_AGO), site.author, "alice")
    site.feed = f"/feeds/mine/{open_feed(member=alice)}/"
    mark_progress(member=alice, film=site.film, place=Place(NOT_SEEN, is_blind=True))
    client = Client()
    client.force_login(alice)
    client.get("/me/notifications/")
    Notification.objects.update(latest_at=LONG_AGO)
    return client


@pytest.fixture
def visitor(site: World) -> Client:
    """Reads a feed, too: of a member who watches the same film blind."""
    follower = Member.objects.get(username="follower")
    mark_progress(member=follower, film=site.film, place=Place(NOT_SEEN, is_blind=True))
    client = Client()
    client.post(f"/films/{site.film.slug}/progress/", {"at": "nothing", "is_blind": "on"}, follow=True)
    return client


def walked(site: World) -> list[tuple[str, str]]:
    """Each address, and under which rule it stands."""
    every = [address for listed in addresses(site).values() for address in listed]
    own = Comment.objects.filter(author__username="alice")
    passed_by = re.compile(f"{FOR_EVERYBODY.pattern}|{SEARCH.pattern}")
    return [
        *((address, address) for address in (*every, "/members/author/?part=comments") if not passed_by.match(address)),
        *((comment.get_absolute_url(), "own comment") for comment in own),
    ]


def change_all(film: Film) -> None:
    """What others said of the film and how they voted, turned around: the least loved is the most loved now."""
    posts, comments = Post.objects.filter(film=film), Comment.objects.filter(discussion__film=film)
    comments = comments.exclude(author__username="alice")
    for rows in (Moment.objects.filter(film=film), posts, comments):
        for place, row in enumerate(rows.order_by("-score", "-pk")):
            tally = 1_000 + 10 * place
            loved: dict[str, Any] = {"ups": tally + 7, "downs": 7, "score": tally, "wilson": 0.5 + place / 1_000}
            rows.filter(pk=row.pk).update(**loved)
    for place, moment in enumerate(Moment.objects.filter(film=film).order_by("-fresh", "pk")):
        Moment.objects.filter(pk=moment.pk).update(fresh=50.0 + place, comment_count=770 + place)
    for place, post in enumerate(posts.order_by("-hot", "pk")):
        posts.filter(pk=post.pk).update(title=f"Other {place}", hot=50.0 + place, controversy=9.0)
    said = {"body": "Otherwise.", "body_html": "<p>Otherwise.</p>"}
    posts.update(**said)
    comments.update(**said, controversy=9.0)
    PostTag.objects.filter(post__in=posts).update(hot=50.0)
    Discussion.objects.filter(film=film).update(comment_count=770, last_comment_at=timezone.now())
    PostRevision.objects.filter(of__in=posts).update(title="Other", body="Otherwise.")
    CommentRevision.objects.filter(of__in=comments).update(body="Otherwise.")


def told(client: Client, site: World, addresses_and_rules: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Lines of every answer, as far as they may not change."""
    title, answers = Post.objects.get(pk=site.post.pk), {}
    for address, rule in addresses_and_rules:
        response = client.get(address, follow=True)
        body = b"".join(response).decode() if response.streaming else response.content.decode()
        body = NEW_EACH_TIME.sub("", body)
        if TELLS_TITLE.match(rule):
            body = body.replace(title.title, "(its title)").replace(f"/{title.slug}/", "/(its-title)/")
        lines = body.splitlines()
        answers[address] = sorted(lines) if BY_VOTES.match(address) else lines
    return answers


@pytest.mark.parametrize("who", ["member", "visitor"])
def test_no_answer_changes(request: pytest.FixtureRequest, site: World, who: str) -> None:
    client: Client = request.getfixturevalue(who)
    walk = walked(site)
    before = told(client, site, walk)
    change_all(site.film)
    after = told(client, site, walk)
    changes = {
        address: "\n".join(unified_diff(before[address], after[address], lineterm="", n=0))
        for address in before
        if before[address] != after[address]
    }
    if changes:
        pytest.fail("\n".join(f"{address}\n{change}" for address, change in changes.items()), pytrace=False)


def test_or_this_test_could_fail(client: Client, site: World) -> None:
    """Everybody else is told."""
    walk = [(address, address) for address in ("/", "/films/premiere/", "/films/premiere/quotes/", "/talk/")]
    before = told(client, site, walk)
    change_all(site.film)
    after = told(client, site, walk)
    assert [address for address in before if before[address] == after[address]] == []
