"""What all lists and forms of the catalogue share."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import Count, IntegerField, Model, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from films.admin.lists import PatientLists
from films.admin.publishing import publish_selected, unpublish_selected
from films.admin.saving import save_changes
from films.admin.told import tell_changes


class CatalogueAdmin(PatientLists):
    """Lists that cost the same however long they are; changes told in words; nothing else overwritten."""

    list_per_page = 50
    show_full_result_count = False  # a second count on every page, for a number nobody needs
    save_on_top = True
    actions: Any = (publish_selected, unpublish_selected)
    list_display: Any = ()
    search_fields: ClassVar[Any] = ()
    readonly_fields: ClassVar[Any] = ()
    # Words for people who may change a thing but not delete it.
    why_no_delete: Any = ""
    # What the address is proposed from while a thing is added; afterwards it stays.
    slug_made_of: tuple[str, ...] = ()

    @admin.display(description=_("on the site"))
    def on_site(self, thing: Model) -> str:
        address = self.get_view_on_site_url(thing)
        return format_html('<a href="{}">{}</a>', address, _("View")) if address else "—"

    def get_view_on_site_url(self, obj: Any = None) -> str | None:
        """Only what readers can see has a page there."""
        if obj is None or not obj.pk or not obj.is_published:
            return None
        film = getattr(obj, "film", None)
        return obj.get_absolute_url() if film is None or film.is_published else None

    def get_search_results(self, request: HttpRequest, queryset: QuerySet[Any], search_term: str) -> Any:
        """Merged duplicates are listed, and not offered to be chosen in other forms."""
        found, may_repeat = super().get_search_results(request, queryset, search_term)
        is_choosing = request.path == reverse("admin:autocomplete")
        if is_choosing and any(field.name == "merged_into" for field in self.opts.concrete_fields):
            found = found.filter(merged_into=None)
        return found, may_repeat

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> dict[str, Any]:
        return {"slug": self.slug_made_of} if obj is None and self.slug_made_of else {}

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        save_changes(obj, form.changed_data) if change else obj.save()

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        formset.save(commit=False)
        for row in formset.deleted_objects:
            row.delete()
        for row, names in formset.changed_objects:
            save_changes(row, names)
        for row in formset.new_objects:
            row.save()
        formset.save_m2m()

    def construct_change_message(  # type: ignore[override]  # Django's own stubs know only its JSON
        self, request: HttpRequest, form: Any, formsets: Any, add: bool = False
    ) -> str:
        return tell_changes(form, formsets or [], add=add)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        obj = kwargs.get("obj")
        if obj is not None and not self.has_delete_permission(request, obj):
            context["why_no_delete"] = self.why_no_delete
        return super().render_change_form(request, context, *args, **kwargs)


def thumbnail(picture: Any, *, width: int) -> str:
    """A small image for a row of a list; a dash where there is none."""
    if not picture:
        return "—"
    return format_html('<img class="thumbnail" src="{}" alt="" width="{}" loading="lazy">', picture.url, width)


def count_of(model: type[Model], field: str) -> Any:
    """How many rows point here by that field; counted for the rows of the page alone."""
    rows = model._base_manager.filter(**{field: OuterRef("pk")}).order_by().values(field)
    return Coalesce(Subquery(rows.annotate(count=Count("*")).values("count")), Value(0), output_field=IntegerField())
