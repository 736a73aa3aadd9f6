"""What can be voted on, saved, reported or removed: moments, posts and comments, by kind and number."""

from __future__ import annotations

from typing import Any, TypeAlias

from django.db.models import Model
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.models import Comment, Post
from community.reader import Reader
from films.models import Moment

Target: TypeAlias = Moment | Post | Comment

NAME_OF_COMMENT = gettext_lazy("comment by %(author)s on “%(subject)s”")
MODELS: dict[str, type[Target]] = {"moment": Moment, "post": Post, "comment": Comment}


def kind_of(target: Model) -> str:
    """The word in addresses and in the ledger; a scene or a quote is a moment."""
    model = type(target)
    return str(next(iter(model._meta.parents), model)._meta.model_name)


def find_target(kind: str, target_id: int, *, reader: Reader) -> Target:
    """What such an address names, as the reader sees it, with their vote. Raises Http404 where it is not to be seen."""
    if kind not in MODELS:
        raise Http404
    rows: Any = MODELS[kind]._default_manager
    seen = reader.lens(rows.public())
    found: Target = get_object_or_404(seen.select_related("film") if kind == "moment" else seen, pk=target_id)
    return found


def name_of(target: Target) -> str:
    """In a few words that hold nothing of its text: a title, or whose comment it is and where."""
    if not isinstance(target, Comment):
        return target.title or _("a post that its author has deleted")
    return str(NAME_OF_COMMENT) % {"author": author_in_words(target), "subject": target.discussion}


def author_in_words(writing: Post | Comment) -> str:
    return f"@{writing.author.username}" if writing.author else _("somebody who is not named")


def texts_of(target: Target) -> list[str]:
    """All that readers can read of it, part by part."""
    if isinstance(target, Moment):
        texts = [*target.detail.names(), *target.detail.texts(), target.source, target.note]
    else:
        texts = [getattr(target, "title", ""), target.body]
    return [text for text in texts if text]
