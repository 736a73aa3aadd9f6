"""Characters: their lists and forms."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from films.admin.catalogue import CatalogueAdmin, thumbnail
from films.admin.fields import NamesField
from films.admin.film_first import FilmFirstAdmin
from films.admin.filters import FilmFilter
from films.admin.merging import merge_selected, part_selected
from films.admin.whole_form import WholeForm, fill_address, fill_position
from films.aliases import names_of, set_aliases
from films.models import Character
from films.search.indexing import index_again
from films.slugs import slug_from

TAKEN = _("“%(name)s” is another character of this film already, or an alias of one.")


class NamedForm(WholeForm):
    """A character with all its names, whose film says which of them are taken."""

    also_known_as = NamesField(required=False, label=_("Also known as"), help_text=_("One name a line."))
    position = forms.IntegerField(required=False, min_value=0, label=_("Position"), help_text=_("Empty: the last."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.is_new:
            self.initial["position"] = None
        else:
            self.initial["also_known_as"] = [alias.name for alias in self.instance.aliases.all()]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        fill_position(self, Character.objects.filter(film=self.instance.film_id))
        return cleaned

    def refuse(self, names: list[str]) -> None:
        for name in names:
            field = "name" if name == self.cleaned_data.get("name") else "also_known_as"
            self.add_error(field, ValidationError(TAKEN, params={"name": name}, code="unique"))


class CharacterForm(NamedForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        name = cleaned.get("name")
        if name and self.is_new:
            taken = set(Character.objects.filter(film=self.film).values_list("slug", flat=True))
            message = _("Another character of this film has that address; choose another.")
            wanted = slug_from(name, otherwise="character")
            fill_address(self, "slug", wanted=wanted, taken=taken, message=message)
        if name and self.film:
            aliases = cleaned.get("also_known_as", [])
            self.refuse(names_of(self.film).taken_from(self.instance.pk, name=name, aliases=aliases))
        return cleaned


@admin.register(Character)
class CharacterAdmin(FilmFirstAdmin):
    form = CharacterForm
    list_display = ("thumbnail", "name", "film_link", "played_by", "is_published", "on_site")
    list_display_links = ("thumbnail", "name")
    list_filter = (FilmFilter, "is_published")
    search_fields = ("folded_name", "original_name", "aliases__folded_name", "played_by__name")
    search_help_text = _("A name or an alias, in the film or of who plays it")
    ordering = ("film__title", "position", "id")
    actions = (*CatalogueAdmin.actions, merge_selected, part_selected)
    autocomplete_fields = ("played_by",)
    slug_made_of = ("name",)
    readonly_fields = ("film_link", "preview")
    why_no_delete = _("Lines and quotes hang on a character, so it is unpublished or merged. Operators can delete it.")
    fieldsets = (
        (None, {"fields": ["film_link", "name", "original_name", "also_known_as", "slug"]}),
        (_("Who they are"), {"fields": ["played_by", "description", "preview", "portrait"]}),
        (_("On the site"), {"fields": ["position", "is_published"]}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related("film", "played_by", "merged_into")

    def get_search_results(self, request: HttpRequest, queryset: QuerySet[Any], search_term: str) -> Any:
        """Names are kept casefolded, since SQLite folds only ASCII."""
        return super().get_search_results(request, queryset, search_term.casefold())

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        if "also_known_as" in form.changed_data:
            set_aliases(character=form.instance, names=form.cleaned_data["also_known_as"])
        elif "name" in form.changed_data:
            index_again(form.instance)  # what they say names them too

    @admin.display(description=_("portrait"))
    def thumbnail(self, character: Character) -> str:
        return thumbnail(character.portrait, width=40)

    @admin.display(description=_("as it is now"))
    def preview(self, character: Character) -> str:
        return thumbnail(character.portrait, width=160)

    @admin.display(description=_("also known as"))
    def also_known_as(self, character: Character) -> str:
        """For those who may look and not change."""
        return ", ".join(alias.name for alias in character.aliases.all()) or "—"
