"""How much of everything a film has, with the way to its lists."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.db.models import Count, Model, Q
from django.urls import reverse

from films.models import Film
from films.worklists import MODELS


class Content(NamedTuple):
    name: str
    published: int
    total: int
    list_address: str
    add_address: str


def contents_of(film: Film) -> list[Content]:
    """One query for all moments, and one for each of the rest."""
    counted = film.moments.filter(merged_into=None).order_by().values("kind").annotate(**COUNTS)
    of_kind = {row["kind"]: (row["published_count"], row["total"]) for row in counted}
    contents = [_content(film, model, *of_kind.get(kind, (0, 0))) for kind, model in MODELS.items()]
    others: list[Any] = [film.characters, film.credits, *([film.episodes] if film.is_series else [])]
    for rows in others:
        row = rows.aggregate(**COUNTS)
        contents.append(_content(film, rows.model, row["published_count"], row["total"]))
    return contents


COUNTS = {"total": Count("pk"), "published_count": Count("pk", filter=Q(is_published=True))}


def _content(film: Film, model: type[Model], published: int, total: int) -> Content:
    page = f"admin:films_{model._meta.model_name}"
    of_film = f"?film={film.pk}"
    name = str(model._meta.verbose_name_plural)
    return Content(name, published, total, reverse(f"{page}_changelist") + of_film, reverse(f"{page}_add") + of_film)
