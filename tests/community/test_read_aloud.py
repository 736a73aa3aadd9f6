"""What a screen reader is told of the language of every word: ours about films, and those of members."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from community.following import follow_film
from community.models import Comment, FavouriteFilm, FavouriteMoment, Member, Notification, Post, Progress
from community.models.progress import SEEN
from community.posting import publish_post
from community.saving import save_item
from films.models import (
    Alias,
    Country,
    Dialogue,
    Film,
    Genre,
    Line,
    Moment,
    Person,
    Quote,
    Scene,
    Track,
    Trivia,
)
from tests.community.aloud import Page, read, wrongly_read
from tests.community.inboxes import reply
from tests.factories import (
    make_character,
    make_comment,
    make_credit,
    make_dialogue,
    make_episode,
    make_film,
    make_person,
    make_quote,
    make_scene,
    make_series,
    make_suggestion,
    make_track,
    make_trivia,
    make_vote,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("searchable")]
OURS, THEIRS = "Zanzibar", "Quokka"  # in every text of the catalogue; in every text of a member
CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)
OWN = ("saved", "notifications", "notifications/settings", "following", "progress")


@pytest.fixture
def world(alice: Member, bob: Member) -> dict[str, str]:
    """The addresses of pages, by what they are: our mark stands in every text of films there, theirs in all talk."""
    film = _film()
    hero, line = film.characters.get(), Line.objects.get()
    _keep(alice, film, _post(bob, film, alice))
    here, quote, post = film.get_absolute_url(), Quote.objects.get(), Post.objects.get()
    comment, series = Comment.objects.get(line=line), _series()
    return {
        **_in_the_catalogue(film, series),
        "line of a dialogue": f"{line.dialogue.get_absolute_url()}?line={line.key}",
        "quotes": f"{here}quotes/?speaker={hero.slug}",
        "talk": "/talk/",
        "talk about a film": f"{here}talk/",
        "no talk about a film": f"{series.get_absolute_url()}talk/",
        "tag": "/tags/quokka/",
        "post": post.get_absolute_url(),
        "new post about a film": f"/talk/new/?film={film.slug}",
        "new post about a moment": f"/talk/new/?moment={quote.pk}",
        "comment": comment.get_absolute_url(),
        "form of a reply": f"/talk/comments/new/?parent={comment.pk}",
        "form about a line": f"/talk/comments/new/?moment={line.dialogue.pk}&line={line.key}",
        "member": alice.get_absolute_url(),
        "comments of a member": f"{bob.get_absolute_url()}?part=comments",
        "what a member relived": f"{alice.get_absolute_url()}?part=relived",
        "films of a member": f"{alice.get_absolute_url()}?part=films",
        "note": f"/me/saved/{alice.saved.latest('pk').pk}/",
        **{page: f"/me/{page}/" for page in OWN},
        "progress in a film": f"{here}progress/",
        "search": "/search/?q=zanzibar",
        "search of a kind": "/search/?q=film:zanzibar+by:zanzibar+person:zanzibar+kind:quote",
        "how to search": "/search/",
        "why": f"/why/moment/{quote.pk}/",
        "veil": f"/veil/post/{post.pk}/",
        "report": f"/report/comment/{comment.pk}/",
        "suggestion": f"/suggest/?moment={quote.pk}",
        "suggestions": "/suggest/mine/",
    }


def _in_the_catalogue(film: Film, series: Film) -> dict[str, str]:
    here, silent = film.get_absolute_url(), make_character(film, name=f"{OURS} mute")
    things: list[Any] = [film, series, silent, *film.characters.all(), *Person.objects.all(), *series.episodes.all()]
    kinds: list[Any] = [*Scene.objects.all(), *Dialogue.objects.all(), *Quote.objects.all(), *Trivia.objects.all()]
    lists = ("/", "/films/", "/films/?genre=genre&country=country&person=Zanzibar", f"{here}scenes/")
    addresses = [*lists, *(thing.get_absolute_url() for thing in [*things, *kinds, *Track.objects.all()])]
    return {address: address for address in addresses}


def _film() -> Film:
    texts = {"tagline": f"{OURS} tagline.", "synopsis": f"{OURS} synopsis.", "sources": f"{OURS} source."}
    film = make_film(title=f"{OURS} film", **texts)
    film.genres.add(Genre.objects.create(slug="genre", name=f"{OURS} genre"))
    film.countries.add(Country.objects.create(slug="country", name=f"{OURS} country"))
    player = make_person(name=f"{OURS} player", bio=f"{OURS} bio.")
    hero = make_character(film, name=f"{OURS} hero", description=f"{OURS} about.", played_by=player)
    Alias.objects.create(film=film, character=hero, name=f"{OURS} alias")
    make_credit(film, person=player, job="director", detail=f"{OURS} detail", note=f"{OURS} note.")
    known = {"source": f"{OURS} source", "note": f"{OURS} note", "provenance": "secondary"}
    scene = make_scene(film, title=f"{OURS} scene", summary=f"{OURS} summary.", context=f"{OURS} why.", reveal_at=43)
    lines = [(hero, f"{OURS} line.")]
    talk = make_dialogue(film, title=f"{OURS} dialogue", lines=lines, context=f"{OURS}.", scene=scene, **known)
    make_quote(film, title=f"{OURS} quote", text=f"{OURS}.", speaker=hero, line=talk.lines.get(), **known)
    make_trivia(film, title=f"{OURS} trivia", fact=f"{OURS} fact.", why_it_matters=f"{OURS}.", scene=scene)
    make_track(film, title=f"{OURS} track", by_whom=f"{OURS} band", usage=f"{OURS} usage.")
    return film


def _series() -> Film:
    series = make_series(title=f"{OURS} series")
    episode = make_episode(series, title=f"{OURS} episode", synopsis=f"{OURS} synopsis.")
    make_scene(series, title=f"{OURS} scene", summary=f"{OURS}.", episode=episode, reveal_at=1_000_020)
    return series


def _post(bob: Member, film: Film, alice: Member) -> Post:
    """Bob's, about a quote; alice is told of it, of what it was answered, and of an answer to her own comment."""
    now, quote, line = timezone.now(), Quote.objects.get(), Line.objects.get()
    title, tags = f"{THEIRS} post", [THEIRS]
    body = f"{THEIRS} text.\n\n/m/{quote.pk}/\n\n>!{THEIRS} secret!<"
    post = publish_post(author=bob, kind="talk", title=title, body=body, tags=tags, moment=quote, now=now)
    text = {"body": f"{THEIRS}.", "body_html": f"<p>{THEIRS}.</p>"}
    reply(make_comment(line.dialogue, author=alice, line=line, **text), bob)
    reply(post, bob, alice.username)
    make_comment(post, author=bob, **text)
    Notification.objects.create(recipient=alice, kind="film", discussion=post.discussion, latest_at=now)
    return post


