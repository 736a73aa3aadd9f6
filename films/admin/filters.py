"""Filters beside the lists."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from films.admin.lists import is_key
from films.models import Character, Credit, Film
from films.worklists import WORKLISTS, films_over_the_quotation_budget


class FilmFilter(admin.SimpleListFilter):
    """A box to choose from, since hundreds of films make no list of links."""

    title = _("film")
    parameter_name = "film"
    template = "admin/films/filter_choice.html"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        films = Film.objects.order_by("title", "year").values_list("pk", "title", "year")
        return [(str(pk), f"{title} ({year})") for pk, title, year in films]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        chosen = self.value()
        if not chosen:
            return queryset
        if not is_key(chosen):
            raise IncorrectLookupParameters
        return self.of_film(queryset, int(chosen))

    def of_film(self, queryset: QuerySet[Any], film: int) -> QuerySet[Any]:
        return queryset.filter(film=film)

    def choices(self, changelist: Any) -> Iterator[Any]:
        """The options, the first of them carrying what else is filtered by, for hidden fields."""
        given = changelist.filter_params.items()
        kept = [(name, value) for name, values in given if name != self.parameter_name for value in values]
        yield {"selected": not self.value(), "value": "", "display": _("All films"), "kept": kept}
        for value, title in self.lookup_choices:
            yield {"selected": self.value() == value, "value": value, "display": title}


class WorkedOnFilter(FilmFilter):
    """People who worked on a film, in front of the camera or behind it."""

    def of_film(self, queryset: QuerySet[Any], film: int) -> QuerySet[Any]:
        credited, played = Credit.objects.filter(film=film), Character.objects.filter(film=film)
        return queryset.filter(Q(pk__in=credited.values("person")) | Q(pk__in=played.values("played_by")))


class WorklistFilter(admin.SimpleListFilter):
    """What a worklist counts, as a list to work through."""

    title = _("worklist")
    parameter_name = "worklist"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [(worklist.slug, worklist.title) for worklist in WORKLISTS if worklist.is_about(model_admin.model)]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        for worklist in WORKLISTS:
            if worklist.slug == self.value() and worklist.is_about(queryset.model):
                return queryset.filter(pk__in=worklist.of(queryset.model))
        return queryset


class OverBudgetFilter(admin.SimpleListFilter):
    title = _("quotation budget")
    parameter_name = "worklist"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("over-budget", _("over"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() == "over-budget":
            return queryset.filter(pk__in=films_over_the_quotation_budget().values("pk"))
        return queryset
