"""Whoever asks for a page, member or visitor, and how they see what they ask for."""

from __future__ import annotations

from typing import Any, TypeVar

from django.contrib.auth.models import AnonymousUser
from django.db.models import Model, OuterRef, QuerySet, Subquery
from django.http import HttpRequest

from community.models import Comment, CommentVote, Member, MomentVote, Post, PostVote, Vote
from films.models import Moment

AnyRow = TypeVar("AnyRow", bound=Model)
VOTES: dict[type[Model], type[Vote]] = {Moment: MomentVote, Post: PostVote, Comment: CommentVote}


class Reader:
    """Asks nothing of the database, and touches no session, until a page asks something of it."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request

    @property
    def member(self) -> Member | None:
        user: Member | AnonymousUser = self._request.user
        return user if isinstance(user, Member) else None

    def lens(self, rows: QuerySet[AnyRow]) -> QuerySet[AnyRow]:
        """Let each moment, post or comment know `own_vote`: 1, -1, or None where this reader has not voted."""
        member = self.member
        if member is None:
            return rows
        votes = votes_on(rows.model).filter(voter=member, target=OuterRef("pk"))
        seen: QuerySet[AnyRow] = rows.annotate(own_vote=Subquery(votes.values("value")[:1]))
        return seen


def votes_on(model: type[Model]) -> Any:
    """The votes on a kind of thing; a scene or a quote is voted on as the moment it is."""
    root = next(iter(model._meta.parents), model)
    return VOTES[root]._default_manager.all()
