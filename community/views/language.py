"""Where everybody chooses the language of the interface."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_POST

from community.languages import choose_language, languages
from community.models import Member


# A visitor's form holds no token, since that would cost everybody a cookie: a foreign page could only choose a
# language for them. What a member chooses is stored, and asks for theirs.
@csrf_exempt
@require_POST
def language(request: HttpRequest) -> HttpResponse:
    return _of_member(request) if isinstance(request.user, Member) else _of_visitor(request)


@csrf_protect
def _of_member(request: HttpRequest) -> HttpResponse:
    member = request.user
    assert isinstance(member, Member)  # noqa: S101 - whoever calls has looked
    response = _back(request)
    choose_language(member=member, language=_chosen(request))
    return _remember(response, member.language)


def _of_visitor(request: HttpRequest) -> HttpResponse:
    return _remember(_back(request), _chosen(request))


def _chosen(request: HttpRequest) -> str:
    """A code of ours, or nothing for what the browser asks for."""
    chosen = request.POST.get("language", "")
    if chosen and chosen not in languages():
        raise BadRequest("Reelive does not speak that language.")
    return chosen


def _back(request: HttpRequest) -> HttpResponse:
    place = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(place, allowed_hosts=None)
    return HttpResponseRedirect(place if is_ours else reverse("community:home"))


def _remember(response: HttpResponse, language: str) -> HttpResponse:
    """In this browser, so that a member who signs out reads on in the same language."""
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
