"""A small table of votes for each kind of thing that is voted on."""

from __future__ import annotations

from typing import Any

from django.db.models import Model

from community.models import Comment, CommentVote, MomentVote, Post, PostVote, Vote
from films.models import Moment

VOTES: dict[type[Model], type[Vote]] = {Moment: MomentVote, Post: PostVote, Comment: CommentVote}


def votes_on(model: type[Model]) -> Any:
    """The votes on a kind of thing; a scene or a quote is voted on as the moment it is."""
    root = next(iter(model._meta.parents), model)
    return VOTES[root]._default_manager.all()
