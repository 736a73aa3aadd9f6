"""Dialogues: their lists and forms, with their lines."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from films.admin.catalogue import count_of
from films.admin.line import LineInline
from films.admin.meter import show_meter
from films.admin.moment import MomentAdmin
from films.admin.moment_form import MomentForm
from films.admin.saving import put_in_order
from films.models import Dialogue, Line
from films.publishing import LACKS_CONTEXT
from films.search.indexing import index_again


class DialogueForm(MomentForm):
    def reasons_not_to_publish(self) -> list[str]:
        """The budget is asked by the formset, which knows the lines."""
        return [] if self.instance.context.strip() else [str(LACKS_CONTEXT)]


@admin.register(Dialogue)
class DialogueAdmin(MomentAdmin):
    form = DialogueForm
    inlines = (LineInline,)
    list_display = (
        "title", "film_link", "scene", "starts", "line_count", "provenance", "is_published", "on_site",
    )  # fmt: skip
    search_fields = (*MomentAdmin.search_fields, "context", "lines__text")
    readonly_fields = (*MomentAdmin.readonly_fields, "meter")
    telling = ("title", "context")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        counted = super().get_queryset(request).annotate(lines_written=count_of(Line, "dialogue"))
        dialogues: QuerySet[Any] = counted
        return dialogues

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        fieldsets = super().get_fieldsets(request, obj)
        return [*fieldsets, (_("Quotation meter"), {"fields": ["meter"]})] if obj else fieldsets

    @admin.display(description=_("lines"), ordering="lines_written")
    def line_count(self, dialogue: Any) -> int:
        return int(dialogue.lines_written)

    @admin.display(description=_("verbatim"))
    def meter(self, dialogue: Dialogue) -> str:
        return show_meter(dialogue.film, moments={dialogue.pk}, scenes={dialogue.scene_id})

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        super().save_formset(request, form, formset, change)
        put_in_order(rows=[row.instance for row in formset.ordered_by_place()])
        index_again(form.instance)  # its words are those of its lines
