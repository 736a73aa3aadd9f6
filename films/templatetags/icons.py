"""Icons, from the one picture that holds them all."""

from __future__ import annotations

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()

SPRITE = "img/icons.svg"
# The size is for pages without their stylesheet; icon.css says it otherwise.
ICON = '<svg class="icon{}" width="20" height="20" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>'


@register.simple_tag
def icon(name: str, also: str = "") -> SafeString:
    """The symbol of that name in the sprite, `also` of another class. Says nothing aloud: words stand beside it."""
    return format_html(ICON, f" {also}" if also else "", static(SPRITE), name)
