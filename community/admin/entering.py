"""The step before a removal: its entry as it will stand in the ledger, which nobody can change, and what goes."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone

from community.forms.legal_desk import RemovalForm
from community.models import Comment, LedgerEntry
from community.models.legal import DESTROYED, Scope
from community.sealing.seal import seal
from community.sealing.words import parts_of
from community.targets import Target, kind_of, name_of


def show_entry(
    request: HttpRequest,
    form: RemovalForm,
    target: Target,
    context: dict[str, Any],
    *,
    asked_at: dt.datetime | None = None,
) -> HttpResponse:
    """What was filled in travels along unseen, and is checked again when it is entered."""
    said = form.said
    if isinstance(target, Comment):
        said["scope"] = Scope.TEXT  # it has no title
    entry = LedgerEntry(
        kind=LedgerEntry.Kind.REMOVED,
        entered_at=timezone.now(),
        asked_at=asked_at,
        target_kind=kind_of(target),
        target_id=target.pk,
        requester=form.asker,
        **said,
    )
    return TemplateResponse(
        request, "admin/community/removal/enter.html", {**context, "form": form, **_shown(entry, target)}
    )


def _shown(entry: LedgerEntry, target: Target) -> dict[str, Any]:
    return {
        "entry": entry,
        "target": target,
        "name": name_of(target),
        "is_destroyed": entry.basis == DESTROYED,
        "parts": parts_of(seal(target, entry.scope)),
    }
