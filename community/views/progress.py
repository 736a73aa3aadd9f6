"""Where readers say how far they have got in a work, and what they have said of all works."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from community.forms.progress import KnownAfterForm, PlaceForm
from community.models import Member, Progress
from community.models.progress import NOT_SEEN
from community.pages.gate import for_members
from community.pages.me import crumbs
from community.progress import choose_known_after, forget_progress, mark_progress, remember_for_visitor
from community.reader import Request
from community.reading.place_words import say_what_is_told
from community.reading.reach import Place
from films.addresses import of_film
from films.models import Film
from films.paging import page_by_key

ON_OFF = {"1": True, "0": False}  # as the button that keeps scores and talk back says it


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@of_film
def film_progress(request: Request, film: Film) -> HttpResponse:
    told = request.reader.reach.place_in(film)
    if (blind := request.POST.get("blind", "")) in ON_OFF:  # a button that changes nothing else
        if told is None and not ON_OFF[blind]:
            return redirect(film)
        return _keep(request, film, (told or Place(NOT_SEEN))._replace(is_blind=ON_OFF[blind]))
    form = PlaceForm(_sent(request), film=film, place=told)
    form.initial.update(_asked_for(request.GET))
    if request.method == "POST" and form.is_valid():
        return _keep(request, film, form.place)
    status = 400 if form.is_bound else 200
    return render(request, "community/progress/form.html", {"form": form, "film": film}, status=status)


def _asked_for(asked: Mapping[str, str]) -> dict[str, object]:
    """What the link that led here has chosen already."""
    chosen: dict[str, object] = {}
    if asked.get("at") in dict(PlaceForm.CHOICES):
        chosen["at"] = asked["at"]
    if (blind := asked.get("blind", "")) in ON_OFF:
        chosen["is_blind"] = ON_OFF[blind]
    return chosen


def _keep(request: Request, film: Film, place: Place | None) -> HttpResponse:
    response, reader = redirect(film), request.reader
    if reader.member is None:
        places = {pk: place for pk, place in reader.reach.places.items() if pk != film.pk}
        remember_for_visitor(response, places | ({film.pk: place} if place else {}))
    elif place is None:
        forget_progress(member=reader.member, film=film)
    else:
        mark_progress(member=reader.member, film=film, place=place)
    messages.success(request, say_what_is_told(film, place, before=reader.reach.place_in(film)))
    return response


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_members(back="community:progress")
def progress(request: HttpRequest, member: Member) -> HttpResponse:
    """All works that the member has told of, and when a work is common knowledge to them."""
    form = KnownAfterForm(_sent(request), initial={"days": member.known_after_days})
    if request.method == "POST" and form.is_valid():
        choose_known_after(member=member, days=form.cleaned_data["days"])
        messages.success(request, _("Pages tell you just that much from now on."))
        return redirect("community:progress")
    told = Progress.objects.filter(member=member).select_related("film")
    page = page_by_key(told, by="-changed_at", after=request.GET.get("after", ""))
    context = {"form": form, "page": page, "crumbs": crumbs(_("What pages tell you"))}
    status = 400 if form.is_bound else 200
    return render(request, "community/progress/list.html", context, status=status)


def _sent(request: HttpRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None
