"""Suggestions: what members propose for the catalogue, to be read by curators."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from community.models import Suggestion
from films.admin.filters import FilmFilter
from films.admin.typed import ModelAdmin


@admin.register(Suggestion)
class SuggestionAdmin(ModelAdmin):
    list_display = ("title", "about", "film", "proposer", "proposed_at", "state")
    list_filter = ("state", "about", FilmFilter)
    list_select_related = ("film", "proposer")
    list_per_page = 50
    show_full_result_count = False
    search_fields = ("title", "text", "source", "film__title", "proposer__username")
    search_help_text = _("Title, text, source, film or who proposed it")
    ordering = ("proposed_at", "id")
    fields = ("about", "film", "moment", "title", "text", "source", "proposer", "proposed_at", "state", "answer")

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Suggestions come from members, by the form on the site."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What a member wrote stays as they wrote it."""
        return False
