"""The page of an episode: its facts, and its moments in order."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from films.addresses import of_film
from films.asking import Request
from films.crumbs import Crumb, film_crumbs
from films.groups import in_groups
from films.models import Film


@require_safe
@of_film
def episode_detail(request: Request, film: Film, season: int, number: int) -> HttpResponse:
    episodes = film.episodes.published()
    episode = get_object_or_404(episodes, season=season, number=number)
    if request.path != episode.get_absolute_url():
        return redirect(episode, permanent=True)
    worked = episode.credits.published().filter(person__is_published=True).select_related("person")
    context = {
        "film": film,
        "episode": episode,
        "credits": worked.order_by("position", "id"),
        "previous": episodes.filter(ordinal__lt=episode.ordinal).order_by("-ordinal").first(),
        "next": episodes.filter(ordinal__gt=episode.ordinal).order_by("ordinal").first(),
        "groups": in_groups(
            film.moments.of_episode(episode), film=film, narrowed={"episode": episode.key}, reader=request.reader
        ),
        "canonical": request.build_absolute_uri(request.path),
        "gist": episode.synopsis or f"{episode}, {film}",
        "crumbs": [*film_crumbs(film), Crumb(_("Episode %(key)s") % {"key": episode.key})],
    }
    return render(request, "films/episode/detail.html", context)
