"""The public ledger: a page at a time, entry by entry, and whole for whoever wants to prove it."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import condition, require_safe

from community.ledger.canonical import said_by
from community.ledger.reading import current_head, followed, target_of
from community.models import LedgerEntry
from films.paging import page_by_key

ENTRIES_A_PAGE = 500  # of JSON


def head_hash(request: HttpRequest, **kwargs: Any) -> str:
    """What has not grown has not changed."""
    return f'"{current_head().hash}"'


@require_safe
def ledger(request: HttpRequest) -> HttpResponse:
    page = page_by_key(LedgerEntry.objects.all(), by="-number", after=request.GET.get("after", ""))
    after = followed(page.rows)
    rows = [(entry, after.get(entry.number, [])) for entry in page.rows]
    context = {"page": page, "rows": rows, "head": current_head()}
    return render(request, "community/ledger/list.html", context)


@require_safe
def ledger_entry(request: HttpRequest, number: int) -> HttpResponse:
    entry = get_object_or_404(LedgerEntry, number=number)
    context = {
        "entry": entry,
        "target": target_of(entry),
        "first": LedgerEntry.objects.filter(number=entry.continues).first() if entry.continues else None,
        "followed": followed([entry]).get(entry.number, []),
    }
    return render(request, "community/ledger/detail.html", context)


@require_safe
@condition(etag_func=head_hash)
def ledger_json(request: HttpRequest) -> HttpResponse:
    after = request.GET.get("after", "0")
    if not after.isdecimal() or len(after) > 18:
        raise Http404(_("The ledger is asked for what comes after the number of an entry."))
    entries = list(LedgerEntry.objects.filter(number__gt=int(after)).order_by("number")[:ENTRIES_A_PAGE])
    head, last = current_head(), entries[-1].number if entries else int(after)
    onward = f"{reverse('community:ledger-json')}?after={last}" if entries and last < head.number else None
    said = {
        "about": request.build_absolute_uri(reverse("community:ledger")),
        "head": {"number": head.number, "hash": head.hash},
        "entries": [{**said_by(entry), "hash": entry.hash} for entry in entries],
        "next": request.build_absolute_uri(onward) if onward else None,
    }
    return JsonResponse(said, json_dumps_params={"ensure_ascii": False, "indent": 1})
