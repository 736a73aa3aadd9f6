"""No address of the site tells a reader what happens later than they have got to, in any form, until they ask."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from io import StringIO
from typing import Any

import pytest
from django.core import mail
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from community.commenting import publish_comment
from community.following import follow_film
from community.models import Comment, Inbox, Member, Post, SavedItem
from community.models.progress import NOT_SEEN, SEEN
from community.news.own_feed import open_feed
from community.posting import publish_post
from community.progress import mark_progress
from community.reading.reach import Place
from community.rewriting import edit
from community.voting import cast_vote
from films.models import Dialogue, Film, Moment
from films.share_cards.shapes import SIZES
from films.share_cards.sharing import card_of, card_of_film, card_of_site
from films.share_cards.words import words_of
from tests.addresses import public_names
from tests.factories import (
    make_character,
    make_credit,
    make_dialogue,
    make_episode,
    make_film,
    make_member,
    make_person,
    make_quote,
    make_scene,
    make_track,
    make_trivia,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("searchable")]
SECRET = "itwasthebutler"
REVEAL_AT = 50
KINDS = ("moment", "post", "comment")


@dataclass
class World:
    """A film that is in cinemas now, with the secret in every field that may hold one."""

    film: Film
    series: Film
    moments: list[Moment]
    post: Post
    comment: Comment
    author: Member
    feed: str  # of a member who follows the film and has not seen it


@pytest.fixture
def world() -> World:
    film = make_film(slug="premiere", title="Premiere", year=timezone.localdate().year, running_minutes=90)
    series = make_film(slug="serial", title="Serial", kind="series", year=timezone.localdate().year)
    make_episode(series)
    butler = make_character(film, slug="butler", name="The Butler")
    make_credit(film, person=make_person(slug="ada", name="Ada"), job="director")
    told: dict[str, Any] = {"reveal_at": REVEAL_AT, "note": SECRET, "source": SECRET, "speaker": butler}
    scene = make_scene(film, slug="scene", summary=SECRET, context=SECRET, **told)
    on = told | {"scene": scene}
    dialogue = make_dialogue(film, slug="dialogue", context=SECRET, lines=[(butler, SECRET)], **on)
    dialogue.lines.update(cue=SECRET)
    line = dialogue.lines.get()
    quote = make_quote(film, slug="quote", text=SECRET, original_text=SECRET, line=line, provenance="secondary", **on)
    others = [
        make_trivia(film, slug="trivia", fact=SECRET, why_it_matters=SECRET, **on),
        make_track(film, slug="track", by_whom=SECRET, usage=SECRET, **on),
    ]
    author, long_ago = make_member("author"), timezone.now() - dt.timedelta(days=2)
    said: dict[str, Any] = {"author": author, "reveal_at": REVEAL_AT, "now": long_ago}
    moments = [Moment.objects.get(pk=moment.pk) for moment in (scene, dialogue, quote, *others)]
    post = publish_post(kind="talk", title="On it", body=SECRET, film=film, moment=moments[0], tags=["doubt"], **said)
    comment = publish_comment(subject=post, body=f"{SECRET} @alice", **said)
    publish_comment(subject=post, parent=comment, body=f"Again: {SECRET}", **said)
    publish_comment(subject=moments[1], line=line, body=f"About the line: {SECRET}", **said)
    edit(writing=post, by=author, body=f"{SECRET} indeed", now=long_ago)
    edit(writing=comment, by=author, body=f"{SECRET} indeed @alice", now=long_ago)
    targets: tuple[Moment | Post | Comment, ...] = (*moments, post, comment)
    for target in targets:
        cast_vote(voter=make_member(), target=target, value=1, now=timezone.now())
    follower = make_member("follower")
    follow_film(follower=follower, film=film, now=long_ago)
    feed = f"/feeds/mine/{open_feed(member=follower)}/"
    return World(film, series, moments, post, comment, author, feed)


def addresses(world: World) -> dict[str, list[str]]:
    """Where each address of the site leads, by its name."""
    film, post, comment = "/films/premiere/", world.post, world.comment
    by_kind = zip(KINDS, (world.moments[0].pk, post.pk, comment.pk), strict=True)
    targets = [f"{kind}/{pk}/" for kind, pk in by_kind]
    sections = ("scenes", "dialogues", "quotes", "trivia", "soundtrack")
    kinds = ("scene", "dialogue", "quote", "trivia", "track")
    names = zip(kinds, sections, strict=True)
    lists = {f"films:{kind}-list": [f"{film}{section}/", f"{film}{section}/?sort=best"] for kind, section in names}
    details = {
        f"films:{moment.kind}-detail": [
            f"{moment.get_absolute_url()}{asked}" for asked in ("", "?lens=all", "?line=l1")
        ]
        for moment in world.moments
    }
    return {
        **lists,
        **details,
        "sitemap": ["/sitemap.xml"],
        "django.contrib.sitemaps.views.sitemap": ["/sitemap-moments.xml", "/sitemap-films.xml"],
        "community:app": ["/app/"],
        "community:home": ["/"],
        "community:limits": ["/about/limits/"],
        "community:ranking": ["/about/ranking/"],
        "community:rules": ["/about/rules/"],
        "community:ledger": ["/ledger/"],
        "community:ledger-feed": ["/feeds/ledger/"],
        "community:ledger-json": ["/api/v1/ledger/"],
        "community:talk": ["/talk/", "/talk/?sort=new", "/talk/?sort=top", "/talk/?mine=yes"],
        "community:talk-feed": ["/feeds/talk/"],
        "community:own-feed": [world.feed],
        "community:film-talk": [f"{film}talk/", f"{film}talk/?sort=new"],
        "community:film-talk-feed": ["/feeds/films/premiere/talk/"],
        "community:film-progress": [f"{film}progress/"],
        "community:tag-detail": ["/tags/doubt/"],
        "community:post-permalink": [f"/talk/{post.pk}/"],
        "community:post-detail": [post.get_absolute_url(), f"{post.get_absolute_url()}?sort=new"],
        "community:post-history": [f"/talk/posts/{post.pk}/history/"],
        "community:comment-detail": [comment.get_absolute_url()],
        "community:comment-history": [f"/talk/comments/{comment.pk}/history/"],
        "community:comment-new": [
            *(f"/talk/comments/new/?{kind}={pk}" for kind, pk in (("post", post.pk), ("parent", comment.pk))),
            *(f"/talk/comments/new/?moment={moment.pk}" for moment in world.moments),
            f"/talk/comments/new/?moment={world.moments[1].pk}&line=l1",
        ],
        "community:post-new": ["/talk/new/?film=premiere", f"/talk/new/?moment={world.moments[0].pk}"],
        "community:member-detail": ["/members/author/", "/members/author/?tab=comments", "/members/author/?show=talk"],
        "community:manifest": ["/manifest.webmanifest"],
        "community:offline": ["/offline/"],
        "community:service-worker": ["/sw.js"],
        "community:me": ["/me/"],
        "community:following": ["/me/following/"],
        "community:notifications": ["/me/notifications/"],
        "community:notification-settings": ["/me/notifications/settings/"],
        "community:saved": ["/me/saved/"],
        "community:progress": ["/me/progress/"],
        "community:mutes": ["/me/mutes/"],
        "community:mute-new": ["/me/mutes/new/", "/me/mutes/new/?kind=phrase&what=indeed"],
        "community:lens": ["/me/reading/"],
        "community:removals": ["/me/removals/"],
        "community:report": [f"/report/{target}" for target in targets],
        "community:why": [f"/why/{target}" for target in targets],
        "community:veil": [f"/veil/{target}" for target in targets[1:]],
        "community:vote": [f"/vote/{target}" for target in targets],
        "community:robots": ["/robots.txt"],
        "community:search": ["/search/?q=film:premiere", "/search/?q=indeed", "/search/?q=by:butler", "/search/"],
        "community:suggest": ["/suggest/", f"/suggest/?moment={world.moments[2].pk}"],
        "community:suggestions": ["/suggest/mine/"],
        "films:film-list": ["/films/"],
        "films:film-detail": [film, "/films/serial/", "/films/nothing/"],
        "films:character-detail": [f"{film}characters/butler/"],
        "films:episode-detail": ["/films/serial/episodes/1x01/"],
        "films:person-detail": ["/people/ada/"],
        "films:moment-permalink": [f"/m/{world.moments[0].pk}/"],
        "films:random": ["/random/"],
    }


ELSEWHERE = {
    "community:favicon": "is a picture of ours",
    "community:healthz": "says ok",
    "community:speculation-rules": "is a list of addresses",
    "community:digest-stop": "is about mail and nothing else",
    "community:delete": "asks for the password",
    "community:export": "gives members what they wrote themselves",
    "community:profile": "is a form about oneself",
    "community:preview": "shows what was typed just now",
    "community:ledger-entry": "tells of removals; the ledger's list has all that it has",
    "community:notification": "leads to what the inbox names",
    "community:notifications-read": "takes no GET",
    "community:language": "takes no GET",
    "community:mute": "takes no GET",
    "community:mute-edit": "is a form about a rule of one's own",
    "community:mute-end": "takes no GET",
    "community:mutes-file": "gives members their own rules",
    "community:mutes-import": "takes no GET",
    "community:own-feed-address": "takes no GET",
    "community:lending": "takes no GET",
    "community:removal-detail": "is between an author and the operators",
    "community:report-sent": "gives a number back",
    "community:saved-note": "takes a note",
    "community:saved-let-go": "takes no GET",
    "community:save": "leads back",
    "community:follow-member": "leads back",
    "community:follow-film": "leads back",
    **{
        f"community:{kind}-{what}": "is for its author"
        for kind in ("post", "comment")
        for what in ("edit", "delete", "disown", "blank")
    },
    **{f"films:{of}-card": "is a picture: its words are tested below" for of in ("moment", "film", "site")},
}


def told_at(client: Client, address: str) -> str:
    response = client.get(address, follow=True)
    assert response.status_code in (200, 404), address
    return b"".join(response).decode() if response.streaming else response.content.decode()


def leaks(client: Client, world: World) -> list[str]:
    every = [address for listed in addresses(world).values() for address in listed]
    return [address for address in every if SECRET in told_at(client, address)]


def at(member: Member, world: World, playhead: int) -> Client:
    mark_progress(member=member, film=world.film, place=Place(playhead))
    follow_film(follower=member, film=world.film, now=timezone.now())
    for moment in world.moments:
        SavedItem.objects.create(member=member, moment=moment)
    SavedItem.objects.create(member=member, post=world.post)
    SavedItem.objects.create(member=member, comment=world.comment)
    client = Client()
    client.force_login(member)
    return client


def test_every_address_is_walked_or_says_why_not(world: World) -> None:
    assert set(public_names()) == addresses(world).keys() | ELSEWHERE.keys()


def test_a_visitor_is_told_nothing(visitor: Client, world: World) -> None:
    assert leaks(visitor, world) == []


@pytest.mark.parametrize("playhead", [NOT_SEEN, REVEAL_AT - 1])
def test_a_member_is_told_nothing_that_comes_later(alice: Member, world: World, playhead: int) -> None:
    assert leaks(at(alice, world, playhead), world) == []


@pytest.mark.parametrize("playhead", [REVEAL_AT, SEEN])
def test_whoever_has_got_there_is_told(alice: Member, world: World, playhead: int) -> None:
    pages = leaks(at(alice, world, playhead), world)
    assert {moment.get_absolute_url() for moment in world.moments} <= set(pages)
    assert {world.post.get_absolute_url(), world.comment.get_absolute_url()} <= set(pages)


def test_a_page_that_is_asked_to_shows_it_anyway(visitor: Client, world: World) -> None:
    things: tuple[Moment | Post | Comment, ...] = (*world.moments, world.post, world.comment)
    for thing in things:
        assert SECRET in told_at(visitor, f"{thing.get_absolute_url()}?show={REVEAL_AT}"), thing


@pytest.mark.parametrize("typed", [{"body": "Hm", "preview": "1"}, {"body": ""}], ids=["preview", "refused"])
def test_no_form_that_comes_back_says_it(alice: Member, world: World, typed: dict[str, str]) -> None:
    place = {"moment": world.moments[1].pk, "line": "l1"}
    answer = at(alice, world, NOT_SEEN).post("/talk/comments/new/", {**place, **typed})
    assert "comment-form" in answer.content.decode()
    assert SECRET not in answer.content.decode()


def test_no_picture_for_links_says_it(world: World, visitor: Client) -> None:
    reader: Any = None
    for moment in world.moments:
        detail = moment.detail
        lines = detail.lines.all() if isinstance(detail, Dialogue) else []
        assert SECRET in str(words_of(detail, lines)), "or this test could not fail"
        assert all(card_of(detail, reader, lines, size) is None for size in SIZES)
    assert SECRET not in f"{card_of_film(world.film).words} {card_of_site().words}"


def test_no_mail_says_it(alice: Member, world: World) -> None:
    at(alice, world, NOT_SEEN)
    Inbox.objects.update_or_create(member=alice, defaults={"digest": "daily"})
    publish_comment(
        author=world.author, subject=world.post, body=f"@alice {SECRET}!", reveal_at=REVEAL_AT, now=timezone.now()
    )
    call_command("send_digests", stdout=StringIO(), stderr=StringIO())
    assert mail.outbox, "or this test could not fail"
    assert all(SECRET not in str(message.message()) for message in mail.outbox)
