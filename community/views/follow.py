"""Where members follow each other and films."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from community import following
from community.members.naming import member_named
from community.models import Member
from community.pages.gone import unless_gone
from community.pages.toggles import answer, ask_to_sign_in, follow_toggle, pressed
from community.reader import Request
from films.models import Film


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def follow_member(request: Request, username: str) -> HttpResponse:
    followed = member_named(username)
    if followed is None:
        raise Http404
    place, follower = followed.get_absolute_url(), request.user
    if request.method != "POST":
        return redirect(place)
    if not isinstance(follower, Member):
        return ask_to_sign_in(request, otherwise=place)
    is_on = pressed(request)
    if not is_on:
        following.unfollow_member(follower=follower, followed=followed)
    elif follower != followed:  # nobody finds the button on their own page
        with unless_gone():
            following.follow_member(follower=follower, followed=followed, now=timezone.now())
    return answer(request, follow_toggle(followed, is_on=is_on), said=_said(is_on), otherwise=place)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def follow_film(request: Request, film_slug: str) -> HttpResponse:
    film = get_object_or_404(Film.objects.published(), slug=film_slug)
    place, follower = film.get_absolute_url(), request.user
    if request.method != "POST":
        return redirect(place)
    if not isinstance(follower, Member):
        return ask_to_sign_in(request, otherwise=place)
    is_on = pressed(request)
    if is_on:
        with unless_gone():
            following.follow_film(follower=follower, film=film, now=timezone.now())
    else:
        following.unfollow_film(follower=follower, film=film)
    return answer(request, follow_toggle(film, is_on=is_on), said=_said(is_on), otherwise=place)


def _said(is_on: bool) -> str:
    return _("You follow now.") if is_on else _("You do not follow any more.")
