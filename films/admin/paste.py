"""The page "Paste a page": a film page as plain text, previewed before anything of it is stored."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _

from films.admin.paste_form import PasteForm
from films.admin.paste_preview import preview_of, sentence_of
from films.admin.typed import ModelAdmin
from films.catalogue.page.store import import_page
from films.catalogue.page.text import PageError


class PastesPages(ModelAdmin):
    """Adds the page to the admin of films."""

    def get_urls(self) -> list[URLPattern]:
        paste = path("paste/", self.admin_site.admin_view(self.paste_view), name="films_film_paste")
        return [paste, *super().get_urls()]

    def paste_view(self, request: HttpRequest) -> HttpResponse:
        """Fill in, preview, confirm: one address, told apart by the button that was pressed."""
        if not (self.has_add_permission(request) and self.has_change_permission(request)):
            raise PermissionDenied
        form = PasteForm(request, initial={"film": request.GET.get("film")})
        if request.method != "POST" or "change" in request.POST or not form.is_valid():
            return self._show(request, "form", form=form)
        if "confirm" in request.POST:
            return self._store(request, form)
        return self._show(request, "preview", form=form, preview=preview_of(form.plan))

    def _store(self, request: HttpRequest, form: PasteForm) -> HttpResponse:
        try:
            plan = import_page(**form.asked(), by=request.user)
        except PageError as error:
            self.message_user(request, str(error), messages.ERROR)
            return self._show(request, "form", form=form)
        self.message_user(request, sentence_of(plan), messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:films_film_change", args=[plan.film and plan.film.pk]))

    def _show(self, request: HttpRequest, step: str, **more: Any) -> HttpResponse:
        title = _("Paste a page") if step == "form" else _("Preview: nothing is stored yet")
        context = {**self.admin_site.each_context(request), "opts": self.opts, "title": title, **more}
        return TemplateResponse(request, f"admin/films/paste_{step}.html", context)
