"""The language in which the texts of the catalogue are read aloud, where the interface speaks another."""

from __future__ import annotations

from django import template
from django.conf import settings
from django.utils.html import format_html
from django.utils.translation import get_language

register = template.Library()


@register.simple_tag
def catalogue_lang() -> str:
    """An attribute, with the space before it, for the element that holds words of ours about films."""
    language = settings.CATALOGUE_LANGUAGE
    return "" if get_language() == language else format_html(' lang="{}"', language)
