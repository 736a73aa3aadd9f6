"""The page on which a curator reads a suggestion, and accepts or declines it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from community.forms.decision import REOPEN, DecisionForm
from community.models import Member, Suggestion
from community.suggesting import AlreadyDecided, accept_suggestion, decline_suggestion, reopen_suggestion
from films.worklists import MODELS

About = Suggestion.About


def read_and_answer(request: HttpRequest, suggestion: Suggestion, context: dict[str, Any]) -> HttpResponse:
    if not request.user.has_perm("community.view_suggestion"):
        raise PermissionDenied
    if request.method != "POST":
        return _page(request, suggestion, DecisionForm(initial=_likely(suggestion)), context)
    if not isinstance(request.user, Member) or not request.user.has_perm("community.change_suggestion"):
        raise PermissionDenied
    if REOPEN in request.POST:
        reopen_suggestion(suggestion=suggestion, curator=request.user)
        return HttpResponseRedirect(request.path)
    form = DecisionForm(request.POST)
    if not form.is_valid():
        return _page(request, suggestion, form, context, status=400)
    try:
        _decide(form, suggestion, request.user)
    except AlreadyDecided as late:
        return _page(request, late.suggestion, form, {**context, "is_late": True}, status=409)
    messages.success(request, _("“%(title)s” is answered.") % {"title": suggestion})
    return HttpResponseRedirect(reverse("admin:community_suggestion_changelist"))


def _decide(form: DecisionForm, suggestion: Suggestion, curator: Member) -> None:
    answer, now = form.cleaned_data["answer"], timezone.now()
    if form.is_accepted:
        became = form.cleaned_data["became"]
        accept_suggestion(suggestion=suggestion, curator=curator, became=became, answer=answer, now=now)
    else:
        decline_suggestion(suggestion=suggestion, curator=curator, answer=answer, now=now)


def _page(
    request: HttpRequest, suggestion: Suggestion, form: DecisionForm, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    shown = {
        "title": suggestion,
        "suggestion": suggestion,
        "form": form,
        "may_answer": request.user.has_perm("community.change_suggestion"),
        "additions": _additions(suggestion),
    }
    return TemplateResponse(request, "admin/community/suggestion/answer.html", {**context, **shown}, status=status)


def _likely(suggestion: Suggestion) -> dict[str, str]:
    """A correction became what it corrects; what it was told before a slip of the hand is there to be edited."""
    thing = suggestion.moment or suggestion.film
    became = thing if suggestion.about == About.CORRECTION else None
    return {"became": became.get_absolute_url() if became else "", "answer": suggestion.answer}


def _additions(suggestion: Suggestion) -> list[tuple[str, str]]:
    """Where what is missing can be added: (its name, address)."""
    if suggestion.about == About.FILM:
        return [(_("film"), reverse("admin:films_film_add"))]
    if suggestion.about != About.MOMENT or suggestion.film_id is None:
        return []
    return [
        (str(model._meta.verbose_name), f"{reverse(f'admin:films_{kind}_add')}?film={suggestion.film_id}")
        for kind, model in MODELS.items()
    ]
