"""What members keep for themselves, with a private note."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.limits import NOTE_MAX
from community.models.comment import Comment
from community.models.post import Post
from films.models import Moment

KINDS = ("moment", "post", "comment")  # the columns, and the names that addresses use


class SavedItemQuerySet(models.QuerySet["SavedItem"]):
    def of_kind(self, kind: str) -> Self:
        return self.filter(**{f"{kind}__isnull": False})

    def of_target(self, target: Moment | Post | Comment) -> Self:
        """Everybody's, of one thing."""
        return self.filter(**{kind_of_saved(type(target)): target.pk})


class SavedItem(models.Model):
    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved")
    moment = models.ForeignKey(Moment, on_delete=models.CASCADE, null=True, blank=True, related_name="saved")
    post = models.ForeignKey(Post, on_delete=models.CASCADE, null=True, blank=True, related_name="saved")
    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, null=True, blank=True, related_name="saved")
    # Nobody else ever reads it.
    note = models.TextField(_("note"), max_length=NOTE_MAX, blank=True)
    saved_at = models.DateTimeField(_("saved"), default=timezone.now, editable=False)

    objects: ClassVar[Any] = SavedItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("saved item")
        verbose_name_plural = _("saved items")
        indexes: ClassVar = [models.Index(fields=("member", "-saved_at", "-id"), name="saved_items_of_member")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(moment__isnull=False, post__isnull=True, comment__isnull=True)
                | Q(moment__isnull=True, post__isnull=False, comment__isnull=True)
                | Q(moment__isnull=True, post__isnull=True, comment__isnull=False),
                name="a_saved_item_is_one_thing",
            ),
            models.UniqueConstraint(fields=("member", "moment"), name="a_member_saves_a_moment_once"),
            models.UniqueConstraint(fields=("member", "post"), name="a_member_saves_a_post_once"),
            models.UniqueConstraint(fields=("member", "comment"), name="a_member_saves_a_comment_once"),
        ]

    @property
    def kind(self) -> str:
        return next(kind for kind in KINDS if getattr(self, f"{kind}_id"))

    @property
    def target(self) -> Moment | Post | Comment | None:
        """What was saved; None where it was read as somebody who may not see it any more."""
        return self.moment or self.post or self.comment


def kind_of_saved(model: type[models.Model]) -> str:
    """The column for things of that model; a scene or a quote is saved as the moment it is."""
    columns: dict[type[models.Model], str] = {Moment: "moment", Post: "post", Comment: "comment"}
    return columns[next(iter(model._meta.parents), model)]
