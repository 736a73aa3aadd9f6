"""Tracks: their lists and forms."""

from __future__ import annotations

from django.contrib import admin

from films.admin.moment import MomentAdmin
from films.models import Track


@admin.register(Track)
class TrackAdmin(MomentAdmin):
    list_display = (
        "title", "by_whom", "film_link", "scene", "starts", "provenance", "is_published", "on_site",
    )  # fmt: skip
    search_fields = (*MomentAdmin.search_fields, "by_whom", "usage")
    telling = ("title", "by_whom", "usage")
