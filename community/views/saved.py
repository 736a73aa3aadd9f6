"""What members keep for themselves: saving it, the list, and the notes on it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from community.forms.note import NoteForm
from community.members.saved import as_seen_by
from community.models import Member, SavedItem
from community.pages.back import back_of
from community.pages.gone import unless_gone
from community.pages.me import crumbs
from community.pages.toggles import answer, ask_to_sign_in, pressed, save_toggle
from community.reader import Request
from community.saving import let_go, save_item, unsave_item, write_note
from community.targets import MODELS, Target, find_target
from films.paging import page_by_key

FILTERS = {
    "": gettext_lazy("Everything"),
    "moment": gettext_lazy("Moments"),
    "post": gettext_lazy("Posts"),
    "comment": gettext_lazy("Comments"),
}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def save_or_let_go(request: Request, kind: str, target_id: int) -> HttpResponse:
    is_on = request.method != "POST" or pressed(request)
    target = _find(request, kind, target_id, is_on=is_on)
    place = target.get_absolute_url()
    if request.method != "POST":
        return redirect(place)
    if not isinstance(request.user, Member):
        return ask_to_sign_in(request, otherwise=place)
    if is_on:
        with unless_gone():
            save_item(member=request.user, target=target, now=timezone.now())
    else:
        unsave_item(member=request.user, target=target)
    said = _("Saved. You find it under your name, and nobody else does.") if is_on else _("Not saved any more.")
    return answer(request, save_toggle(target, is_on=is_on), said=said, otherwise=place)


def _find(request: Request, kind: str, target_id: int, *, is_on: bool) -> Target:
    """Only what is on the site is saved; what was taken off it meanwhile can be let go by who saved it."""
    if not is_on and kind in MODELS and request.user.is_authenticated:
        rows: Any = MODELS[kind]._default_manager.filter(saved__member=request.user.pk)
        saved: Target | None = (rows.select_related("film") if kind == "moment" else rows).filter(pk=target_id).first()
        if saved:
            return saved
    return find_target(kind, target_id, reader=request.reader)


@never_cache
@login_required
@require_safe
def saved(request: Request) -> HttpResponse:
    kind = request.GET.get("kind", "")
    if kind not in FILTERS:
        raise Http404(_("Moments, posts and comments can be saved; this is none of them."))
    mine = SavedItem.objects.filter(member=request.user.pk)
    rows = mine.of_kind(kind) if kind else mine
    page = page_by_key(as_seen_by(request.reader, rows), by="-saved_at", after=request.GET.get("after", ""))
    context = {"page": page, "kind": kind, "filters": FILTERS.items(), "crumbs": crumbs(_("Saved"))}
    return render(request, "community/saved/list.html", context)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def saved_note(request: Request, item_id: int) -> HttpResponse:
    """Where a note is written, and where one that is too long comes back to."""
    rows = as_seen_by(request.reader, SavedItem.objects.filter(member=request.user.pk))
    item = get_object_or_404(rows, pk=item_id)
    form = NoteForm(request.POST if request.method == "POST" else None, initial={"note": item.note})
    if not form.is_valid():
        context = {"item": item, "form": form, "back": _back(request, item), "crumbs": crumbs(_("Your note"))}
        return render(request, "community/saved/note.html", context, status=400 if form.is_bound else 200)
    write_note(item=item, note=form.cleaned_data["note"])
    return redirect(f"{_back(request, item)}#saved-{item.pk}")


@never_cache
@login_required
@require_POST
def saved_let_go(request: Request, item_id: int) -> HttpResponse:
    item = get_object_or_404(SavedItem, member=request.user.pk, pk=item_id)
    let_go(item=item)
    messages.success(request, _("It is not among your saved items any more."))
    return redirect(_back(request, item))


def _back(request: Request, item: SavedItem) -> str:
    return back_of(request, otherwise=reverse("community:saved"))
