"""Who changed what in the admin, for operators to read."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from films.admin.lists import PatientLists


@admin.register(LogEntry)
class HistoryAdmin(PatientLists):
    list_display = ("action_time", "user", "content_type", "thing", "told")
    list_display_links = ("action_time",)
    list_filter = ("action_flag", ("user", admin.RelatedOnlyFieldListFilter), "content_type")
    list_select_related = ("user", "content_type")
    list_per_page = 50
    show_full_result_count = False
    search_fields = ("object_repr", "change_message", "user__username")
    search_help_text = _("What was changed, or by whom")
    fields = ("action_time", "user", "content_type", "thing", "change_message")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @admin.display(description=_("thing"))
    def thing(self, entry: LogEntry) -> str:
        address = None if entry.is_deletion() else entry.get_admin_url()
        return format_html('<a href="{}">{}</a>', address, entry.object_repr) if address else entry.object_repr

    @admin.display(description=_("what"))
    def told(self, entry: LogEntry) -> str:
        return Truncator(entry.get_change_message()).chars(120)
