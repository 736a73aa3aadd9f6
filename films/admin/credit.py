"""Credits: their lists and forms."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from films.admin.fields import OfferedField
from films.admin.film_first import FilmFirstAdmin
from films.admin.filters import FilmFilter
from films.admin.whole_form import WholeForm, fill_position
from films.models import Credit, Film


class CreditForm(WholeForm):
    episode = OfferedField(required=False, label=_("Episode"), help_text=_("Empty: of the whole film or series."))
    position = forms.IntegerField(required=False, min_value=0, label=_("Position"), help_text=_("Empty: the last."))

    def offer_what_is_in(self, film: Film) -> None:
        if self.is_new:
            self.initial["position"] = None
        if "episode" in self.fields:
            self.fields["episode"].offer(film.episodes.in_order())  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        fill_position(self, Credit.objects.filter(film=self.film))
        return cleaned


@admin.register(Credit)
class CreditAdmin(FilmFirstAdmin):
    form = CreditForm
    list_display = ("person", "job", "detail", "film_link", "episode", "is_published")
    list_filter = (FilmFilter, "job", "is_published")
    search_fields = ("person__name", "person__original_name", "detail", "note")
    search_help_text = _("Name, detail or note")
    ordering = ("film__title", "position", "id")
    autocomplete_fields = ("person",)
    readonly_fields = ("film_link",)
    view_on_site = False
    fields = ("film_link", "person", "job", "detail", "episode", "note", "position", "is_published")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related("film", "person", "episode")

    def get_view_on_site_url(self, obj: Any = None) -> None:
        """A credit has no page of its own."""

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return self.readonly_fields
