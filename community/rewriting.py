"""What authors do with what they wrote, posts and comments alike: edit, delete, disown, blank an old text."""

from __future__ import annotations

import datetime as dt
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import F, Max

from community.limits import DISOWN_AFTER_DAYS
from community.markup import Rendered, render
from community.models import Comment, CommentRevision, Discussion, Member, Post, PostRevision, PostTag
from community.news.telling import take_back, withhold_name
from community.posting import file_under
from community.veiling import lift_veil
from films.models import Moment

AnyWriting = TypeVar("AnyWriting", bound=Post | Comment)
AnyRevision = TypeVar("AnyRevision", bound=PostRevision | CommentRevision)


class NotYours(Exception):  # noqa: N818 - it is no error of the caller's: the page may be old
    """Only its author may do that."""


class TooEarly(Exception):  # noqa: N818 - as above
    """It is too young to be disowned."""

    def __init__(self, opens_at: dt.datetime) -> None:
        super().__init__(opens_at)
        self.opens_at = opens_at


class Gone(Exception):  # noqa: N818 - as above
    """Its author has deleted it meanwhile."""


class TakenByLaw(Gone):
    """The law took its text: that is contested, not written over. It can still be deleted and disowned."""


def may_disown_at(writing: Post | Comment) -> dt.datetime:
    return writing.posted_at + dt.timedelta(days=DISOWN_AFTER_DAYS)


def edit(
    *, writing: AnyWriting, by: Member, body: str, rendered: Rendered | None = None, now: dt.datetime, **more: Any
) -> AnyWriting:
    """Change the text, and of a post its `title`, `kind` and `tags`; `reveal_at` of both. What is not said stays.

    The text before is kept for everybody to compare, if there is a difference. Raises NotYours, Gone or TakenByLaw.
    `rendered` is what the body became, where that is known already.
    """
    rendered = rendered or render(body)  # before anybody has to wait for us
    return _edit(writing, by, now, body_html=rendered.html, words={"body": body, **more})


@transaction.atomic
def _edit(writing: AnyWriting, by: Member, now: dt.datetime, *, body_html: str, words: dict[str, Any]) -> AnyWriting:
    locked, tags = _locked_text(writing, by), words.pop("tags", None)
    before = _text_of(locked)
    if "reveal_at" in words:
        lift_veil(writing=locked, reveal_at=words["reveal_at"], now=now)
    for name, value in words.items():
        setattr(locked, name, value)
    if before != _text_of(locked):
        locked.revisions.create(**before, written_at=locked.said_at)
        locked.body_html, locked.edited_at = body_html, now
    locked.save(update_fields=["body_html", "edited_at", *words])
    if isinstance(locked, Post) and tags is not None:
        file_under(locked, tags)
    return locked


@transaction.atomic
def delete(*, writing: AnyWriting, by: Member, now: dt.datetime) -> AnyWriting:
    """Leave a tombstone: no text of it is kept, and what others replied stays. Raises NotYours or Gone."""
    if isinstance(writing, Comment):
        _hold_talk_of(writing)
    locked: AnyWriting = _locked(writing, by)
    for name in ("body", "body_html", *_text_of(locked)):
        setattr(locked, name, "")
    locked.deleted_at = now
    locked.save(update_fields=["body_html", "deleted_at", *_text_of(locked)])
    locked.revisions.all().delete()
    if isinstance(locked, Comment):
        _count_out(locked)
    else:
        PostTag.objects.filter(post=locked).delete()
    take_back(writing=locked)
    return locked


@transaction.atomic
def disown(*, writing: AnyWriting, by: Member, now: dt.datetime) -> AnyWriting:
    """Keep the text and drop the name. Raises NotYours, Gone, or TooEarly."""
    locked = _locked(writing, by)
    if now < may_disown_at(locked):
        raise TooEarly(may_disown_at(locked))
    locked.author, locked.key = None, None
    locked.save(update_fields=["author", "key"])
    withhold_name(writing=locked)
    return locked


@transaction.atomic
def blank(*, revision: AnyRevision, by: Member, now: dt.datetime) -> AnyRevision:
    """Empty an old text; that there was one stays known. Raises NotYours, Gone or TakenByLaw."""
    _locked_text(revision.of, by)
    revision.body, revision.blanked_at = "", revision.blanked_at or now
    if isinstance(revision, PostRevision):
        revision.title = ""
    revision.save(update_fields=["body", "blanked_at", *(["title"] if isinstance(revision, PostRevision) else [])])
    return revision


def _locked(writing: AnyWriting, by: Member) -> AnyWriting:
    locked: Any = type(writing)._default_manager.select_for_update(no_key=True).get(pk=writing.pk)
    if locked.author_id is None or locked.author_id != by.pk:
        raise NotYours
    if locked.is_deleted:
        raise Gone
    found: AnyWriting = locked
    return found


def _locked_text(writing: AnyWriting, by: Member) -> AnyWriting:
    locked = _locked(writing, by)
    if locked.is_removed:
        raise TakenByLaw
    return locked


def _text_of(writing: Post | Comment) -> dict[str, str]:
    return {name: getattr(writing, name) for name in writing.TEXT}


def _hold_talk_of(comment: Comment) -> None:
    """Lock what counts the comment, from above: first the moment, then its talk."""
    Moment.objects.select_for_update(no_key=True).filter(discussion=comment.discussion_id).first()
    Discussion.objects.select_for_update(no_key=True).get(pk=comment.discussion_id)


def _count_out(comment: Comment) -> None:
    talk = Discussion.objects.filter(pk=comment.discussion_id)
    others = Comment.objects.filter(discussion=comment.discussion_id).exclude(pk=comment.pk).standing()
    talk.filter(last_comment_at=comment.posted_at).update(
        last_comment_at=others.aggregate(last=Max("posted_at"))["last"]
    )
    talk.update(comment_count=F("comment_count") - 1)
    Moment.objects.filter(discussion=comment.discussion_id).update(comment_count=F("comment_count") - 1)
