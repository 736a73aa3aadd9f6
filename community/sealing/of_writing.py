"""The text of posts and comments, their old versions, and with a post's title its tags."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from typing import Any

from django.db import IntegrityError, transaction

from community.models import Post, PostTag, Tag
from community.models.comment import Comment
from community.models.legal import Scope
from community.posting import file_under


def seal(writing: Post | Comment, scope: str) -> dict[str, Any]:
    names = _names(writing, scope)
    revisions = writing.revisions.filter(blanked_at=None).order_by("pk").values("pk", *_of_revision(names))
    sealed: dict[str, Any] = {name: getattr(writing, name) for name in names}
    sealed["revisions"] = {str(row.pop("pk")): row for row in revisions}
    if isinstance(writing, Post) and "title" in names:
        sealed["tags"] = list(Tag.objects.filter(tagged__post=writing).order_by("slug").values_list("name", flat=True))
    return sealed


def take_out(writing: Post | Comment, scope: str, *, number: int, instead: str, now: dt.datetime) -> None:
    names = _names(writing, scope)
    for name in names:
        setattr(writing, name, "")
    if isinstance(writing, Post) and "title" in names:
        writing.title = instead
        _take_tags_off(writing)
    writing.ledger_number = number
    writing.save(update_fields=[*names, "ledger_number"])
    old = writing.revisions.filter(blanked_at=None)
    old.update(**dict.fromkeys(_of_revision(names), ""), blanked_at=now)


def put_back(writing: Post | Comment, sealed: dict[str, Any]) -> None:
    writing.ledger_number = None
    names = [name for name in ("title", "body", "body_html") if name in sealed]
    if writing.is_deleted:  # its author wanted none of it to be kept
        names = []
    for name in names:
        setattr(writing, name, sealed[name])
    writing.save(update_fields=[*names, "ledger_number"])
    for pk, texts in sealed["revisions"].items():
        writing.revisions.filter(pk=pk).update(**texts, blanked_at=None)
    if isinstance(writing, Post) and "tags" in sealed and not writing.is_deleted:
        file_under(writing, sealed["tags"])


def _names(writing: Post | Comment, scope: str) -> tuple[str, ...]:
    """The columns that go."""
    has_title = isinstance(writing, Post) and scope == Scope.EVERYTHING
    return (*(("title",) if has_title else ()), "body", "body_html")


def _of_revision(names: tuple[str, ...]) -> list[str]:
    return [name for name in names if name != "body_html"]


def _take_tags_off(post: Post) -> None:
    """A tag can hold a name and a street; one that nobody else uses goes with the post."""
    tags = list(Tag.objects.filter(tagged__post=post).values_list("pk", flat=True))
    PostTag.objects.filter(post=post).delete()
    with suppress(IntegrityError), transaction.atomic():  # somebody files a post under it at this moment
        Tag.objects.filter(pk__in=tags, tagged=None).delete()
