"""What search engines are told of: every published page of the catalogue."""

from __future__ import annotations

from django.contrib.sitemaps import Sitemap

from films.models import Film, Moment, Person
from films.models.film import FilmQuerySet
from films.models.moment_queryset import MomentQuerySet
from films.models.published import PublishedQuerySet


class FilmSitemap(Sitemap[Film]):
    def items(self) -> FilmQuerySet:
        return Film.objects.published().order_by("id")

    def lastmod(self, film: Film) -> object:
        return film.updated_at


class PersonSitemap(Sitemap[Person]):
    def items(self) -> PublishedQuerySet[Person]:
        return Person.objects.published().order_by("id")

    def lastmod(self, person: Person) -> object:
        return person.updated_at


class MomentSitemap(Sitemap[Moment]):
    def items(self) -> MomentQuerySet[Moment]:
        return Moment.objects.published().filter(film__is_published=True).select_related("film").order_by("id")

    def lastmod(self, moment: Moment) -> object:
        return moment.updated_at


SITEMAPS = {"films": FilmSitemap, "moments": MomentSitemap, "people": PersonSitemap}
