"""The few films and moments that a member wants to be known by, in their order."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from community.limits import FAVOURITES_MAX
from films.models import Film, Moment


class Favourite(models.Model):
    position = models.PositiveSmallIntegerField(_("position"))  # from 0

    class Meta:
        abstract = True


class FavouriteFilm(Favourite):
    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="favourite_films")
    film = models.ForeignKey(Film, on_delete=models.CASCADE, related_name="favourites")

    class Meta:
        ordering = ("position",)
        verbose_name = _("favourite film")
        verbose_name_plural = _("favourite films")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("member", "film"), name="a_film_is_a_favourite_once"),
            models.UniqueConstraint(fields=("member", "position"), name="a_favourite_film_has_its_place"),
            models.CheckConstraint(condition=Q(position__lt=FAVOURITES_MAX), name="four_films_are_favourites"),
        ]


class FavouriteMoment(Favourite):
    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="favourite_moments")
    moment = models.ForeignKey(Moment, on_delete=models.CASCADE, related_name="favourites")

    class Meta:
        ordering = ("position",)
        verbose_name = _("favourite moment")
        verbose_name_plural = _("favourite moments")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("member", "moment"), name="a_moment_is_a_favourite_once"),
            models.UniqueConstraint(fields=("member", "position"), name="a_favourite_moment_has_its_place"),
            models.CheckConstraint(condition=Q(position__lt=FAVOURITES_MAX), name="four_moments_are_favourites"),
        ]
