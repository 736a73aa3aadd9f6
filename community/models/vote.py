""" "I relived it" and "not for me": one small table for each thing that can be voted on."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from community.models.comment import Comment
from community.models.post import Post
from films.models import Moment


class Vote(models.Model):
    class Value(models.IntegerChoices):
        RELIVED = 1, _("I relived it")
        NOT_FOR_ME = -1, _("Not for me")

    # Empty once the voter has left: the vote stays, and nobody knows whose it was.
    voter = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="%(class)ss")
    value = models.SmallIntegerField(choices=Value)
    voted_at = models.DateTimeField()

    target: Any  # each child names its own

    class Meta:
        abstract = True


class MomentVote(Vote):
    target = models.ForeignKey(Moment, on_delete=models.CASCADE, related_name="votes")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("voter", "target"), name="one_vote_a_member_and_moment"),
            models.CheckConstraint(condition=Q(value__in=(-1, 1)), name="moment_vote_is_up_or_down"),
        ]
        indexes: ClassVar = [models.Index(fields=("voter", "-voted_at", "-id"), name="moment_votes_of_member")]


class PostVote(Vote):
    target = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="votes")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("voter", "target"), name="one_vote_a_member_and_post"),
            models.CheckConstraint(condition=Q(value__in=(-1, 1)), name="post_vote_is_up_or_down"),
        ]
        indexes: ClassVar = [models.Index(fields=("voter", "-voted_at", "-id"), name="post_votes_of_member")]


class CommentVote(Vote):
    target = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="votes")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("voter", "target"), name="one_vote_a_member_and_comment"),
            models.CheckConstraint(condition=Q(value__in=(-1, 1)), name="comment_vote_is_up_or_down"),
        ]
        indexes: ClassVar = [models.Index(fields=("voter", "-voted_at", "-id"), name="comment_votes_of_member")]
