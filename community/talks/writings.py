"""From an address to the post or comment, or the old version of one, that it names."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404

from community.models import Comment, CommentRevision, Post, PostRevision

KINDS: dict[str, tuple[type[Post | Comment], type[PostRevision | CommentRevision]]] = {
    "post": (Post, PostRevision),
    "comment": (Comment, CommentRevision),
}


def writing_at(kind: str, writing_id: int) -> Any:
    """With what says which film it is about."""
    model, _ = KINDS[kind]
    rows = model._default_manager.select_related("author", *(("film",) if model is Post else ("discussion__film",)))
    return get_object_or_404(rows, pk=writing_id)


def revision_at(kind: str, writing_id: int, revision_id: int) -> Any:
    _, model = KINDS[kind]
    return get_object_or_404(model._default_manager.select_related("of"), pk=revision_id, of=writing_id)


def public_writing(rows: Any, writing_id: int) -> Any:
    """One that readers can see now, of rows that went through the reader's lens; else a 404."""
    found = rows.public().filter(pk=writing_id).first()
    if found is None:
        raise Http404
    return found
