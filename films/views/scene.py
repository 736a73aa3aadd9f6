"""Scenes: their list, and the page of one with all that hangs on it."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from films.addresses import in_film, of_film
from films.asking import Reader, Request
from films.groups import in_groups
from films.models import Film, Kind, Scene
from films.views.moment import moment_list, moment_page


@require_safe
@of_film
def scene_list(request: Request, film: Film) -> HttpResponse:
    return moment_list(request, film, Kind.SCENE)


@require_safe
@in_film
def scene_detail(request: Request, film_slug: str, slug: str) -> HttpResponse:
    return moment_page(request, Scene.objects.of_film_at(film_slug).numbered(), slug, _place_and_moments)


def _place_and_moments(scene: Scene, reader: Reader) -> dict[str, Any]:
    groups = in_groups(scene.moments.all(), film=scene.film, narrowed={"scene": scene.slug}, reader=reader)
    return {"groups": groups}
