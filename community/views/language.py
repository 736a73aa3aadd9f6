"""Where everybody chooses the language of the interface."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_POST

from community.members.languages import choose_language, languages
from community.models import Member
from community.pages.back import back_of


# A visitor's form holds no token, since that would cost everybody a cookie: a foreign page could only choose a
# language for them. What a member chooses is stored, and asks for theirs.
@csrf_exempt
@require_POST
def language(request: HttpRequest) -> HttpResponse:
    member = request.user
    if "language" not in request.POST:
        return render(request, "community/language/choose.html", status=400)
    return _of_member(request, member) if isinstance(member, Member) else _answer(request, _chosen(request))


@csrf_protect
def _of_member(request: HttpRequest, member: Member) -> HttpResponse:
    chosen = _chosen(request)
    choose_language(member=member, language=chosen)
    return _answer(request, chosen)


def _chosen(request: HttpRequest) -> str:
    """A code of ours, or nothing for what the browser asks for."""
    chosen = request.POST.get("language", "")
    if chosen and chosen not in languages():
        raise BadRequest("Reelive does not speak that language.")
    return chosen


def _answer(request: HttpRequest, language: str) -> HttpResponse:
    """Back to the page; the browser remembers it, so that a member who signs out reads on in the same language."""
    response = HttpResponseRedirect(back_of(request, otherwise=reverse("community:home")))
    if language:
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            language,
            max_age=settings.LANGUAGE_COOKIE_AGE,
            secure=settings.LANGUAGE_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
    else:
        response.delete_cookie(settings.LANGUAGE_COOKIE_NAME, samesite="Lax")
    return response
