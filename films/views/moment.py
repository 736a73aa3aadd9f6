"""What the pages of all kinds of moment share, the short permalink and the leap to any of them."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

from django.db.models import Max, Min, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from films.addresses import at_address
from films.asking import Reader, Request
from films.cards import as_cards
from films.crumbs import Crumb, catalogue_crumb, film_crumbs, section_crumbs
from films.gist import gist_of
from films.models import SECTION_TITLES, Episode, Film, Kind, Moment
from films.models.moment_queryset import AnyMoment, MomentQuerySet
from films.paging import page_by_key
from films.playhead import read_playhead, say_playhead
from films.shelf import find_shelf
from films.structured_data import breadcrumb_list


def moment_page(
    request: Request,
    found: MomentQuerySet[AnyMoment],
    slug: str,
    more: Callable[[AnyMoment, Reader], dict[str, Any]] | None = None,
) -> HttpResponse:
    """The page of one of the moments `found` in a film; `more` says what a kind adds to what all share."""
    moment = at_address(request.reader.lens(found.with_surroundings()), slug=slug)
    if moment.merged_into:
        return redirect(moment.merged_into, permanent=True)
    crumbs = [*section_crumbs(moment.film, Kind(moment.kind)), catalogue_crumb(moment.title)]
    context = {
        "moment": moment,
        "film": moment.film,
        "crumbs": crumbs,
        "canonical": request.build_absolute_uri(moment.get_absolute_url()),
        "permalink": request.build_absolute_uri(reverse("films:moment-permalink", args=[moment.pk])),
        "gist": gist_of(moment),
        "breadcrumb_list": breadcrumb_list(crumbs, request.build_absolute_uri),
        "revealed_up_to": _reveal_in_words(moment),
        **_neighbours(moment),
        **(more(moment, request.reader) if more else {}),
    }
    return _varied(render(request, f"films/{moment.kind}/detail.html", context))


def _varied(response: HttpResponse) -> HttpResponse:
    """What htmx asked to be shown anyway takes the focus, and nowhere else."""
    patch_vary_headers(response, ["HX-Request"])
    return response


def moment_list(request: Request, film: Film, kind: Kind, **more: Any) -> HttpResponse:
    """One kind of a film's moments, a page at a time, as the address narrows and sorts them."""
    reader = request.reader
    by_votes = not reader.hears_no_score_of(film)
    shelf = find_shelf(film, kind, request.GET, told=reader.reached_moments(), by_votes=by_votes)
    page = page_by_key(
        as_cards(shelf.moments, reader=reader, film=film),
        by=shelf.sort.by,
        after=request.GET.get("after", ""),
    )
    context = {
        "film": film,
        "title": SECTION_TITLES[kind],
        "shelf": shelf,
        "page": page,
        "crumbs": [*film_crumbs(film), Crumb(SECTION_TITLES[kind])],
        "canonical": request.build_absolute_uri(request.path),
    }
    return render(request, f"films/{kind}/list.html", context | more)


def _neighbours(moment: Moment) -> dict[str, Moment]:
    """The moments of its kind before and after it in the film, in one query."""
    siblings = moment.film.moments.published().of_kind(moment.kind)
    before, after = (nearest.values("pk")[:1] for nearest in (siblings.before(moment), siblings.after(moment)))
    found = siblings.filter(Q(pk__in=before) | Q(pk__in=after))
    own_place = (moment.position, moment.pk)
    return {"next" if (row.position, row.pk) > own_place else "previous": row for row in found}


def _reveal_in_words(moment: Moment) -> str:
    """From where on it gives nothing away: "minute 43"; empty when it never did, or nothing of it is left."""
    if not moment.reveal_at or moment.is_removed:
        return ""
    ordinal = read_playhead(moment.reveal_at).ordinal
    if moment.episode and moment.episode.ordinal == ordinal:
        return say_playhead(moment.reveal_at, {ordinal: moment.episode.key})
    episodes = Episode.objects.of_film(moment.film).filter(ordinal=ordinal) if ordinal else []
    return say_playhead(moment.reveal_at, {episode.ordinal: episode.key for episode in episodes})


@require_safe
def moment_permalink(request: HttpRequest, moment_id: int) -> HttpResponse:
    moment = at_address(Moment.objects.filter(film__is_published=True).select_related("film"), pk=moment_id)
    return redirect(moment.merged_into or moment)


@require_safe
@never_cache
def random_moment(request: HttpRequest) -> HttpResponse:
    """Seek to a random id and take what stands next: the table is never sorted."""
    ids = Moment.objects.aggregate(least=Min("pk"), greatest=Max("pk"))
    if ids["least"] is None:
        return redirect("films:film-list")
    start = random.randint(ids["least"], ids["greatest"])  # noqa: S311 - nothing is guessed from it
    moments = Moment.objects.public().standing().select_related("film").order_by("pk")
    moment = moments.filter(pk__gte=start).first() or moments.first()
    return redirect(moment or "films:film-list")
