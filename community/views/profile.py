"""Where a member changes their own profile."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from community.forms.profile import FILMS, MOMENTS, ProfileForm
from community.members.favourites import favourite_films, favourite_moments, moments_to_offer
from community.models import Member
from community.pages.me import crumbs
from community.profiling import change_profile
from community.talks.drafts import as_typed, ask_to_sign_in, drop_draft, kept_draft, say_not_kept
from films.models import Film

DRAFT = "profile"
KEPT = ("display_name", "bio", "visibility", *FILMS, *MOMENTS)
TITLES_MAX = 100  # offered while typing; any other can be typed too


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def profile(request: HttpRequest) -> HttpResponse:
    member = request.user
    if not isinstance(member, Member):
        return _ask_to_sign_in(request)
    draft = kept_draft(request, DRAFT)
    if request.method != "POST":
        return _form_page(request, member, ProfileForm(initial=_as_it_is(member) | draft), is_kept=bool(draft))
    form = ProfileForm(request.POST, request.FILES)
    if not form.is_valid():
        return _form_page(request, member, form, status=400)
    picture = {name: form.cleaned_data[name] for name in ("picture", "drops_picture")}
    changed = change_profile(member=member, words=form.words, films=form.films, moments=form.moments, **picture)
    drop_draft(request, DRAFT)
    messages.success(request, _("This is how others see you now."))
    return redirect(changed)


def _ask_to_sign_in(request: HttpRequest) -> HttpResponse:
    """What was typed while a session ran out is kept until they are back, or comes back on the page."""
    way = ask_to_sign_in(request, name=DRAFT, fields=KEPT, back=reverse("community:profile"))
    form = ProfileForm(initial=as_typed(request, KEPT))
    return way or _form_page(request, None, form, problem=say_not_kept(), status=429)


def _as_it_is(member: Member) -> dict[str, Any]:
    words = {name: getattr(member, name) for name in ("display_name", "bio", "visibility", "shows_relived")}
    films = dict(zip(FILMS, map(str, favourite_films(member)), strict=False))
    moments = {
        name: moment.get_absolute_url()
        for name, moment in zip(MOMENTS, favourite_moments(member), strict=False)
    }  # fmt: skip
    return words | films | moments


def _form_page(
    request: HttpRequest,
    member: Member | None,
    form: ProfileForm,
    *,
    problem: str = "",
    is_kept: bool = False,
    status: int = 200,
) -> HttpResponse:
    form.name_moments()
    context = {
        "form": form,
        "member": member,
        "problem": problem,
        "is_kept": is_kept,
        "film_fields": [form[name] for name in FILMS],
        "moment_fields": [form[name] for name in MOMENTS],
        "titles": Film.objects.published().order_by("title", "id")[:TITLES_MAX],
        "offered": moments_to_offer(member) if member else [],
        "crumbs": crumbs(_("Profile")),
    }
    return render(request, "community/profile/form.html", context, status=status)
