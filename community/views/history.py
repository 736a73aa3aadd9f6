"""What authors changed in their words, for everybody to read."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from community.history.changes import page_of_changes
from community.reader import Request
from community.talks.writings import KINDS, public_writing


@require_safe
def history(request: Request, kind: str, writing_id: int) -> HttpResponse:
    model, _ = KINDS[kind]
    rows = model._default_manager.select_related("author", "film" if kind == "post" else "discussion__film")
    writing = public_writing(request.reader.lens(rows), writing_id)
    is_told = not (writing.is_withheld or writing.is_removed)
    changes, page = page_of_changes(writing, request.GET.get("after", ""))
    context = {
        "writing": writing,
        "kind": kind,
        "changes": changes if is_told else [],
        "is_told": is_told,
        "page": page,
        "is_author": request.reader.member is not None and request.reader.member.pk == writing.author_id,
    }
    return render(request, "community/writing/history.html", context)
