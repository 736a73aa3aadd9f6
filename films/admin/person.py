"""People: their lists and forms."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from films.admin.catalogue import CatalogueAdmin, count_of
from films.admin.filters import WorkedOnFilter
from films.admin.merging import merge_selected, part_selected
from films.admin.whole_form import WholeForm, fill_address
from films.models import Credit, Person
from films.slugs import slug_from


class PersonForm(WholeForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.is_new and cleaned.get("name"):
            taken = set(Person.objects.values_list("slug", flat=True))
            wanted = slug_from(cleaned["name"], otherwise="person")
            message = _("Somebody else has that address; choose another.")
            fill_address(self, "slug", wanted=wanted, taken=taken, message=message)
        return cleaned


@admin.register(Person)
class PersonAdmin(CatalogueAdmin):
    form = PersonForm
    list_display = ("name", "original_name", "born_on", "credit_count", "is_published", "on_site")
    list_filter = (WorkedOnFilter, "is_published")
    search_fields = ("name", "original_name", "slug")
    search_help_text = _("Name, in Latin or their own script")
    ordering = ("name", "id")
    actions = (*CatalogueAdmin.actions, merge_selected, part_selected)
    slug_made_of = ("name",)
    why_no_delete = _("Credits and parts hang on a person, so they are unpublished or merged. Operators can delete.")
    fields = ("name", "original_name", "slug", ("born_on", "died_on"), "bio", "is_published")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        counted = super().get_queryset(request).annotate(credits_given=count_of(Credit, "person"))
        people: QuerySet[Any] = counted
        return people

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return ("slug",) if obj else ()

    @admin.display(description=_("credits"), ordering="credits_given")
    def credit_count(self, person: Any) -> int:
        return int(person.credits_given)
