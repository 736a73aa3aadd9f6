"""A named stretch of a film; the other moments hang on it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from films import limits
from films.fields import PictureField
from films.models.kind import Kind
from films.models.moment import Moment, OfKindManager


class Scene(Moment):
    OF_KIND: ClassVar[str | None] = Kind.SCENE
    TELLS: ClassVar[tuple[str, ...]] = (*Moment.TELLS, "summary", "context", "still")

    moment_ptr = models.OneToOneField(Moment, on_delete=models.CASCADE, parent_link=True, related_name="as_scene")
    summary = models.TextField(_("summary"), max_length=limits.PROSE_MAX)
    # Why it matters in the film.
    context = models.TextField(_("context"), max_length=limits.PROSE_MAX, blank=True)
    still = PictureField(_("still"), upload_to="stills/", blank=True, longest_side=1_920)

    objects: ClassVar[OfKindManager[Scene]] = OfKindManager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("scene")
        verbose_name_plural = _("scenes")

    def texts(self) -> Iterator[str]:
        yield from (self.summary, self.context)
