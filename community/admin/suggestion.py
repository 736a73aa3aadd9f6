"""Suggestions: the queue of what members propose, to be read and answered by curators."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from community.admin.deciding import read_and_answer
from community.models import Suggestion
from films.admin.filters import FilmFilter
from films.admin.lists import PatientLists


@admin.register(Suggestion)
class SuggestionAdmin(PatientLists):
    list_display = ("title", "about", "film", "proposer", "proposed_at", "state", "curator")
    list_filter = ("state", "about", FilmFilter)
    list_select_related = ("film", "proposer", "curator")
    list_per_page = 50
    show_full_result_count = False
    search_fields = ("title", "text", "source", "film__title", "proposer__username")
    search_help_text = _("Title, text, source, film or who proposed it")
    ordering = ("-state", "proposed_at", "id")  # the waiting ones first, the oldest of them on top

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Suggestions come from members, by the form on the site."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What a member wrote stays as they wrote it; it is answered, not changed."""
        return False

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The suggestion with its answer below, in place of a form of its fields."""
        suggestion = self.get_object(request, object_id)
        if suggestion is None:
            return super().change_view(request, object_id, form_url, extra_context)  # which says so
        context = {**self.admin_site.each_context(request), "opts": self.opts, **(extra_context or {})}
        return read_and_answer(request, suggestion, context)
