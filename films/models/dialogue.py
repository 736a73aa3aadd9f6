"""An exchange in a scene, line by line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from films import limits
from films.models.character import Character
from films.models.kind import Kind
from films.models.moment import Moment, OfKindManager
from films.models.moment_queryset import MomentQuerySet
from films.models.published import Published, PublishedQuerySet


class Dialogue(Moment):
    OF_KIND: ClassVar[str | None] = Kind.DIALOGUE
    TELLS: ClassVar[tuple[str, ...]] = (*Moment.TELLS, "context")

    moment_ptr = models.OneToOneField(Moment, on_delete=models.CASCADE, parent_link=True, related_name="as_dialogue")
    # Why the exchange matters; without it a dialogue is only other people's words.
    context = models.TextField(_("context"), max_length=limits.PROSE_MAX, blank=True)

    objects: ClassVar[OfKindManager[Dialogue]] = OfKindManager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("dialogue")
        verbose_name_plural = _("dialogues")

    @classmethod
    def get_indexed_objects(cls) -> MomentQuerySet[Dialogue]:
        return cls.objects.prefetch_related("lines__speaker")

    def withhold(self) -> None:
        """Let no prefetch, and nobody who asks for all lines, bring them either."""
        super().withhold()
        self.opening_lines: list[Line] = []
        self._prefetched_objects_cache = {"lines": Line.objects.none()}

    def texts(self) -> Iterator[str]:
        """Line by line, as read; then why it matters."""
        yield from (f"{line.speaker.name}: {line.text}" for line in self.lines.all() if line.is_published)
        yield self.context


class LineQuerySet(PublishedQuerySet["Line"]):
    def in_order(self) -> Self:
        return self.order_by("position", "id")


class Line(Published):
    dialogue = models.ForeignKey(Dialogue, on_delete=models.CASCADE, related_name="lines", verbose_name=_("dialogue"))
    # Known to packs, addresses and comments for ever, wherever the line moves.
    key = models.SlugField(_("key"), max_length=limits.KEY_MAX)
    position = models.PositiveIntegerField(_("position"), default=0)
    # Restricted rather than protected: a film is deleted whole, with its lines and who speaks them.
    speaker = models.ForeignKey(Character, on_delete=models.RESTRICT, related_name="lines", verbose_name=_("speaker"))
    text = models.TextField(_("text"), max_length=limits.LINE_MAX)
    # How it is said, or what happens meanwhile.
    cue = models.CharField(_("cue"), max_length=limits.LABEL_MAX, blank=True)

    objects = LineQuerySet.as_manager()

    class Meta:
        ordering = ("position", "id")
        verbose_name = _("line")
        verbose_name_plural = _("lines")
        indexes: ClassVar = [models.Index(fields=("dialogue", "position", "id"), name="lines_in_order")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("dialogue", "key"), name="line_keys_are_unique_in_a_dialogue"),
        ]

    def __str__(self) -> str:
        return self.text
