"""Action of lists: merge duplicates, after a page that asks which one stays and says what will move."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from films.merging import count_what_hangs, merge, part, reasons_not_to_merge

MERGED_AT_ONCE_MAX = 20  # each is counted and shown, so that a curator can look at it


@admin.action(description=_("Merge duplicates…"), permissions=["change"])
def merge_selected(modeladmin: Any, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
    things = list(queryset[: MERGED_AT_ONCE_MAX + 1])
    if reasons := _reasons_against(things):
        for reason in reasons:
            modeladmin.message_user(request, reason, messages.ERROR)
        return None
    winner = next((thing for thing in things if str(thing.pk) == request.POST.get("winner")), None)
    if winner is None:
        return _ask_which_one_stays(modeladmin, request, things)
    _merge_into(winner, things, modeladmin, request)
    return None


@admin.action(description=_("Part from what it was merged into"), permissions=["change"])
def part_selected(modeladmin: Any, request: HttpRequest, queryset: QuerySet[Any]) -> None:
    count = len(part(things=list(queryset), by=request.user))
    said = ngettext(
        "%d stands on its own again, unpublished; what had moved stays where it is.",
        "%d stand on their own again, unpublished; what had moved stays where it is.",
        count,
    )
    modeladmin.message_user(request, said % count, messages.SUCCESS if count else messages.INFO)


def _reasons_against(things: list[Any]) -> list[Any]:
    if not things:  # deleted meanwhile
        return [_("Choose two or more.")]
    if len(things) > MERGED_AT_ONCE_MAX:
        return [_("Merge at most %(most)d at once.") % {"most": MERGED_AT_ONCE_MAX}]
    return reasons_not_to_merge(things[0], things[1:])


def _merge_into(winner: Any, things: list[Any], modeladmin: Any, request: HttpRequest) -> None:
    losers = [thing for thing in things if thing != winner]
    try:
        report = merge(winner=winner, losers=losers, by=request.user)
    except ValidationError as refused:
        for reason in refused.messages:
            modeladmin.message_user(request, reason, messages.ERROR)
        return
    told = [str(_("Merged into “%(winner)s”.") % {"winner": winner}), *report.sentences]
    modeladmin.message_user(request, " ".join(told), messages.SUCCESS)


def _ask_which_one_stays(modeladmin: Any, request: HttpRequest, things: list[Any]) -> HttpResponse:
    context = {
        **modeladmin.admin_site.each_context(request),
        "title": _("Merge duplicates"),
        "opts": modeladmin.opts,
        "candidates": [(thing, count_what_hangs(thing)) for thing in things],
        "was_asked": "confirmed" in request.POST,
        "checkbox": ACTION_CHECKBOX_NAME,
        "media": modeladmin.media,
    }
    return TemplateResponse(request, "admin/films/merge.html", context)
