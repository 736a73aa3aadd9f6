"""The language in which words are read aloud, where the interface speaks another."""

from __future__ import annotations

from django import template
from django.conf import settings

from films import languages

register = template.Library()
register.simple_tag(languages.lang, name="lang")
register.filter("catalogue_words", languages.catalogue_words)


@register.simple_tag
def catalogue_lang() -> str:
    """An attribute, with the space before it, for the element that holds words of ours about films."""
    return languages.lang(settings.CATALOGUE_LANGUAGE)
