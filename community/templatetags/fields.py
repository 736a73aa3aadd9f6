"""How form fields are shown."""

from __future__ import annotations

from django import template
from django.forms import BoundField
from django.utils.safestring import SafeString

register = template.Library()


@register.filter
def as_asked(field: BoundField) -> SafeString:
    """The widget alone: a placeholder that repeats the label vanishes just when it is needed.

    Where the first field in error of a refused form is one widget, its sender is led there.
    """
    form = field.form
    wrong = next((name for name in form.fields if name in form.errors), None) if form.is_bound else None
    return field.as_widget(attrs={"placeholder": False, **({"autofocus": True} if field.name == wrong else {})})
