"""The list of films and the page of one."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from films.addresses import of_film
from films.asking import Request
from films.crumbs import Crumb, catalogue_crumb
from films.forms import FilmFilterForm
from films.hub import open_hub
from films.models import Film
from films.paging import page_by_key
from films.structured_data import breadcrumb_list, film_or_series


@require_safe
def film_list(request: HttpRequest) -> HttpResponse:
    form = FilmFilterForm(request.GET)
    form.is_valid()  # what is unknown is left out, and the page says so
    page = page_by_key(form.films(), by=form.order, after=request.GET.get("after", ""))
    return render(request, "films/film/list.html", {"form": form, "page": page, "chips": list(form.chips())})


@require_safe
@of_film
def film_detail(request: Request, film: Film) -> HttpResponse:
    crumbs = [Crumb(_("Films"), reverse("films:film-list")), catalogue_crumb(film.title)]
    address = request.build_absolute_uri(film.get_absolute_url())
    context = {
        "film": film,
        "hub": open_hub(film, request.reader),
        "crumbs": crumbs,
        "canonical": address,
        "film_or_series": film_or_series(film, address),
        "breadcrumb_list": breadcrumb_list(crumbs, request.build_absolute_uri),
    }
    return render(request, "films/film/detail.html", context)
