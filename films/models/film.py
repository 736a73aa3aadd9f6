"""A film or a series, and the small tables that describe it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar, Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from films import limits
from films.fields import PictureField
from films.models.person import Person
from films.models.published import Published, PublishedQuerySet, Timestamped
from films.models.searchable import Searchable

ACCENTS = 24  # hues, 15 degrees apart
EARLIEST_YEAR = 1870
LATEST_YEAR = 2100


class Genre(models.Model):
    name = models.CharField(_("name"), max_length=limits.NAME_MAX, unique=True)
    slug = models.SlugField(_("slug"), max_length=limits.KEY_MAX, unique=True)

    class Meta:
        ordering = ("name",)
        verbose_name = _("genre")
        verbose_name_plural = _("genres")

    def __str__(self) -> str:
        return self.name


class Country(models.Model):
    name = models.CharField(_("name"), max_length=limits.NAME_MAX, unique=True)
    slug = models.SlugField(_("slug"), max_length=limits.KEY_MAX, unique=True)

    class Meta:
        ordering = ("name",)
        verbose_name = _("country")
        verbose_name_plural = _("countries")

    def __str__(self) -> str:
        return self.name


class FilmQuerySet(PublishedQuerySet["Film"]):
    def newest(self) -> Self:
        return self.order_by("-created_at", "-id")

    def from_decade(self, decade: int) -> Self:
        return self.filter(year__gte=decade, year__lt=decade + 10)

    def with_person(self, slug: str) -> Self:
        """Films that somebody worked on, in front of the camera or behind it."""
        return self.with_people(Person.objects.filter(slug=slug))

    def with_people(self, people: Iterable[Person]) -> Self:
        """Films that any of these people worked on, in front of the camera or behind it."""
        credited = Q(credits__person__in=people, credits__is_published=True)
        played = Q(characters__played_by__in=people, characters__is_published=True)
        return self.filter(pk__in=self.model._default_manager.filter(credited | played).values("pk"))


class Film(Searchable, Published, Timestamped):
    class Kind(models.TextChoices):
        FILM = "film", _("film")
        SERIES = "series", _("series")

    # Its address; fixed once published, since links hang on it.
    slug = models.SlugField(_("slug"), max_length=limits.KEY_MAX, unique=True)
    kind = models.CharField(_("kind"), max_length=6, choices=Kind, default=Kind.FILM)
    title = models.CharField(_("title"), max_length=limits.TITLE_MAX)
    # As on its own poster, in its own script.
    original_title = models.CharField(_("original title"), max_length=limits.TITLE_MAX, blank=True)
    original_language = models.CharField(_("original language"), max_length=35, blank=True)
    # Of the first public showing.
    year = models.PositiveSmallIntegerField(
        _("year"), validators=[MinValueValidator(EARLIEST_YEAR), MaxValueValidator(LATEST_YEAR)]
    )
    # Of a series' last showing; empty while it runs.
    end_year = models.PositiveSmallIntegerField(
        _("last year"), null=True, blank=True, validators=[MaxValueValidator(LATEST_YEAR)]
    )
    released_on = models.DateField(_("released on"), null=True, blank=True)
    # Of the film, or of a usual episode.
    running_minutes = models.PositiveSmallIntegerField(
        _("running time"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(999)]
    )
    countries = models.ManyToManyField(Country, related_name="films", blank=True, verbose_name=_("countries"))
    genres = models.ManyToManyField(Genre, related_name="films", blank=True, verbose_name=_("genres"))
    # One line of ours, and a paragraph; neither gives anything away.
    tagline = models.CharField(_("tagline"), max_length=limits.LABEL_MAX, blank=True)
    synopsis = models.TextField(_("synopsis"), max_length=limits.PROSE_MAX, blank=True)
    # The hue of its pages, in steps of 15 degrees.
    accent = models.PositiveSmallIntegerField(_("accent"), default=0, validators=[MaxValueValidator(ACCENTS - 1)])
    poster = PictureField(_("poster"), upload_to="posters/", blank=True, longest_side=1_600)
    # Where its facts come from, one source a line.
    sources = models.TextField(_("sources"), max_length=limits.PROSE_MAX, blank=True)
    related = models.ManyToManyField("self", symmetrical=True, blank=True, verbose_name=_("related films"))
    # Where a duplicate's address leads.
    merged_into = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, editable=False, related_name="merged_films"
    )

    objects = FilmQuerySet.as_manager()

    class Meta:
        ordering = ("title", "id")
        verbose_name = _("film")
        verbose_name_plural = _("films")
        indexes: ClassVar = [
            models.Index(fields=("is_published", "title", "id"), name="films_by_title"),
            models.Index(fields=("is_published", "-year", "-id"), name="films_by_year"),
            models.Index(fields=("is_published", "-created_at", "-id"), name="films_newest"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=("film", "series")), name="film_kind_is_known"),
            models.CheckConstraint(condition=Q(accent__lt=ACCENTS), name="film_accent_is_one_of_24"),
            models.CheckConstraint(
                condition=Q(year__gte=EARLIEST_YEAR, year__lte=LATEST_YEAR), name="film_year_is_plausible"
            ),
            models.CheckConstraint(
                condition=Q(end_year__isnull=True) | Q(end_year__gte=F("year")),
                name="film_ends_after_it_begins",
                violation_error_message=_("A series ends in its first year or after it."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.year})"

    def get_absolute_url(self) -> str:
        return reverse("films:film-detail", args=[self.slug])

    def names(self) -> Iterator[str]:
        yield from (self.title, self.original_title)

    def handles(self) -> Iterator[str]:
        yield from (self.slug, self.years)

    def texts(self) -> Iterator[str]:
        yield from (self.tagline, self.synopsis)

    @property
    def is_series(self) -> bool:
        return self.kind == self.Kind.SERIES

    @property
    def years(self) -> str:
        """1957 of a film; 1959–1964, 1963 or 2019– of a series."""
        if not self.is_series or self.end_year == self.year:
            return str(self.year)
        return f"{self.year}–{self.end_year or ''}"
