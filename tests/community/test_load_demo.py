"""`manage.py load_demo`: a made-up community, acted out with the verbs; all of it or nothing, and once."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from allauth.account.models import EmailAddress
from django.conf import LazySettings
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from community.demo.load import SPOKESMAN
from community.demo.members import PASSWORD
from community.models import (
    Comment,
    CommentRevision,
    Discussion,
    FavouriteFilm,
    FavouriteMoment,
    FilmFollow,
    Member,
    MemberFollow,
    MomentVote,
    Notification,
    Post,
    SavedItem,
)
from community.recounting import recount
from films.models import Moment
from tests.community.demo import SMALL, make_cranes, write_demo
from tests.films.packs import changed

WITH_SPOKESMAN = SMALL.replace("front-row", SPOKESMAN)


@pytest.fixture(autouse=True)
def _debug(settings: LazySettings) -> None:
    settings.DEBUG = True


def load(folder: Path, text: str = WITH_SPOKESMAN) -> str:
    told = StringIO()
    call_command("load_demo", write_demo(folder, text), stdout=told, stderr=told)
    return told.getvalue()


def test_the_demo_is_refused_without_debug(db: None, settings: LazySettings, tmp_path: Path) -> None:
    settings.DEBUG = False
    make_cranes()
    with pytest.raises(CommandError, match="for DEBUG only") as refused:
        load(tmp_path)
    assert refused.value.returncode == 1
    assert not Member.objects.exists()


def test_a_demo_with_a_mistake_is_not_stored_at_all(db: None, tmp_path: Path) -> None:
    make_cranes()
    told = StringIO()
    folder = write_demo(tmp_path, changed(WITH_SPOKESMAN, ("to: back-row", "to: side-door"), ("line: l1", "line: l7")))
    with pytest.raises(CommandError, match="2 mistakes; nothing was stored") as refused:
        call_command("load_demo", folder, stderr=told)
    assert refused.value.returncode == 1
    assert told.getvalue().count("demo.yaml:") == 2
    assert not Member.objects.exists()


def test_it_names_every_film_and_moment_that_is_not_loaded(db: None, tmp_path: Path) -> None:
    told = StringIO()
    with pytest.raises(CommandError, match="nothing was stored"):
        call_command("load_demo", write_demo(tmp_path), stderr=told)
    assert told.getvalue().count("load_catalogue loads it") == 7


def test_it_makes_members_who_can_sign_in(db: None, tmp_path: Path, visitor: Client) -> None:
    make_cranes()
    told = load(tmp_path)
    assert f"Sign in as {SPOKESMAN}, password {PASSWORD}" in told
    visitor.post(reverse("account_login"), {"login": SPOKESMAN, "password": PASSWORD})
    assert Member.objects.get(pk=visitor.session["_auth_user_id"]).username == SPOKESMAN
    assert EmailAddress.objects.filter(verified=True, primary=True).count() == 3


def test_it_lets_them_choose_and_follow(db: None, tmp_path: Path) -> None:
    make_cranes()
    load(tmp_path)
    member = Member.objects.get(username=SPOKESMAN)
    assert [FavouriteFilm.objects.get().member, FavouriteMoment.objects.get().member] == [member, member]
    assert (MemberFollow.objects.get().follower, FilmFollow.objects.get().follower) == (member, member)
    assert (member.name, member.bio_html.strip()) == ("Front Row", "<p>Sees the grain.</p>")
    assert (SavedItem.objects.get().member, SavedItem.objects.get().note) == (member, "To be read aloud.")


def test_everything_is_said_at_its_time_and_in_its_place(db: None, tmp_path: Path) -> None:
    film = make_cranes()
    load(tmp_path)
    post, reply = Post.objects.get(), Comment.objects.get(parent__isnull=False)
    first, on_a_line = Comment.objects.get(body="The second."), Comment.objects.get(line__key="l1")
    assert (post.film, post.moment, post.reveal_at) == (film, film.moments.get(slug="bridge"), 12)
    assert [tag.name for tag in post.tags.all()] == ["dawn"]
    assert (reply.parent, reply.reveal_at) == (first, 12)
    assert (first.posted_at - post.posted_at).total_seconds() == 2 * 3600
    assert on_a_line.discussion.moment == film.moments.get(slug="squirrel")


def test_votes_are_as_the_files_say_and_counted_rightly(db: None, tmp_path: Path) -> None:
    make_cranes()
    load(tmp_path)
    assert (Post.objects.get().ups, Moment.objects.get(slug="bridge").score) == (2, 1)
    assert MomentVote.objects.filter(target__slug="bridge").count() == 3
    assert not list(recount(is_repaired=False))


def test_the_demo_is_loaded_once(db: None, tmp_path: Path) -> None:
    make_cranes()
    load(tmp_path)
    counted = [model.objects.count() for model in (Member, Post, Comment, MomentVote, Notification)]
    told = load(tmp_path, "not even: read\n")
    assert "there already" in told
    assert [model.objects.count() for model in (Member, Post, Comment, MomentVote, Notification)] == counted


def test_authors_edit_delete_and_disown(db: None, tmp_path: Path) -> None:
    make_cranes()
    text = changed(
        WITH_SPOKESMAN,
        ("text: The second.", "edited: [{after: 1h, text: The third.}]\n        text: The second."),
        ("text: Of how many?", "deleted_after: 1h\n        text: Of how many?"),
        ("text: She means it.", "disowned_after: 31d\n        text: She means it."),
    )
    load(tmp_path, text)
    edited, deleted = Comment.objects.filter(discussion__post__isnull=False).order_by("depth")
    assert (edited.body, CommentRevision.objects.get().body) == ("The third.", "The second.")
    assert (deleted.is_deleted, deleted.body) == (True, "")
    disowned = Comment.objects.get(line__isnull=False)
    assert (disowned.author, disowned.is_deleted) == (None, False)
    assert Discussion.objects.get(post__isnull=False).comment_count == 1
    assert not list(recount(is_repaired=False))


def test_it_sends_no_mail_and_leaves_only_news_unread(db: None, tmp_path: Path) -> None:
    make_cranes()
    load(tmp_path)
    assert not mail.outbox
    assert Notification.objects.exists()
    assert not Notification.objects.unread().exists()
