"""The page of a character: who they are, what they say and where."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from films.addresses import at_address, of_film
from films.asking import Request
from films.crumbs import catalogue_crumb, film_crumbs
from films.groups import in_groups
from films.models import Character, Film


@require_safe
@of_film
def character_detail(request: Request, film: Film, slug: str) -> HttpResponse:
    characters = Character.objects.of_film(film).select_related("film", "played_by", "merged_into__film")
    character = at_address(characters, slug=slug)
    if character.merged_into:
        return redirect(character.merged_into, permanent=True)
    moments = film.moments.involving(character, told=request.reader.reached_moments())
    context = {
        "film": film,
        "character": character,
        "aliases": character.aliases.all(),
        "groups": in_groups(moments, film=film, narrowed={"speaker": character.slug}, reader=request.reader),
        "canonical": request.build_absolute_uri(character.get_absolute_url()),
        "gist": character.description or f"{character.name}, {film}",
        "crumbs": [*film_crumbs(film), catalogue_crumb(character.name)],
    }
    return render(request, "films/character/detail.html", context)
