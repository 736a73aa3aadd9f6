"""One line worth keeping."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from films import limits
from films.models.dialogue import Line
from films.models.kind import Kind
from films.models.moment import Moment, OfKindManager
from films.models.moment_queryset import MomentQuerySet


class Quote(Moment):
    OF_KIND: ClassVar[str | None] = Kind.QUOTE
    TELLS: ClassVar[tuple[str, ...]] = (*Moment.TELLS, "text", "original_text")

    moment_ptr = models.OneToOneField(Moment, on_delete=models.CASCADE, parent_link=True, related_name="as_quote")
    text = models.TextField(_("text"), max_length=limits.LINE_MAX)
    language = models.CharField(_("language"), max_length=35, default="en")
    # As spoken, where the text is a translation.
    original_text = models.TextField(_("original text"), max_length=limits.LINE_MAX, blank=True)
    original_language = models.CharField(_("original language"), max_length=35, blank=True)
    # The line of a dialogue that it is.
    line = models.ForeignKey(
        Line, on_delete=models.SET_NULL, null=True, blank=True, related_name="quotes", verbose_name=_("line")
    )

    objects: ClassVar[OfKindManager[Quote]] = OfKindManager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("quote")
        verbose_name_plural = _("quotes")

    @classmethod
    def get_indexed_objects(cls) -> MomentQuerySet[Quote]:
        return cls.objects.select_related("speaker")

    def handles(self) -> Iterator[str]:
        if self.speaker:
            yield self.speaker.name

    def texts(self) -> Iterator[str]:
        yield from (self.text, self.original_text)
