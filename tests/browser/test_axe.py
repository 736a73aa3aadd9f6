"""Nothing that axe finds, on any type of page, in both schemes and on a phone and a desk; nor do pages run sideways."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from playwright.sync_api import ConsoleMessage, Page

from community.following import follow_film, follow_member
from community.models import Member, Notification, PostTag, SavedItem, Tag
from community.muting import Wish, mute
from community.rewriting import edit
from films.models import Moment
from tests.addresses import public_names
from tests.factories import (
    make_character,
    make_comment,
    make_credit,
    make_dialogue,
    make_episode,
    make_film,
    make_member,
    make_person,
    make_post,
    make_quote,
    make_removal,
    make_scene,
    make_series,
    make_suggestion,
    make_track,
    make_trivia,
)

pytestmark = pytest.mark.django_db(transaction=True)
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
# It would load stylesheets anew, and the parts that they import from where none are.
QUIETLY = {"resultTypes": ["violations"], "preload": False}
SCHEMES: dict[str, Any] = {"light": LEVELS, "dark": COLOURS}  # all else is the same in the dark
WIDTHS = (360, 1440)
NOW = timezone.now()


@pytest.fixture(autouse=True)
def _no_complaints() -> None:
    """Axe sets styles of its own, of which browsers complain: what they say is heard while pages load, no longer."""


@dataclass
class Place:
    """A small world with something on every page."""

    member: Member
    moments: dict[str, Moment]
    post: Any
    comment: Any
    own: Any
    mute: Any
    removal: Any


@pytest.fixture
def place() -> Place:
    member = make_member("ida", date_joined=timezone.now() - dt.timedelta(days=30), bio_html="<p>I like trains.</p>")
    other = make_member("bob", display_name="Bob of the birches", date_joined=timezone.now() - dt.timedelta(days=30))
    film = make_film(slug="up", title="Up", year=2009, running_minutes=96)
    series = make_series(slug="zone", title="The Zone")
    make_scene(series, episode=make_episode(series))
    carl = make_character(film, slug="carl", name="Carl", played_by=make_person(slug="ed", name="Ed"))
    make_credit(film, person=make_person(slug="ada", name="Ada"), job="director")
    scene = make_scene(film, slug="scene", title="The house flies", starts_at=600, ups=5, score=5, wilson=0.7)
    on = {"scene": scene, "speaker": carl}
    moments: dict[str, Any] = {
        "scene": scene,
        "dialogue": make_dialogue(film, slug="dialogue", lines=[(carl, "Go away."), (carl, "Please.")], **on),
        "quote": make_quote(film, slug="quote", original_text="Vorbei!", original_language="de", **on),
        "trivia": make_trivia(film, slug="trivia", scene=scene, reveal_at=40),
        "track": make_track(film, slug="track", scene=scene),
    }
    post = make_post(author=other, film=film, moment=scene, title="On the house", ups=3, score=3)
    PostTag.objects.create(post=post, tag=Tag.objects.create(slug="war", name="war"), posted_at=post.posted_at)
    comment = make_comment(post, author=other, body="One", body_html="<p>One, with <a href='/films/'>a link</a>.</p>")
    make_comment(make_comment(comment, author=member, body="Two"), author=other, body="Three")
    make_comment(
        comment, author=make_member("who-counts-the-lamps", display_name="Whoever counts the lamps"), body="Four"
    )
    make_comment(post, body="Sank", score=-9, downs=9)
    make_comment(post, body_html="<p>Tells it all.</p>", reveal_at=90)
    make_comment(moments["dialogue"], author=other, line=moments["dialogue"].lines.first())
    for _ in range(4):
        make_comment(post, author=make_member(), body="The same.", body_html="<p>The same.</p>")
    own = make_post(author=member, title="My own", film=film, posted_at=timezone.now() - dt.timedelta(days=40))
    edit(writing=own, by=member, body="Changed a little.", now=timezone.now())
    follow_film(follower=member, film=film, now=NOW)
    follow_member(follower=member, followed=other, now=NOW)
    for saved in ({"moment": scene}, {"post": post}, {"comment": comment}):
        SavedItem.objects.create(member=member, note="For later.", **saved)
    for each in (post, own):
        Notification.objects.create(recipient=member, kind="reply", discussion=each.discussion, latest_at=NOW)
    make_suggestion(proposer=member)
    removal = make_removal(make_comment(post, author=member, body="Taken"))
    rule = mute(member=member, wish=Wish("phrase", "boycott"), now=NOW)
    return Place(member, moments, post, comment, own, rule, removal)


def pages_of(place: Place) -> dict[str, list[str]]:
    """By the name of the address; those of `/me/` and their like are opened signed in."""
    post, comment, own = place.post, place.comment, place.own
    sections = ("scenes", "dialogues", "quotes", "trivia", "soundtrack")
    kinds = ("scene", "dialogue", "quote", "trivia", "track")
    return {
        **{f"films:{kind}-list": [f"/films/up/{section}/"] for kind, section in zip(kinds, sections, strict=True)},
        **{f"films:{kind}-detail": [place.moments[kind].get_absolute_url()] for kind in kinds},
        "films:film-list": ["/films/"],
        "films:film-detail": ["/films/up/", "/films/zone/"],
        "films:character-detail": ["/films/up/characters/carl/"],
        "films:episode-detail": ["/films/zone/episodes/1x01/"],
        "films:person-detail": ["/people/ada/"],
        "community:home": ["/"],
        "community:app": ["/app/"],
        "community:offline": ["/offline/"],
        "community:limits": ["/about/limits/"],
        "community:ranking": ["/about/ranking/"],
        "community:rules": ["/about/rules/"],
        "community:ledger": ["/ledger/"],
        "community:ledger-entry": ["/ledger/1/"],
        "community:search": ["/search/", "/search/?q=house", "/search/?q=nothingofthatname"],
        "community:talk": ["/talk/", "/talk/?sort=controversial"],
        "community:film-talk": ["/films/up/talk/"],
        "community:tag-detail": ["/tags/war/"],
        "community:post-detail": [post.get_absolute_url()],
        "community:post-history": [f"/talk/posts/{own.pk}/history/"],
        "community:comment-detail": [comment.get_absolute_url()],
        "community:member-detail": ["/members/bob/", "/members/bob/?part=comments"],
        "community:why": [f"/why/post/{post.pk}/"],
        "community:report": [f"/report/post/{post.pk}/"],
        "community:film-progress": ["/films/up/progress/"],
        "community:vote": [f"/vote/post/{post.pk}/?value=1"],
    }


def own_pages_of(place: Place) -> dict[str, list[str]]:
    post, comment, own = place.post, place.comment, place.own
    return {
        "community:home": ["/"],
        "community:post-detail": [post.get_absolute_url()],
        "community:comment-detail": [comment.get_absolute_url(), f"{comment.get_absolute_url()}?reply"],
        "films:dialogue-detail": [place.moments["dialogue"].get_absolute_url()],
        "community:me": ["/me/"],
        "community:following": ["/me/following/"],
        "community:notifications": ["/me/notifications/"],
        "community:notification-settings": ["/me/notifications/settings/"],
        "community:saved": ["/me/saved/"],
        "community:progress": ["/me/progress/"],
        "community:mutes": ["/me/mutes/"],
        "community:mute-new": ["/me/mutes/new/"],
        "community:mute-edit": [f"/me/mutes/{place.mute.pk}/"],
        "community:lens": ["/me/reading/"],
        "community:profile": ["/me/profile/"],
        "community:export": ["/me/export/"],
        "community:delete": ["/me/delete/"],
        "community:removals": ["/me/removals/"],
        "community:removal-detail": [f"/me/removals/{place.removal.pk}/"],
        "community:suggest": ["/suggest/"],
        "community:suggestions": ["/suggest/mine/"],
        "community:post-new": ["/talk/new/?film=up"],
        "community:comment-new": [f"/talk/comments/new/?post={post.pk}"],
        "community:veil": [f"/veil/post/{post.pk}/"],
        **{f"community:post-{act}": [f"/talk/posts/{own.pk}/{act}/"] for act in ("edit", "delete", "disown")},
    }


NO_PAGES = {
    **dict.fromkeys(("sitemap", "django.contrib.sitemaps.views.sitemap", "community:robots"), "for machines"),
    **dict.fromkeys(("community:talk-feed", "community:film-talk-feed", "community:own-feed"), "for feed readers"),
    **dict.fromkeys(("community:ledger-feed", "community:ledger-json", "community:healthz"), "for machines"),
    **dict.fromkeys(
        ("community:manifest", "community:service-worker", "community:favicon", "community:speculation-rules"),
        "for browsers",
    ),
    **dict.fromkeys((f"films:{of}-card" for of in ("moment", "film", "site")), "pictures"),
    **dict.fromkeys(("films:random", "films:moment-permalink", "community:post-permalink"), "lead elsewhere"),
    **dict.fromkeys(("community:follow-film", "community:follow-member", "community:save"), "buttons"),
    **dict.fromkeys(("community:mute", "community:mute-end", "community:saved-let-go"), "buttons"),
    **dict.fromkeys(
        ("community:mutes-file", "community:mutes-import", "community:own-feed-address", "community:lending"), "buttons"
    ),
    **dict.fromkeys(("community:notification", "community:notifications-read", "community:preview"), "buttons"),
    **dict.fromkeys(
        (f"community:comment-{act}" for act in ("edit", "delete", "disown", "blank", "history")), "as posts"
    ),
    "community:post-blank": "asks what deleting asks",
    "community:language": "a button under every page",
    "community:saved-note": "stands on the page of what is saved",
    "community:report-sent": "says thanks and no more",
    "community:digest-stop": "has one button",
}
ACCOUNTS = ("/accounts/login/", "/accounts/signup/", "/accounts/password/reset/")
OWN_ACCOUNT = ("/accounts/email/", "/accounts/password/change/", "/accounts/2fa/")


def complaints_about(page: Page) -> Iterator[str]:
    """What axe says of the page as it stands, in each scheme and at each width; and whether it runs sideways."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        for scheme, rules in SCHEMES.items():
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
            found = Axe().run(page, options={**QUIETLY, "runOnly": rules}).response["violations"]
            for rule in found:
                yield f"{page.url} {width} {scheme}: {rule['id']} {[node['html'][:120] for node in rule['nodes'][:3]]}"
    page.set_viewport_size({"width": 320, "height": 700})
    if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
        yield f"{page.url} runs sideways at 320"


