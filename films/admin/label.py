"""Genres and countries: the labels of films."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from films.admin.catalogue import count_of
from films.admin.lists import PatientLists
from films.admin.told import tell_changes
from films.models import Country, Genre


@admin.register(Genre, Country)
class LabelAdmin(PatientLists):
    list_display = ("name", "slug", "film_count")
    search_fields = ("name",)
    show_full_result_count = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        table = self.model._meta.get_field("films").through
        count = count_of(table, str(self.model._meta.model_name))
        labels: QuerySet[Any] = super().get_queryset(request).annotate(films_labelled=count)
        return labels

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> dict[str, Any]:
        return {} if obj else {"slug": ("name",)}

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return ("slug",) if obj else ()

    @admin.display(description=_("films"), ordering="films_labelled")
    def film_count(self, label: Any) -> int:
        return int(label.films_labelled)

    def construct_change_message(  # type: ignore[override]  # Django's stubs know only its JSON
        self, request: HttpRequest, form: Any, formsets: Any, add: bool = False
    ) -> str:
        return tell_changes(form, formsets or [], add=add)
