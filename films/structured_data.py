"""What pages tell machines in the words of schema.org: only what is plainly so."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.utils.html import json_script

from films.crumbs import Crumb
from films.models import Film, Quote

SCHEMA = "https://schema.org"


class StructuredData:
    """A data block for templates; what could close its element is escaped by Django's own json_script."""

    def __init__(self, thing: Mapping[str, Any]) -> None:
        self.thing = thing

    def __html__(self) -> str:
        return json_script({"@context": SCHEMA, **self.thing}).replace("application/json", "application/ld+json", 1)


def breadcrumb_list(crumbs: Sequence[Crumb], absolute: Callable[[str], str]) -> dict[str, Any]:
    """The way back up; `absolute` turns a path into an address."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": place,
                "name": str(crumb.label),
                **({"item": absolute(crumb.path)} if crumb.path else {}),
            }
            for place, crumb in enumerate(crumbs, start=1)
        ],
    }


def film_or_series(film: Film, address: str) -> dict[str, Any]:
    """A film or a series, by what is certain: its names, its year, how long it is."""
    other_name = {"alternateName": film.original_title} if film.original_title not in ("", film.title) else {}
    length = {"duration": f"PT{film.running_minutes}M"} if film.running_minutes and not film.is_series else {}
    return {
        "@type": "TVSeries" if film.is_series else "Movie",
        "name": film.title,
        "url": address,
        "datePublished": str(film.released_on or film.year),
        **other_name,
        **length,
        **({"inLanguage": film.original_language} if film.original_language else {}),
    }


def quotation(quote: Quote) -> dict[str, Any]:
    """A line that stands word for word in the film; ask for no other."""
    work = "TVSeries" if quote.film.is_series else "Movie"
    speaker = quote.speaker if quote.speaker and quote.speaker.is_published else None
    return {
        "@type": "Quotation",
        "text": quote.text,
        "inLanguage": quote.language,
        "isPartOf": {"@type": work, "name": quote.film.title, "datePublished": str(quote.film.year)},
        **({"spokenByCharacter": {"@type": "Person", "name": speaker.name}} if speaker else {}),
    }
