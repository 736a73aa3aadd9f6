"""The tallies of anything that can be voted on; changed only with the vote they count."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from django.db import models
from django.utils.translation import gettext_lazy as _


class Votable(models.Model):
    is_scoreless = False  # as read for a reader who wants to see the work before any score of it
    fold = ""  # as read for a reader: why it is folded for them, or
    is_left_out = False  # passed by
    stood_at: Mapping[str, int] = MappingProxyType({})  # columns that no page tells them, for its cursors

    ups = models.PositiveIntegerField(_("relived it"), default=0, editable=False)
    downs = models.PositiveIntegerField(_("not for me"), default=0, editable=False)
    score = models.IntegerField(_("score"), default=0, editable=False)  # ups - downs
    wilson = models.FloatField(_("rank"), default=0.0, editable=False)  # lower bound of the share of ups, 0..1

    class Meta:
        abstract = True

    def forget_scores(self) -> None:
        """Take the tallies out, in memory, so that no template shows them by mistake; never save it after that."""
        self.is_scoreless = True
        self.stood_at = {"score": self.score}  # where a list that goes by it goes on behind it
        self.ups = self.downs = self.score = 0
