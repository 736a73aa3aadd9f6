"""What everything in the catalogue shares: it can be taken off the site without being lost."""

from __future__ import annotations

from typing import Self, TypeVar

from django.db import models
from django.utils.translation import gettext_lazy as _

AnyModel = TypeVar("AnyModel", bound=models.Model)


class PublishedQuerySet(models.QuerySet[AnyModel]):
    def published(self) -> Self:
        return self.filter(is_published=True)

    def of_film(self, film: models.Model) -> Self:
        return self.filter(film=film)


class Published(models.Model):
    # Off: readers do not see it, but votes and talk that hang on it stay.
    is_published = models.BooleanField(_("published"), default=True)

    class Meta:
        abstract = True


class Timestamped(models.Model):
    created_at = models.DateTimeField(_("added"), auto_now_add=True)
    updated_at = models.DateTimeField(_("changed"), auto_now=True)

    class Meta:
        abstract = True
