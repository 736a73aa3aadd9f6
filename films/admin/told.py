"""What a form changed, in words: the field, what stood there and what stands there now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django import forms
from django.db.models import Model
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from films.quotation_marks import named


def tell_changes(form: forms.BaseModelForm[Any], formsets: Iterable[Any], *, add: bool) -> str:
    """One sentence for each field and each row below it."""
    told = [_("Added.")] if add else list(_fields_told(form))
    for formset in formsets:
        told += _rows_told(formset)
    return "\n".join(told) or _("Nothing changed.")


def _fields_told(form: forms.BaseModelForm[Any]) -> Iterator[str]:
    for name in form.changed_data:
        bound = form[name]
        before, after = form.initial.get(name), form.cleaned_data.get(name)
        yield _("%(field)s: %(before)s → %(after)s") % {
            "field": capfirst(bound.label),
            "before": _shown(bound.field, before),
            "after": _shown(bound.field, after),
        }


def _rows_told(formset: Any) -> list[str]:
    name = capfirst(formset.model._meta.verbose_name)
    told = [_("%(name)s “%(row)s” added.") % {"name": name, "row": row} for row in formset.new_objects]
    told += [_("%(name)s “%(row)s” deleted.") % {"name": name, "row": row} for row in formset.deleted_objects]
    changed = {row.pk for row, _names in formset.changed_objects}
    for form in formset.initial_forms:
        if form.instance.pk in changed:
            fields = "; ".join(_fields_told(form))
            told.append(_("%(name)s “%(row)s”: %(fields)s") % {"name": name, "row": form.instance, "fields": fields})
    return told


def _shown(field: forms.Field, value: Any) -> str:
    """A value as the form shows it."""
    if value in (None, "", []):
        return "—"
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, Model):
        return named(value)
    if isinstance(value, Iterable) and not isinstance(value, str):
        return ", ".join(_shown(field, item) for item in value) or "—"
    return named(_label(field, value))


def _label(field: forms.Field, value: Any) -> Any:
    """The words behind a stored key."""
    if isinstance(field, forms.ModelChoiceField) and field.queryset is not None:
        return field.queryset.filter(pk=value).first() or value
    if isinstance(field, forms.ChoiceField):
        labels = {str(key): label for key, label in field.widget.choices}
        return labels.get(str(value), value)
    return field.prepare_value(value)
