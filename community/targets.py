"""What can be reported, removed or veiled: moments, posts and comments, by the word for their kind and their number."""

from __future__ import annotations

from typing import TypeAlias

from django.db.models import Model

from community.models import Comment, Post
from films.models import Moment

Target: TypeAlias = Moment | Post | Comment

MODELS: dict[str, type[Target]] = {"moment": Moment, "post": Post, "comment": Comment}


def kind_of(target: Model) -> str:
    """The word in addresses and in the ledger; a scene or a quote is a moment."""
    model = type(target)
    return str(next(iter(model._meta.parents), model)._meta.model_name)
