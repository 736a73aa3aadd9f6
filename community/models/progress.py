"""How far into a work a member has got."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from films.models import Film
from films.models.moment import PLAYHEAD_MAX

SEEN = PLAYHEAD_MAX  # the whole of it
NOT_SEEN = 0


class Progress(models.Model):
    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="progress")
    film = models.ForeignKey(Film, on_delete=models.CASCADE, related_name="progress")
    playhead = models.PositiveIntegerField(_("playhead"))
    # No scores and no talk of this work either, until it is seen.
    is_blind = models.BooleanField(_("without scores and talk"), default=False)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("member", "film"), name="a_member_has_one_place_in_a_film"),
        ]
