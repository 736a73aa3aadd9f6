"""How form fields are shown."""

from __future__ import annotations

from django import template
from django.forms import BoundField
from django.utils.safestring import SafeString

register = template.Library()


@register.filter
def without_placeholder(field: BoundField) -> SafeString:
    """The widget alone: a placeholder that repeats the label vanishes just when it is needed.

    Of a form that was refused the first field in error is where its sender is led.
    """
    form = field.form
    wrong = next((name for name in form.fields if name in form.errors), None) if form.is_bound else None
    return field.as_widget(attrs={"placeholder": False, **({"autofocus": True} if field.name == wrong else {})})
