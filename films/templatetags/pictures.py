"""Posters and portraits: the picture where there is one, a drawn one where there is none."""

from __future__ import annotations

from collections.abc import Iterable

from django import template
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from films.models import Character, Film
from films.poster_art import HEIGHT, WIDTH, Line, Shape, Tone, draw_poster, number

register = template.Library()

COLOPHON_MAX = 60  # characters of an original title; a longer one could not be read
# Without the stylesheet a poster is a line drawing; with it, its tones are filled.
DRAWN = format_html(
    '<svg class="poster" data-accent="{{}}" viewBox="0 0 {0} {1}" width="{2}" height="{3}" fill="none"'
    ' stroke="currentColor" role="img" aria-label="{{}}"><g{{}}>{{}}</g>{{}}</svg>',
    WIDTH,
    HEIGHT,
    WIDTH // 3,
    HEIGHT // 3,
)
LETTERS = (
    '<text class="poster__letters poster__{}" x="{}" y="{}" font-size="{}" textLength="{}"'
    ' lengthAdjust="spacingAndGlyphs"{}>{}</text>'
)


@register.simple_tag
def poster(film: Film, size: str = "full") -> SafeString:
    """The film's poster; `size` is `full`, or `small` without the colophon."""
    name = _("Poster of %(film)s") % {"film": film.title}
    if film.poster:
        loading = "eager" if size == "full" else "lazy"
        return format_html('<img class="poster" src="{}" alt="{}" loading="{}">', film.poster.url, name, loading)
    drawn = draw_poster(slug=film.slug, title=film.title, colophon=_colophon(film) if size == "full" else "")
    mirrored = {"transform": f"translate({WIDTH} 0) scale(-1 1)"} if drawn.is_mirrored else {}
    letters = _letters(drawn.title, drawn.ink)
    if drawn.colophon:
        letters += _letters([drawn.colophon], drawn.ink, lang=film.original_language)
    return format_html(DRAWN, film.accent, name, flatatt(mirrored), _shapes(drawn.shapes), letters)


@register.simple_tag
def portrait(character: Character) -> SafeString:
    """A character's face, or their initials; the name stands beside it, so it says nothing aloud."""
    if character.portrait:
        return format_html('<img class="portrait" src="{}" alt="" loading="lazy">', character.portrait.url)
    return format_html('<span class="portrait" aria-hidden="true">{}</span>', character.initials)


def _colophon(film: Film) -> str:
    if film.original_title not in ("", film.title) and len(film.original_title) <= COLOPHON_MAX:
        return f"{film.years} · {film.original_title}"
    return film.years


def _shapes(shapes: Iterable[Shape]) -> SafeString:
    return format_html_join(
        "",
        "<{}{}/>",
        ((shape.tag, flatatt({"class": f"poster__{shape.tone}", **shape.attributes})) for shape in shapes),
    )


def _letters(lines: Iterable[Line], ink: Tone, *, lang: str = "") -> SafeString:
    attributes = flatatt({"lang": lang} if lang else {})
    return format_html_join(
        "",
        LETTERS,
        ((ink, *map(number, line[1:]), attributes, line.text) for line in lines),
    )
