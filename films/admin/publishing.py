"""Actions of lists: put the selected on the site, take them off."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from films.publishing import publish, unpublish


@admin.action(description=_("Publish"), permissions=["change"])
def publish_selected(modeladmin: Any, request: HttpRequest, queryset: QuerySet[Any]) -> None:
    outcome = publish(things=list(queryset), by=request.user)
    count = len(outcome.changed)
    if count:
        said = ngettext("%d is on the site now.", "%d are on the site now.", count)
        modeladmin.message_user(request, said % count, messages.SUCCESS)
    for thing, reasons in outcome.refused:
        said = _("“%(thing)s” was not published. %(reasons)s") % {"thing": thing, "reasons": " ".join(reasons)}
        modeladmin.message_user(request, said, messages.ERROR)
    if not count and not outcome.refused:
        modeladmin.message_user(request, _("All of them were on the site already."), messages.INFO)


@admin.action(description=_("Unpublish"), permissions=["change"])
def unpublish_selected(modeladmin: Any, request: HttpRequest, queryset: QuerySet[Any]) -> None:
    count = len(unpublish(things=list(queryset), by=request.user).changed)
    said = ngettext("%d is off the site; votes and talk stay.", "%d are off the site; votes and talk stay.", count)
    modeladmin.message_user(request, said % count, messages.SUCCESS)
