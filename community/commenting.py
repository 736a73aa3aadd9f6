"""What happens when a member comments: it has its place, and is counted wherever it counts, in the same moment."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from django.db import transaction
from django.db.models import F

from community.limits import DEPTH_MAX
from community.markup import Rendered, render
from community.models import Comment, Discussion, Member, Post
from community.models.comment import path_of
from community.news.telling import tell_of_comment
from films.models import Line, Moment


class NotOfThisTalk(Exception):  # noqa: N818 - it is no error of the caller's: the page may be old
    """What it is about or answers is not on the site any more, or belongs to another talk."""


def publish_comment(
    *,
    author: Member,
    subject: Post | Moment,
    body: str,
    parent: Comment | None = None,
    line: Line | None = None,
    reveal_at: int | None = None,
    key: uuid.UUID | None = None,
    rendered: Rendered | None = None,
    now: dt.datetime,
) -> Comment:
    """Publish it; sent twice with one key, it is the comment that is there already. Raises NotOfThisTalk.

    It spoils no less than what it answers, unless `reveal_at` says so. A line is a matter of the first comment:
    replies do not repeat it. `rendered` is what the body became, where that is known already.
    """
    rendered = rendered or render(body)  # before anybody has to wait for us
    with transaction.atomic():
        held = _hold(subject)
        discussion = _hold_talk_of(held)
        parent = _hold_answered(parent) if parent else None
        _check_place(discussion, parent, line)
        said = {"discussion": discussion, "body": body, "body_html": rendered.html, "posted_at": now}
        said["reveal_at"] = (parent or held).reveal_at if reveal_at is None else reveal_at
        said |= _place_below(parent) if parent else {"line": line}
        # Not only asked first: the same key may be on its way into another talk.
        comment, is_new = Comment.objects.get_or_create(author=author, key=key or uuid.uuid4(), defaults=said)
        if is_new:
            comment.path = path_of(comment.pk, comment.parent)
            comment.save(update_fields=["path"])
            _count(comment)
            tell_of_comment(comment=comment, mentioned=rendered.mentioned, answers=parent, now=now)
    return comment


def _hold(subject: Post | Moment) -> Post | Moment:
    """As it is now. Only the locks that leave keys alone, so that what refers to these rows need not wait."""
    on_the_site = Post.objects.on_the_site() if isinstance(subject, Post) else Moment.objects.public()
    held: Post | Moment | None = on_the_site.select_for_update(of=("self",), no_key=True).filter(pk=subject.pk).first()
    if held is None:
        raise NotOfThisTalk
    return held


def _hold_talk_of(held: Post | Moment) -> Discussion:
    """The talk, made where this is its first comment; whoever else comments or deletes in it waits."""
    name = "post" if isinstance(held, Post) else "moment"
    talks = Discussion.objects.select_for_update(no_key=True)
    discussion, _ = talks.get_or_create(**{f"{name}_id": held.pk}, defaults={"film_id": held.film_id})
    return discussion


def _hold_answered(parent: Comment) -> Comment:
    """What it gives away may have been said since its page was read; whoever would say so now waits."""
    rows = Comment.objects.with_authors().select_for_update(of=("self",), no_key=True)
    held: Comment | None = rows.filter(pk=parent.pk).first()
    if held is None:
        raise NotOfThisTalk
    return held


def _check_place(discussion: Discussion, parent: Comment | None, line: Line | None) -> None:
    if parent and parent.discussion_id != discussion.pk:
        raise NotOfThisTalk
    if line and (line.dialogue_id != discussion.moment_id or not line.is_published):
        raise NotOfThisTalk


def _place_below(parent: Comment) -> dict[str, Any]:
    if parent.depth == DEPTH_MAX and parent.parent:
        parent = parent.parent  # no deeper: it stands beside what it answers
    return {"parent": parent, "root_id": parent.root_id or parent.pk, "depth": parent.depth + 1}


def _count(comment: Comment) -> None:
    Comment.objects.filter(pk__in=comment.ancestor_ids).update(descendants=F("descendants") + 1)
    talk = comment.discussion
    talk.comment_count += 1
    talk.last_comment_at = max(talk.last_comment_at or comment.posted_at, comment.posted_at)
    talk.save(update_fields=["comment_count", "last_comment_at"])
    Moment.objects.filter(discussion=talk).update(comment_count=talk.comment_count)
