"""The tallies of anything that can be voted on; changed only with the vote they count."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Votable(models.Model):
    ups = models.PositiveIntegerField(_("relived it"), default=0, editable=False)
    downs = models.PositiveIntegerField(_("not for me"), default=0, editable=False)
    score = models.IntegerField(_("score"), default=0, editable=False)  # ups - downs
    wilson = models.FloatField(_("rank"), default=0.0, editable=False)  # lower bound of the share of ups, 0..1

    class Meta:
        abstract = True
