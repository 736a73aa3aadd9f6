"""What a pack said of an item when it was last loaded: the base of the three-way merge."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from films import limits
from films.models.film import Film


class PackedItem(models.Model):
    film = models.ForeignKey(Film, on_delete=models.CASCADE, related_name="packed_items")
    # "film", "people", "scenes", "lines" …
    section = models.CharField(_("section"), max_length=12)
    # Stable within the section; a line's is "dialogue-key/line-key".
    key = models.CharField(_("key"), max_length=limits.KEY_MAX * 3)
    # Its fields as the pack wrote them.
    loaded = models.JSONField(_("as last loaded"))

    class Meta:
        verbose_name = _("packed item")
        verbose_name_plural = _("packed items")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("film", "section", "key"), name="an_item_is_packed_once_in_a_film"),
        ]

    def __str__(self) -> str:
        return f"{self.section}: {self.key}"
