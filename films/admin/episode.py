"""Episodes: their lists and forms."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from films.admin.film_first import FilmFirstAdmin
from films.admin.filters import FilmFilter
from films.admin.whole_form import WholeForm, fill_position
from films.models import Episode


class EpisodeForm(WholeForm):
    ordinal = forms.IntegerField(
        required=False,
        min_value=1,
        label=_("Place in the series"),
        help_text=_("Counted from the first episode of all; spoiler points count in it. Empty: the last."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.film and not self.film.is_series:
            raise ValidationError(_("Only a series has episodes; change the kind of the film first."))
        fill_position(self, Episode.objects.filter(film=self.film), name="ordinal")
        return cleaned


@admin.register(Episode)
class EpisodeAdmin(FilmFirstAdmin):
    form = EpisodeForm
    list_display = ("number_in_season", "title", "film_link", "aired_on", "is_published", "on_site")
    list_display_links = ("number_in_season", "title")
    list_filter = (FilmFilter, "season", "is_published")
    search_fields = ("title", "film__title", "synopsis")
    search_help_text = _("Title or synopsis")
    ordering = ("film__title", "ordinal")
    readonly_fields = ("film_link",)
    why_no_delete = _("Moments hang on an episode, so it is unpublished. Operators can delete it.")
    fields = (
        "film_link",
        ("season", "number", "ordinal"),
        "title",
        ("aired_on", "running_minutes"),
        "synopsis",
        "is_published",
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related("film")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """The place stays: moving an episode would move every spoiler point."""
        return (*self.readonly_fields, "ordinal") if obj else self.readonly_fields

    @admin.display(description=_("number"), ordering="ordinal")
    def number_in_season(self, episode: Episode) -> str:
        return episode.key
