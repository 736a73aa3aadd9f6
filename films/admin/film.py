"""Films: their list, and the page with everything that hangs on one."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from films.admin.catalogue import CatalogueAdmin, count_of, thumbnail
from films.admin.contents import contents_of
from films.admin.film_rows import CharacterInline, CreditInline, SceneInline
from films.admin.filters import OverBudgetFilter
from films.admin.merging import merge_selected, part_selected
from films.admin.meter import show_meter
from films.admin.paste import PastesPages
from films.admin.whole_form import WholeForm, fill_address
from films.models import Film, Moment
from films.publishing import reasons_against
from films.slugs import slug_from


class FilmForm(WholeForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.is_new and cleaned.get("title"):
            taken = set(Film.objects.values_list("slug", flat=True))
            wanted = slug_from(cleaned["title"], otherwise="film")
            message = _("Another film has that address; choose another.")
            fill_address(self, "slug", wanted=wanted, taken=taken, message=message)
        return cleaned

    def _post_clean(self) -> None:
        super()._post_clean()
        if not self.errors and "is_published" in self.changed_data and self.instance.is_published and not self.is_new:
            for reason in reasons_against(self.instance):
                self.add_error("is_published", reason)


@admin.register(Film)
class FilmAdmin(PastesPages, CatalogueAdmin):
    form = FilmForm
    list_display = (
        "thumbnail", "title", "original_title", "year", "kind", "moment_count", "is_published", "on_site",
    )  # fmt: skip
    list_display_links = ("thumbnail", "title")
    list_filter = ("kind", "is_published", OverBudgetFilter, "genres", "countries")
    search_fields = ("title", "original_title", "slug")
    search_help_text = _("Title, in English or the original")
    ordering = ("title", "id")
    actions = (*CatalogueAdmin.actions, merge_selected, part_selected)
    autocomplete_fields = ("genres", "countries", "related")
    slug_made_of = ("title", "year")
    readonly_fields = ("contents", "meter", "preview")
    why_no_delete = _(
        "Votes and talk hang on what is in a film, so it is unpublished, or merged into its double. "
        "Operators can delete it."
    )
    own_fieldsets = (
        (None, {"fields": [("title", "original_title"), "slug", ("kind", "is_published")]}),
        (
            _("What it is"),
            {
                "fields": [
                    ("year", "end_year", "released_on"), ("running_minutes", "original_language"),
                    "genres", "countries", "tagline", "synopsis", "sources", "related",
                ],
            },
        ),
        (_("How it looks"), {"fields": ["preview", "poster", "accent"]}),
    )  # fmt: skip

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        counted = super().get_queryset(request).annotate(moments_in_it=count_of(Moment, "film"))
        films: QuerySet[Any] = counted.select_related("merged_into")
        return films

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        if obj is None:
            return self.own_fieldsets
        return [(_("In this film"), {"fields": ["contents", "meter"]}), *self.own_fieldsets]

    def get_inlines(self, request: HttpRequest, obj: Any) -> Any:
        """A film is saved before anything hangs on it."""
        return (CharacterInline, CreditInline, SceneInline) if obj else ()

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return (*self.readonly_fields, "slug") if obj else self.readonly_fields

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        super().save_formset(request, form, formset, change)
        formset.after_saving()

    @admin.display(description=_("poster"))
    def thumbnail(self, film: Film) -> str:
        return thumbnail(film.poster, width=40)

    @admin.display(description=_("as it is now"))
    def preview(self, film: Film) -> str:
        return thumbnail(film.poster, width=160)

    @admin.display(description=_("moments"), ordering="moments_in_it")
    def moment_count(self, film: Any) -> int:
        return int(film.moments_in_it)

    @admin.display(description=_("contents"))
    def contents(self, film: Film) -> str:
        return render_to_string("admin/films/contents.html", {"film": film, "contents": contents_of(film)})

    @admin.display(description=_("quotation meter"))
    def meter(self, film: Film) -> str:
        return show_meter(film)
