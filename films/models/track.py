"""A piece of music in a film."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from films import limits
from films.models.kind import Kind
from films.models.moment import Moment, OfKindManager


class Track(Moment):
    OF_KIND: ClassVar[str | None] = Kind.TRACK
    TELLS: ClassVar[tuple[str, ...]] = (*Moment.TELLS, "by_whom", "usage")

    moment_ptr = models.OneToOneField(Moment, on_delete=models.CASCADE, parent_link=True, related_name="as_track")
    by_whom = models.CharField(_("by whom"), max_length=limits.LABEL_MAX, blank=True)
    # Where it plays.
    usage = models.CharField(_("usage"), max_length=limits.LABEL_MAX, blank=True)

    objects: ClassVar[OfKindManager[Track]] = OfKindManager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("track")
        verbose_name_plural = _("tracks")

    def texts(self) -> Iterator[str]:
        yield from (self.by_whom, self.usage)
