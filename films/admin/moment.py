"""What the lists and forms of all kinds of moment share, and the list of all moments."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from films.admin.catalogue import CatalogueAdmin
from films.admin.film_first import FilmFirstAdmin
from films.admin.filters import FilmFilter, WorklistFilter
from films.admin.merging import merge_selected, part_selected
from films.admin.moment_form import MomentForm
from films.models import Moment
from films.timecode import write_timecode

SOURCE = ("provenance", "source", "note")
ADDRESS = ("slug", "key")


class MomentAdmin(FilmFirstAdmin):
    form = MomentForm
    list_display: Any = ("title", "film_link", "scene", "starts", "provenance", "is_published", "on_site")
    list_filter = (FilmFilter, "is_published", "provenance", WorklistFilter)
    search_fields: ClassVar[Any] = ("title", "slug", "source", "note")
    search_help_text = _("Title, text, source or note")
    ordering = ("film__title", "position", "id")
    actions: Any = (*CatalogueAdmin.actions, merge_selected, part_selected)
    slug_made_of = ("title",)
    readonly_fields: ClassVar[Any] = ("film_link", "votes")
    why_no_delete = _(
        "Votes and talk hang on a moment, so it is taken off the site by unticking “published”. "
        "Operators can delete it."
    )
    # Names of fields, above and below those that all kinds share.
    telling: ClassVar[tuple[Any, ...]] = ()
    placing: ClassVar[tuple[Any, ...]] = ("scene", "episode")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related("film", "scene", "episode", "speaker", "merged_into")

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        film = obj.film if obj else self.film_from(request)
        placing = [name for name in self.placing if name != "episode" or (film and film.is_series)]
        times = (("starts_at", "ends_at", "is_estimated"), "reveal_at")
        return [
            (None, {"fields": ["film_link", *self.telling, "is_published"]}),
            (_("Where it stands in the film"), {"fields": [*placing, *times, "position"]}),
            (_("How we know it"), {"fields": SOURCE}),
            (_("Its address"), {"fields": [*ADDRESS, *(["votes"] if obj else [])], "classes": ["collapse"]}),
        ]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What the law took is not written anew while it may still be put back."""
        return super().has_change_permission(request, obj) and not (obj is not None and obj.is_removed)

    @admin.display(description=_("starts at"), ordering="starts_at")
    def starts(self, moment: Moment) -> str:
        return "—" if moment.starts_at is None else write_timecode(moment.starts_at)

    @admin.display(description=_("votes"))
    def votes(self, moment: Moment) -> str:
        return _("%(ups)d relived it, %(downs)d not for them") % {"ups": moment.ups, "downs": moment.downs}


@admin.register(Moment)
class AnyMomentAdmin(CatalogueAdmin):
    """To look through everything in a film; each moment is changed on the page of its kind."""

    list_display = ("title", "kind", "film", "provenance", "is_published", "on_site")
    list_filter = (FilmFilter, "kind", "is_published", "provenance")
    list_select_related = ("film",)
    search_fields = ("title", "slug", "film__title")
    ordering = ("-created_at", "-id")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """History and rules belong to the kinds."""
        return {}

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        moment = self.get_object(request, object_id)
        if moment is None or not self.has_view_permission(request, moment):
            return super().change_view(request, object_id, form_url, extra_context)
        return HttpResponseRedirect(reverse(f"admin:films_{moment.kind}_change", args=[moment.pk]))
