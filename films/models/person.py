"""Somebody who worked on a film."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from films import limits
from films.models.published import Published, PublishedQuerySet, Timestamped
from films.models.searchable import Searchable


class Person(Searchable, Published, Timestamped):
    slug = models.SlugField(_("slug"), max_length=limits.KEY_MAX, unique=True)
    name = models.CharField(_("name"), max_length=limits.NAME_MAX)
    # In their own script.
    original_name = models.CharField(_("original name"), max_length=limits.NAME_MAX, blank=True)
    born_on = models.DateField(_("born on"), null=True, blank=True)
    died_on = models.DateField(_("died on"), null=True, blank=True)
    bio = models.TextField(_("about them"), max_length=limits.PROSE_MAX, blank=True)
    merged_into = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, editable=False, related_name="merged_people"
    )

    objects = PublishedQuerySet["Person"].as_manager()

    class Meta:
        ordering = ("name", "id")
        verbose_name = _("person")
        verbose_name_plural = _("people")
        indexes: ClassVar = [models.Index(fields=("name", "id"), name="people_by_name")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(died_on__isnull=True)
                | models.Q(born_on__isnull=True)
                | models.Q(died_on__gte=models.F("born_on")),
                name="people_die_after_they_are_born",
                violation_error_message=_("Nobody dies before they are born."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("films:person-detail", args=[self.slug])

    def names(self) -> Iterator[str]:
        yield from (self.name, self.original_name)

    def texts(self) -> Iterator[str]:
        yield self.bio
