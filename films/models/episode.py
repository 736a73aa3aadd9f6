"""One episode of a series."""

from __future__ import annotations

from typing import ClassVar, Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from films import limits
from films.models.film import Film
from films.models.published import Published, PublishedQuerySet


class EpisodeQuerySet(PublishedQuerySet["Episode"]):
    def in_order(self) -> Self:
        return self.order_by("ordinal")


class Episode(Published):
    film = models.ForeignKey(Film, on_delete=models.CASCADE, related_name="episodes", verbose_name=_("series"))
    season = models.PositiveSmallIntegerField(_("season"), validators=[MaxValueValidator(99)])
    number = models.PositiveSmallIntegerField(_("number"), validators=[MinValueValidator(1), MaxValueValidator(999)])
    # Its place in the whole series, from 1; playheads count in it.
    ordinal = models.PositiveIntegerField(_("place in the series"), validators=[MinValueValidator(1)])
    title = models.CharField(_("title"), max_length=limits.TITLE_MAX)
    aired_on = models.DateField(_("aired on"), null=True, blank=True)
    running_minutes = models.PositiveSmallIntegerField(_("running time"), null=True, blank=True)
    synopsis = models.TextField(_("synopsis"), max_length=limits.PROSE_MAX, blank=True)

    objects = EpisodeQuerySet.as_manager()

    class Meta:
        ordering = ("film", "ordinal")
        verbose_name = _("episode")
        verbose_name_plural = _("episodes")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("film", "season", "number"), name="episode_numbers_are_unique_in_a_season"),
            models.UniqueConstraint(fields=("film", "ordinal"), name="episodes_have_places_of_their_own"),
            models.CheckConstraint(condition=models.Q(ordinal__gte=1), name="episode_places_count_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.title}"

    @property
    def key(self) -> str:
        """As in addresses and packs: 1x05."""
        return f"{self.season}x{self.number:02d}"

    def get_absolute_url(self) -> str:
        return reverse("films:episode-detail", args=[self.film.slug, self.season, self.number])
