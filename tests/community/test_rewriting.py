"""What authors do with what they wrote: the verbs, for posts and comments alike."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any

import pytest
from django.utils import timezone

from community.limits import DISOWN_AFTER_DAYS
from community.models import Comment, Discussion, Member, Post, PostTag
from community.posting import publish_post
from community.rewriting import Gone, NotYours, TooEarly, blank, delete, disown, edit
from films.models import Moment
from tests.at_once import at_once
from tests.factories import make_comment, make_film, make_post, make_scene

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2026, 3, 5, tzinfo=dt.UTC)
LATER = NOW + dt.timedelta(hours=1)

Make = Callable[..., Any]
MAKERS: dict[str, Make] = {
    "post": make_post,
    "comment": lambda **fields: make_comment(make_post(), **fields),
}
both = pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS)


@both
def test_an_edit_keeps_the_text_before(make: Make, alice: Member) -> None:
    writing = make(author=alice, body="One", posted_at=NOW)
    edit(writing=writing, by=alice, body="Two *now*", now=LATER)
    edit(writing=writing, by=alice, body="Three", now=LATER + dt.timedelta(hours=1))
    writing.refresh_from_db()
    assert (writing.body, writing.body_html) == ("Three", "<p>Three</p>\n")
    assert writing.edited_at == LATER + dt.timedelta(hours=1)
    assert list(writing.revisions.order_by("id").values_list("body", "written_at")) == [
        ("One", NOW),
        ("Two *now*", LATER),
    ]


@both
def test_an_edit_that_changes_nothing_leaves_no_trace(make: Make, alice: Member) -> None:
    writing = make(author=alice, body="One")
    edit(writing=writing, by=alice, body="One", reveal_at=43, now=LATER)
    writing.refresh_from_db()
    assert (writing.edited_at, writing.revisions.count(), writing.reveal_at) == (None, 0, 43)


def test_a_title_has_its_history_too(alice: Member) -> None:
    post = make_post(author=alice, title="Bridges", body="One")
    edit(writing=post, by=alice, body="One", title="Rivers", now=LATER)
    post.refresh_from_db()
    assert (post.title, post.revisions.get().title) == ("Rivers", "Bridges")


def test_an_edit_changes_tags_and_kind(alice: Member) -> None:
    post = publish_post(author=alice, kind="talk", title="Bridges", body="One", tags=["war", "love"], now=NOW)
    kept = PostTag.objects.get(post=post, tag__slug="love").pk
    edit(writing=post, by=alice, body="One", kind="theory", tags=["love", "rivers"], now=LATER)
    post.refresh_from_db()
    assert (post.kind, {tag.slug for tag in post.tags.all()}) == ("theory", {"love", "rivers"})
    assert PostTag.objects.get(post=post, tag__slug="love").pk == kept


@both
def test_deleting_leaves_a_tombstone_without_a_word(make: Make, alice: Member) -> None:
    writing = make(author=alice, body="One")
    edit(writing=writing, by=alice, body="Two", now=NOW)
    delete(writing=writing, by=alice, now=LATER)
    writing.refresh_from_db()
    assert (writing.body, writing.body_html, writing.deleted_at) == ("", "", LATER)
    assert not writing.revisions.exists()


def test_a_deleted_post_has_no_title_and_no_tags(alice: Member) -> None:
    post = publish_post(author=alice, kind="talk", title="Bridges", body="One", tags=["war"], now=NOW)
    delete(writing=post, by=alice, now=LATER)
    post.refresh_from_db()
    assert (post.title, str(post), PostTag.objects.count()) == ("", "A deleted post", 0)


def test_a_deleted_comment_keeps_its_replies_and_is_counted_no_more(alice: Member) -> None:
    scene = make_scene(make_film())
    comment = make_comment(scene, author=alice)
    reply = make_comment(comment)
    delete(writing=comment, by=alice, now=LATER)
    reply.refresh_from_db()
    assert (reply.parent, reply.body, Comment.objects.get(pk=comment.pk).descendants) == (comment, "Yes.", 1)
    assert Discussion.objects.get().comment_count == Moment.objects.get(pk=scene.pk).comment_count == 1


def test_the_last_comment_of_a_talk_is_one_that_stands(alice: Member) -> None:
    post = make_post()
    make_comment(post, posted_at=NOW)
    delete(writing=make_comment(post, author=alice, posted_at=LATER), by=alice, now=LATER)
    assert Discussion.objects.get().last_comment_at == NOW


@pytest.mark.django_db(transaction=True)
@both
def test_of_edits_at_the_same_time_every_text_is_kept(make: Make, alice: Member) -> None:
    writing = make(author=alice, body="0")
    at_once([partial(edit, writing=writing, by=alice, body=str(number), now=timezone.now()) for number in range(1, 7)])
    writing.refresh_from_db()
    assert sorted([writing.body, *writing.revisions.values_list("body", flat=True)]) == [str(n) for n in range(7)]


@pytest.mark.django_db(transaction=True)
def test_deleted_at_the_same_time_each_comment_is_counted_out_once(alice: Member) -> None:
    scene = make_scene(make_film())
    comments = [make_comment(scene, author=alice) for _ in range(6)]

    def remove(comment: Comment) -> None:
        with suppress(Gone):
            delete(writing=comment, by=alice, now=timezone.now())

    at_once([partial(remove, comment) for comment in comments[:4] for _ in range(2)])
    assert Discussion.objects.get().comment_count == Moment.objects.get(pk=scene.pk).comment_count == 2


@both
def test_disowning_keeps_the_text_and_drops_the_name(make: Make, alice: Member) -> None:
    writing = make(author=alice, body="One", posted_at=NOW)
    disown(writing=writing, by=alice, now=NOW + dt.timedelta(days=DISOWN_AFTER_DAYS))
    writing.refresh_from_db()
    assert (writing.body, writing.author, writing.is_deleted) == ("One", None, False)


@both
def test_a_young_text_cannot_be_disowned(make: Make, alice: Member) -> None:
    writing = make(author=alice, posted_at=NOW)
    with pytest.raises(TooEarly) as refused:
        disown(writing=writing, by=alice, now=NOW + dt.timedelta(days=DISOWN_AFTER_DAYS, seconds=-1))
    assert refused.value.opens_at == NOW + dt.timedelta(days=DISOWN_AFTER_DAYS)


@both
def test_an_old_text_can_be_blanked(make: Make, alice: Member) -> None:
    writing = make(author=alice, body="One")
    edit(writing=writing, by=alice, body="Two", now=NOW)
    for now in (NOW, LATER):
        blank(revision=writing.revisions.get(), by=alice, now=now)
    revision = writing.revisions.get()
    assert (revision.body, getattr(revision, "title", ""), revision.blanked_at) == ("", "", NOW)


VERBS: dict[str, Callable[[Any, Member], Any]] = {
    "edit": lambda writing, by: edit(writing=writing, by=by, body="Three", now=LATER),
    "delete": lambda writing, by: delete(writing=writing, by=by, now=LATER),
    "disown": lambda writing, by: disown(writing=writing, by=by, now=LATER + dt.timedelta(days=99)),
    "blank": lambda writing, by: blank(revision=writing.revisions.get(), by=by, now=LATER),
}


@both
@pytest.mark.parametrize("verb", VERBS.values(), ids=VERBS)
def test_nobody_but_the_author_may_do_any_of_it(
    make: Make, verb: Callable[..., Any], alice: Member, bob: Member
) -> None:
    writing = make(author=alice, body="One")
    edit(writing=writing, by=alice, body="Two", now=NOW)
    with pytest.raises(NotYours):
        verb(writing, bob)
    writing.refresh_from_db()
    assert (writing.body, writing.revisions.get().body, writing.author) == ("Two", "One", alice)


@both
@pytest.mark.parametrize("name", ["edit", "delete", "disown"])
def test_what_is_deleted_cannot_be_changed_any_more(make: Make, name: str, alice: Member) -> None:
    writing = make(author=alice)
    delete(writing=writing, by=alice, now=NOW)
    with pytest.raises(Gone):
        VERBS[name](writing, alice)


@both
def test_what_is_disowned_is_nobody_s_any_more(make: Make, alice: Member) -> None:
    writing = make(author=alice, posted_at=NOW)
    disown(writing=writing, by=alice, now=NOW + dt.timedelta(days=99))
    with pytest.raises(NotYours):
        delete(writing=writing, by=alice, now=LATER)
    assert Post.objects.filter(deleted_at=None).exists()