def _keep(alice: Member, film: Film, post: Post) -> None:
    now, quote = timezone.now(), Quote.objects.get()
    for target in (quote, post, Comment.objects.get(author=alice)):
        save_item(member=alice, target=target, now=now)
    FavouriteFilm.objects.create(member=alice, film=film, position=0)
    FavouriteMoment.objects.create(member=alice, moment=Moment.objects.get(pk=quote.pk), position=0)
    follow_film(follower=alice, film=film, now=now)
    make_vote(quote, voter=alice)
    alice.muted_talks.create(discussion=post.discussion, since=now)
    make_suggestion(proposer=alice, title=THEIRS, text=THEIRS, source=THEIRS, film=film)
    Member.objects.filter(pk=alice.pk).update(bio_html=f"<p>{THEIRS}</p>", shows_relived=True)
    Progress.objects.create(member=alice, film=film, playhead=SEEN)


def swept_along(page: Page) -> list[str]:
    """All that is said of films is in Latin letters; behind its scene's title in an option stands the minute."""
    return [words for words, lang in page.words if CYRILLIC.search(words) and lang != "ru" and OURS not in words]


def test_our_words_are_read_in_the_language_of_the_catalogue(as_alice: Client, world: dict[str, str]) -> None:
    assert wrongly_read(read(as_alice, world, "ru"), OURS, "en") == {}


@pytest.mark.usefixtures("world")
def test_so_are_they_where_a_visitor_votes(visitor: Client) -> None:
    target = Quote.objects.get()
    response = visitor.get(f"/vote/moment/{target.pk}/?value=1", headers={"Accept-Language": "ru"})
    assert Page(response.content.decode()).read_otherwise(OURS, "en") == []


def test_those_of_the_interface_are_not_swept_along(as_alice: Client, world: dict[str, str]) -> None:
    pages = read(as_alice, world, "ru")
    assert {name: found for name, page in pages.items() if (found := swept_along(page))} == {}


@pytest.mark.parametrize("language", ["en", "ru"])
def test_nobody_guesses_in_which_language_a_member_wrote(
    as_alice: Client, world: dict[str, str], language: str
) -> None:
    assert wrongly_read(read(as_alice, world, language), THEIRS, "") == {}


def test_nothing_is_marked_where_its_language_is_the_pages(as_alice: Client, world: dict[str, str]) -> None:
    pages = read(as_alice, world, "en")
    assert {name: page.superfluous for name, page in pages.items() if page.superfluous} == {}
