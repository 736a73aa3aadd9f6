"""Scenes: their list, and the page of one with all that hangs on it."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Q
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from films.addresses import of_film
from films.asking import Reader, Request
from films.groups import in_groups
from films.models import Film, Kind, Scene
from films.views.moment import moment_list, moment_page


@require_safe
@of_film
def scene_list(request: Request, film: Film) -> HttpResponse:
    return moment_list(request, film, Kind.SCENE)


@require_safe
@of_film
def scene_detail(request: Request, film: Film, slug: str) -> HttpResponse:
    return moment_page(request, Scene.objects.of_film(film), slug, _place_and_moments)


def _place_and_moments(scene: Scene, reader: Reader) -> dict[str, Any]:
    scenes = Scene.objects.of_film(scene.film).published()
    earlier = Q(position__lt=scene.position) | Q(position=scene.position, pk__lt=scene.pk)
    counts = scenes.aggregate(number=Count("pk", filter=earlier) + 1, number_of_scenes=Count("pk"))
    groups = in_groups(scene.moments.all(), film=scene.film, narrowed={"scene": scene.slug}, reader=reader)
    return {**counts, "groups": groups}
