"""The legal desk's three lists: reports, removals, counter-notices. Operators alone; nothing in them is edited."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.timesince import timesince
from django.utils.translation import gettext_lazy as _

from community.admin.legal_desk import read_and_answer_notice, read_and_decide, read_and_restore, remove_without_report
from community.models import CounterNotice, Removal, Report
from community.targets import name_of
from films.admin.lists import PatientLists

Page = Callable[[HttpRequest, Any, dict[str, Any]], HttpResponse]


class DeskAdmin(PatientLists):
    """Opened on a page of its own, and decided there by the verbs; never edited, never deleted."""

    list_per_page = 50
    show_full_result_count = False
    actions = None
    page: Page  # reads and decides one of them

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        thing = self.get_object(request, object_id)
        if thing is None or not self.has_view_permission(request, thing):
            return super().change_view(request, object_id, form_url, extra_context)  # which says so
        return self.page(request, thing, self._context(request))

    def _context(self, request: HttpRequest) -> dict[str, Any]:
        return {**self.admin_site.each_context(request), "opts": self.opts}


@admin.register(Report)
class ReportAdmin(DeskAdmin):
    page = staticmethod(read_and_decide)
    list_display = ("number", "waited", "category", "about", "requester", "state", "reported_at")
    list_filter = ("state", "category", "requester")
    ordering = ("-state", "reported_at", "id")  # those that wait first, the oldest of them on top

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).with_targets()  # type: ignore[attr-defined]

    @admin.display(description=_("number"), ordering="id")
    def number(self, report: Report) -> str:
        return str(report).capitalize()

    @admin.display(description=_("has waited"), ordering="reported_at")
    def waited(self, report: Report) -> str:
        return waiting_since(report.reported_at) if report.state == Report.State.WAITING else "—"

    @admin.display(description=_("about"))
    def about(self, report: Report) -> str:
        return name_of(report.target) if report.target else "—"


@admin.register(Removal)
class RemovalAdmin(DeskAdmin):
    page = staticmethod(read_and_restore)
    list_display = ("number", "basis", "about", "removed_at", "restored_at", "notice")
    list_filter = ("entry__basis", ("restored_at", admin.EmptyFieldListFilter))
    ordering = ("-removed_at", "-id")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm("community.add_removal"))

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        return remove_without_report(request, {**self._context(request), "title": _("Remove without a report")})

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).with_targets()  # type: ignore[attr-defined]

    @admin.display(description=_("ledger entry"), ordering="entry__number")
    def number(self, removal: Removal) -> str:
        return str(removal.entry.number)

    @admin.display(description=_("legal basis"), ordering="entry__basis")
    def basis(self, removal: Removal) -> str:
        return removal.entry.get_basis_display()

    @admin.display(description=_("about"))
    def about(self, removal: Removal) -> str:
        return name_of(removal.target) if removal.target else "—"

    @admin.display(description=_("counter-notice"))
    def notice(self, removal: Removal) -> str:
        notice: CounterNotice | None = getattr(removal, "counter_notice", None)
        return notice.outcome if notice else "—"


@admin.register(CounterNotice)
class CounterNoticeAdmin(DeskAdmin):
    page = staticmethod(read_and_answer_notice)
    list_display = ("entry", "waited", "author", "state", "received_at")
    list_filter = ("state",)
    list_select_related = ("author", "removal__entry")
    ordering = ("-state", "received_at", "id")

    @admin.display(description=_("against"))
    def entry(self, notice: CounterNotice) -> str:
        return str(notice.removal.entry)

    @admin.display(description=_("has waited"), ordering="received_at")
    def waited(self, notice: CounterNotice) -> str:
        return waiting_since(notice.received_at) if notice.state == CounterNotice.State.WAITING else "—"


def waiting_since(then: dt.datetime) -> str:
    return timesince(then, timezone.now())
