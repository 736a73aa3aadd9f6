"""How form fields are shown."""

from __future__ import annotations

from django import template
from django.forms import BoundField
from django.utils.safestring import SafeString

register = template.Library()


@register.filter
def without_placeholder(field: BoundField) -> SafeString:
    """The widget alone: a placeholder that repeats the label vanishes just when it is needed."""
    return field.as_widget(attrs={"placeholder": False})
