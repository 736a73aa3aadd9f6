"""Scenes: their lists and forms."""

from __future__ import annotations

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from films.admin.catalogue import thumbnail
from films.admin.moment import MomentAdmin
from films.models import Scene


@admin.register(Scene)
class SceneAdmin(MomentAdmin):
    list_display = (
        "thumbnail", "title", "film_link", "starts", "provenance", "is_published", "on_site",
    )  # fmt: skip
    list_display_links = ("thumbnail", "title")
    search_fields = (*MomentAdmin.search_fields, "summary", "context")
    readonly_fields = (*MomentAdmin.readonly_fields, "preview")
    telling = ("title", "summary", "context", "preview", "still")
    placing = ("episode",)

    @admin.display(description=_("still"))
    def thumbnail(self, scene: Scene) -> str:
        return thumbnail(scene.still, width=72)

    @admin.display(description=_("as it is now"))
    def preview(self, scene: Scene) -> str:
        return thumbnail(scene.still, width=320)
