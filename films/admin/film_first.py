"""Adding what belongs to a film: the film is chosen first, and the form then offers what is in it."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from films.admin.catalogue import CatalogueAdmin
from films.admin.lists import is_key
from films.models import Film


class ChooseFilm(forms.Form):
    film = forms.ModelChoiceField(
        Film.objects.filter(merged_into=None).order_by("title", "year"), label=_("Film"), empty_label="—"
    )


class FilmFirstAdmin(CatalogueAdmin):
    """`?film=` names the film of a new thing; afterwards a thing stays in its film."""

    def film_from(self, request: HttpRequest) -> Film | None:
        """Named in the address, or by the list that the reader comes from."""
        filters = parse_qs(request.GET.get("_changelist_filters", ""))
        named = request.GET.get("film") or filters.get("film", [""])[0]
        return Film.objects.filter(pk=int(named)).first() if is_key(named) else None

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        if self.film_from(request) is None:
            return self._ask_for_film(request)
        return super().add_view(request, form_url, extra_context)

    def _ask_for_film(self, request: HttpRequest) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": _("Of which film?"),
            "opts": self.opts,
            "form": ChooseFilm(request.GET if "film" in request.GET else None),
            "media": self.media,
        }
        return TemplateResponse(request, "admin/films/choose_film.html", context)

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, change=change, **kwargs)
        form.film = obj.film if obj else self.film_from(request)  # type: ignore[attr-defined]
        return form

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Addresses stay as they are, since links hang on them; packs know the keys."""
        fixed = ("slug", "key") if obj else ()
        return (*super().get_readonly_fields(request, obj), *fixed)

    def response_add(self, request: HttpRequest, obj: Any, post_url_continue: str | None = None) -> HttpResponse:
        response = super().response_add(request, obj, post_url_continue)
        if "_addanother" in request.POST:
            return HttpResponseRedirect(f"{request.path}?film={obj.film_id}")
        return response

    @admin.display(description=_("film"), ordering="film__title")
    def film_link(self, thing: Any) -> str:
        address = reverse("admin:films_film_change", args=[thing.film_id])
        return format_html('<a href="{}">{}</a>', address, thing.film)
