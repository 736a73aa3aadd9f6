"""A fact about a film, and why it matters."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from films import limits
from films.models.kind import Kind
from films.models.moment import Moment, OfKindManager


class Trivia(Moment):
    OF_KIND: ClassVar[str | None] = Kind.TRIVIA
    TELLS: ClassVar[tuple[str, ...]] = (*Moment.TELLS, "fact", "why_it_matters")

    moment_ptr = models.OneToOneField(Moment, on_delete=models.CASCADE, parent_link=True, related_name="as_trivia")
    fact = models.TextField(_("fact"), max_length=limits.PROSE_MAX)
    why_it_matters = models.TextField(_("why it matters"), max_length=limits.PROSE_MAX, blank=True)

    objects: ClassVar[OfKindManager[Trivia]] = OfKindManager()  # type: ignore[assignment]

    class Meta:
        verbose_name = pgettext_lazy("one", "trivia")
        verbose_name_plural = _("trivia")

    def texts(self) -> Iterator[str]:
        yield from (self.fact, self.why_it_matters)
