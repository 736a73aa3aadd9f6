"""Posters and portraits: the picture where there is one, a drawn one where there is none."""

from __future__ import annotations

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from films.models import Character, Film

register = template.Library()


@register.simple_tag
def poster(film: Film, size: str = "full") -> SafeString:
    """The film's poster; `size` is `full` or `small`."""
    name = _("Poster of %(film)s") % {"film": film}
    if film.poster:
        return format_html('<img class="poster" src="{}" alt="{}" loading="lazy">', film.poster.url, name)
    return format_html(
        '<svg class="poster" viewBox="0 0 600 900" role="img" aria-label="{}"><text x="40" y="120" font-size="60"'
        ' class="poster__pale" textLength="520" lengthAdjust="spacingAndGlyphs">{}</text></svg>',
        name,
        film.title,
    )


@register.simple_tag
def portrait(character: Character) -> SafeString:
    """A character's face, or their initials; the name stands beside it, so it says nothing aloud."""
    if character.portrait:
        return format_html('<img class="portrait" src="{}" alt="" loading="lazy">', character.portrait.url)
    return format_html('<span class="portrait" aria-hidden="true">{}</span>', character.initials)
