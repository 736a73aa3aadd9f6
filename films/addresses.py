"""From an address to what it names: published, or merged into something that is."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from django.db.models import Model, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse

from films.asking import Reader
from films.models import Film

AnyModel = TypeVar("AnyModel", bound=Model)
AnyRequest = TypeVar("AnyRequest", bound=HttpRequest)
Captured = ParamSpec("Captured")


def at_address(queryset: QuerySet[AnyModel], **address: object) -> AnyModel:
    """The published row with this address, or a merged one, whose `merged_into` its page leads to; else a 404."""
    reachable = queryset.filter(Q(is_published=True) | Q(merged_into__isnull=False))
    return get_object_or_404(reachable.select_related("merged_into"), **address)


def of_film(view: Callable[Concatenate[AnyRequest, Film, Captured], HttpResponse]) -> Callable[..., HttpResponse]:
    """Hand a view the published film that its address names; the pages of a merged film move with it."""

    @wraps(view)
    def find(request: AnyRequest, film_slug: str, *args: Captured.args, **kwargs: Captured.kwargs) -> HttpResponse:
        reader: Reader = request.reader  # type: ignore[attr-defined]  # each app names its own kind of request
        film = at_address(reader.films(Film.objects.all()), slug=film_slug)
        if film.merged_into:
            return HttpResponsePermanentRedirect(_same_page_of(film.merged_into, request))
        return view(request, film, *args, **kwargs)

    return find


def in_film(view: Callable[Concatenate[AnyRequest, str, Captured], HttpResponse]) -> Callable[..., HttpResponse]:
    """Hand a view the slug of a film that its own query joins; the film is looked for only if that finds nothing."""

    @wraps(view)
    def find(request: AnyRequest, film_slug: str, *args: Captured.args, **kwargs: Captured.kwargs) -> HttpResponse:
        try:
            return view(request, film_slug, *args, **kwargs)
        except Http404:
            merged = Film.objects.filter(slug=film_slug, is_published=False, merged_into__isnull=False)
            film = merged.select_related("merged_into").first()
            if film is None or film.merged_into is None:
                raise
            return HttpResponsePermanentRedirect(_same_page_of(film.merged_into, request))

    return find


def _same_page_of(film: Film, request: HttpRequest) -> str:
    match = request.resolver_match
    if match is None:
        raise Http404
    query = request.GET.urlencode()
    path = reverse(match.view_name, kwargs={**match.kwargs, "film_slug": film.slug})
    return f"{path}?{query}" if query else path