def complaints_of(page: Page, address: str, paths: list[str]) -> list[str]:
    found: list[str] = []
    said: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if message.type == "error":
            said.append(f"{message.text} {message.location}")

    page.on("console", hear)
    for path in paths:
        said.clear()
        answer = page.goto(address + path, wait_until="load")
        found += [f"{path}: {text}" for text in said]
        assert answer
        assert answer.status == 200, path
        found += complaints_about(page)
    return found


def all_of(pages: dict[str, list[str]]) -> list[str]:
    return [path for paths in pages.values() for path in paths]


def test_every_type_of_page_is_looked_at(place: Place) -> None:
    assert set(public_names()) == pages_of(place).keys() | own_pages_of(place).keys() | NO_PAGES.keys()


def test_axe_finds_nothing_where_visitors_read(page: Page, address: str, place: Place) -> None:
    assert complaints_of(page, address, [*all_of(pages_of(place)), *ACCOUNTS]) == []


def test_nor_on_what_members_see(page: Page, address: str, place: Place, sign_in: Callable[[Member], None]) -> None:
    sign_in(place.member)
    assert complaints_of(page, address, [*all_of(own_pages_of(place)), *OWN_ACCOUNT]) == []


@pytest.mark.parametrize("path", ["/no/such/page/", "/talk/?sort=nonsense"])
def test_nor_on_a_page_that_is_not_there(page: Page, address: str, path: str) -> None:
    page.goto(address + path)
    assert list(complaints_about(page)) == []
