"""Members: their list and form, for operators."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from community.models import Member
from films.admin.lists import PatientLists


@admin.register(Member)
class MemberAdmin(PatientLists, UserAdmin):  # type: ignore[type-arg]  # generic for the checker, not when it runs
    list_display = ("username", "email", "is_active", "is_staff", "date_joined", "last_login")
    list_filter = ("is_active", "is_staff", "groups")
    search_fields = ("username", "email")
    search_help_text = _("Username or address")
    ordering = ("-date_joined", "-id")
    show_full_result_count = False
    readonly_fields = ("last_login", "date_joined")
    fieldsets = (
        (None, {"fields": ("username", "email", "password")}),
        (_("What they may do"), {"fields": ("is_active", "is_staff", "groups", "is_superuser", "user_permissions")}),
        (_("Since when"), {"fields": ("date_joined", "last_login")}),
    )

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Nobody raises themselves, or others, above what operators may do."""
        raised = () if request.user.is_superuser else ("is_superuser", "user_permissions")
        return (*self.readonly_fields, *raised)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        if obj is not None and obj.is_superuser and not request.user.is_superuser:
            return False
        return super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """The history of what they changed would go with a member of the staff; untick “active” instead."""
        if obj is not None and (obj.is_staff or obj.is_superuser):
            return False
        return super().has_delete_permission(request, obj)
