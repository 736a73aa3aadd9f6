"""What members say that somebody's text gives away without saying so; two who agree veil it."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.models.comment import Comment
from community.models.post import Post
from films.models.moment import PLAYHEAD_MAX

HOLDS = Q(retired_at__isnull=True)


class VeilQuerySet(models.QuerySet[Any]):
    def of_writing(self, writing: Post | Comment) -> Self:
        """Those that hold."""
        return self.filter(retired_at=None, **{str(writing._meta.model_name): writing})


class Veil(models.Model):
    """One member's word on one text, which they give once, and again where its author lifted the veil."""

    # Empty once the member has left: as with votes, their word stays, and nobody knows whose it was.
    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="veils")
    # One of them.
    post = models.ForeignKey(Post, on_delete=models.CASCADE, null=True, blank=True, related_name="veils")
    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, null=True, blank=True, related_name="veils")
    # The playhead from which it spoils nothing, as they see it.
    reveal_at = models.PositiveIntegerField(_("reveal at"), validators=[MaxValueValidator(PLAYHEAD_MAX)])
    proposed_at = models.DateTimeField(default=timezone.now, editable=False)

    # When its author lifted the veil; empty while it holds.
    retired_at = models.DateTimeField(_("taken back"), null=True, blank=True, editable=False)

    objects: ClassVar[Any] = VeilQuerySet.as_manager()

    class Meta:
        verbose_name = _("veil")
        verbose_name_plural = _("veils")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(post__isnull=False, comment__isnull=True) | Q(post__isnull=True, comment__isnull=False),
                name="a_veil_is_over_one_text",
            ),
            models.UniqueConstraint(fields=("member", "post"), condition=HOLDS, name="a_member_veils_a_post_once"),
            models.UniqueConstraint(
                fields=("member", "comment"), condition=HOLDS, name="a_member_veils_a_comment_once"
            ),
        ]
