"""Rows below a form: those that are not changed cost no query, however many there are."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.db.models import Field, ForeignKey, Model
from django.forms.formsets import DELETION_FIELD_NAME
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from films.admin.fields import RememberedField, RememberingAutocomplete
from films.admin.typed import InlineFormSet, ModelForm, TabularInline


class RowForm(ModelForm):
    """A row that nobody changed is as valid as it was; 150 of them would ask 600 questions."""

    def _post_clean(self) -> None:
        if self.instance.pk is None or self.has_changed():
            super()._post_clean()  # type: ignore[misc]


class RowFormSet(InlineFormSet):
    def add_fields(self, form: Any, index: int | None) -> None:
        """Django looks each row's primary key up again, though the rows are there."""
        super().add_fields(form, index)
        name = self.model._meta.pk.name
        if name in form.fields:
            form.fields[name] = forms.IntegerField(required=False, initial=form.instance.pk, widget=forms.HiddenInput)

    def after_saving(self) -> None:
        """What else the rows say, such as the aliases of a character."""


class RowInline(TabularInline):
    extra = 0
    view_on_site = False
    classes: Any = ("row-inline",)
    readonly_fields: ClassVar[Any] = ("full_form",)
    # Foreign keys to many rows: searched, and remembered where they are chosen.
    remembered: ClassVar[tuple[str, ...]] = ()

    def formfield_for_foreignkey(self, db_field: ForeignKey[Any, Any], request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in self.remembered:
            kwargs["form_class"] = RememberedField
            kwargs["widget"] = RememberingAutocomplete(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_dbfield(self, db_field: Field[Any, Any], request: HttpRequest, **kwargs: Any) -> Any:
        """Beside a remembered row stands only the way to add another, so that a row stays one line."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name in self.remembered and field is not None:
            widget: Any = field.widget
            widget.can_change_related = widget.can_view_related = False
        return field

    @admin.display(description=_("full form"))
    def full_form(self, row: Model) -> str:
        if row.pk is None:
            return "—"
        address = reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])
        return format_html('<a href="{}">{}<span class="visually-hidden">: {}</span></a>', address, _("Open"), row)


def is_going(form: Any) -> bool:
    """Whether the box that deletes a row is ticked."""
    return bool(form.cleaned_data.get(DELETION_FIELD_NAME))


def remember(form: ModelForm, name: str) -> None:
    """Let a remembered field know the row that the instance holds."""
    field = form.fields.get(name)
    if isinstance(field, RememberedField):
        field.remember(getattr(form.instance, name) if getattr(form.instance, f"{name}_id") else None)
