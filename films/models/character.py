"""Somebody in a film, under every name they are known by."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Self

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from films import limits
from films.fields import FoldedField, PictureField
from films.models.film import Film
from films.models.person import Person
from films.models.published import Published, PublishedQuerySet
from films.models.searchable import Searchable


class CharacterQuerySet(PublishedQuerySet["Character"]):
    def in_order(self) -> Self:
        return self.order_by("position", "id")


class Character(Searchable, Published):
    film = models.ForeignKey(Film, on_delete=models.CASCADE, related_name="characters", verbose_name=_("film"))
    slug = models.SlugField(_("slug"), max_length=limits.KEY_MAX)
    name = models.CharField(_("name"), max_length=limits.NAME_MAX)
    folded_name = FoldedField(max_length=limits.NAME_MAX * 3, source="name")
    original_name = models.CharField(_("original name"), max_length=limits.NAME_MAX, blank=True)
    played_by = models.ForeignKey(
        Person,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="characters",
        verbose_name=_("played by"),
    )
    # Gives nothing away: it is shown to people who have not seen the film.
    description = models.TextField(_("description"), max_length=limits.PROSE_MAX, blank=True)
    portrait = PictureField(_("portrait"), upload_to="portraits/", blank=True, longest_side=640)
    position = models.PositiveIntegerField(_("position"), default=0)
    merged_into = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, editable=False, related_name="merged_characters"
    )

    objects = CharacterQuerySet.as_manager()

    class Meta:
        ordering = ("film", "position", "id")
        verbose_name = _("character")
        verbose_name_plural = _("characters")
        indexes: ClassVar = [models.Index(fields=("film", "position", "id"), name="characters_in_order")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("film", "slug"), name="character_addresses_are_unique_in_a_film"),
            models.UniqueConstraint(fields=("film", "folded_name"), name="character_names_are_unique_in_a_film"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("films:character-detail", args=[self.film.slug, self.slug])

    @classmethod
    def get_indexed_objects(cls) -> models.QuerySet[Character]:
        return cls.objects.prefetch_related("aliases")

    def names(self) -> Iterator[str]:
        yield from (self.name, self.original_name)
        yield from (alias.name for alias in self.aliases.all())

    def texts(self) -> Iterator[str]:
        yield self.description

    @property
    def initials(self) -> str:
        """One or two letters to stand where there is no portrait."""
        return "".join(word[0] for word in self.name.split() if word[0].isalnum())[:2].upper()


class Alias(models.Model):
    """Another name for a character; the film is repeated so that the database keeps it unique."""

    film = models.ForeignKey(Film, on_delete=models.CASCADE, related_name="aliases", editable=False)
    character = models.ForeignKey(Character, on_delete=models.CASCADE, related_name="aliases")
    name = models.CharField(_("name"), max_length=limits.NAME_MAX)
    folded_name = FoldedField(max_length=limits.NAME_MAX * 3, source="name")

    class Meta:
        ordering = ("id",)
        verbose_name = _("alias")
        verbose_name_plural = _("aliases")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("film", "folded_name"), name="aliases_are_unique_in_a_film"),
        ]

    def __str__(self) -> str:
        return self.name
