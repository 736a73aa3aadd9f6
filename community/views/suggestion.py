"""Where members propose what is missing or wrong, and read what became of it."""

from __future__ import annotations

import re
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from community.brakes import WAITING_SUGGESTIONS_MAX, suggestions_left
from community.forms.suggestion import SuggestionForm
from community.in_turn import in_turn
from community.models import Member, Suggestion
from community.suggesting import propose_suggestion, said_already
from community.talks.drafts import as_typed, ask_to_sign_in, drop_draft, kept_draft, say_not_kept
from films.models import Film, Moment
from films.paging import page_by_key

About = Suggestion.About
DRAFT = "suggestion"
TITLES_MAX = 100  # offered while typing; any other can be typed too
NUMBER = re.compile("[0-9]{1,15}")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def suggest(request: HttpRequest) -> HttpResponse:
    if not isinstance(request.user, Member):
        return _ask_to_sign_in(request)
    if request.method == "POST":
        return _send(request, request.user)
    draft = kept_draft(request, DRAFT)
    return _form_page(request, SuggestionForm(initial=_about_what(request) | draft), is_kept=bool(draft))


@never_cache
@login_required
@require_safe
def suggestions(request: HttpRequest) -> HttpResponse:
    mine = Suggestion.objects.filter(proposer=request.user.pk).select_related("film", "moment__film")
    page = page_by_key(mine, by="-proposed_at", after=request.GET.get("after", ""))
    return render(request, "community/suggestion/list.html", {"page": page})


def _ask_to_sign_in(request: HttpRequest) -> HttpResponse:
    """What was typed while a session ran out is kept until they are back, or comes back on the page."""
    if request.method != "POST":
        return render(request, "community/suggestion/visitor.html", {"next": request.get_full_path()})
    fields = SuggestionForm.base_fields
    way = ask_to_sign_in(request, name=DRAFT, fields=fields, back=reverse("community:suggest"))
    form = SuggestionForm(initial=as_typed(request, fields))
    return way or _form_page(request, form, problem=say_not_kept(), status=429)


def _send(request: HttpRequest, member: Member) -> HttpResponse:
    form = SuggestionForm(request.POST)
    if not form.is_valid():
        return _form_page(request, form, status=400)
    now = timezone.now()
    words = {name: form.cleaned_data[name] for name in ("about", "title", "text")}
    with in_turn(member):
        may = bool(suggestions_left(member) or said_already(proposer=member, **words, now=now))
        if may:
            propose_suggestion(proposer=member, **form.cleaned_data, now=now)
    if not may:
        form.add_error(None, _("%(most)d of your suggestions are waiting already.") % {"most": WAITING_SUGGESTIONS_MAX})
        return _form_page(request, form, status=429)
    drop_draft(request, DRAFT)
    messages.success(request, _("Thank you. A curator reads it and answers here."))
    return redirect("community:suggestions")


def _about_what(request: HttpRequest) -> dict[str, Any]:
    """What the link says that led here."""
    number, slug = request.GET.get("moment", ""), request.GET.get("film", "")
    moment = Moment.objects.public().filter(pk=int(number)).first() if NUMBER.fullmatch(number) else None
    film = Film.objects.published().filter(slug=slug).first() if slug else None
    about = request.GET.get("about") or (About.CORRECTION if moment else About.MOMENT)
    is_correction = moment is not None and about == About.CORRECTION
    return {"about": about, "moment": moment, "film": film, "title": moment.title if moment and is_correction else ""}


def _form_page(
    request: HttpRequest, form: SuggestionForm, *, problem: str = "", is_kept: bool = False, status: int = 200
) -> HttpResponse:
    context = {
        "form": form,
        "moment": form.moment_meant(),
        "problem": problem,
        "is_kept": is_kept,
        "most": WAITING_SUGGESTIONS_MAX,
        "titles": Film.objects.published().order_by("title", "id")[:TITLES_MAX],
    }
    return render(request, "community/suggestion/form.html", context, status=status)
