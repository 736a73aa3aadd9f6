"""How a post or comment read before it was edited; public, unless its author has blanked it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from community.limits import POST_TITLE_MAX
from community.models.comment import Comment
from community.models.post import Post


class Revision(models.Model):
    body = models.TextField(_("text"), blank=True)  # empty once blanked
    written_at = models.DateTimeField(_("written"))  # when this text was posted or edited in
    blanked_at = models.DateTimeField(_("blanked"), null=True, blank=True)

    class Meta:
        abstract = True


class PostRevision(Revision):
    of = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="revisions")
    title = models.CharField(_("title"), max_length=POST_TITLE_MAX, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=("of", "-written_at", "-id"), name="revisions_of_post")]


class CommentRevision(Revision):
    of = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="revisions")

    class Meta:
        indexes: ClassVar = [models.Index(fields=("of", "-written_at", "-id"), name="revisions_of_comment")]
