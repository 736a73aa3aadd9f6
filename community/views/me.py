"""The first of a member's own pages, and the one of whom and what they follow."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from community.me import PLACES, crumbs
from community.models import FilmFollow, MemberFollow
from community.reader import Request
from films.paging import page_by_key

FILMS_MAX = 200  # shown above the members; a profile pages through all of them


@never_cache
@login_required
@require_safe
def me(request: Request) -> HttpResponse:
    return render(request, "community/me/index.html", {"places": PLACES})


@never_cache
@login_required
@require_safe
def following(request: Request) -> HttpResponse:
    members = MemberFollow.objects.filter(follower=request.user.pk).select_related("followed")
    films = FilmFollow.objects.filter(follower=request.user.pk, film__is_published=True).select_related("film")
    page = page_by_key(members, by="-since", after=request.GET.get("after", ""))
    films = films.order_by("-since", "-id")[:FILMS_MAX]
    for followed in [*(follow.followed for follow in page.rows), *(follow.film for follow in films)]:
        setattr(followed, "is_followed", True)  # noqa: B010 - as an annotation would
    context = {"page": page, "films": films, "crumbs": crumbs(_("Following"))}
    return render(request, "community/me/following.html", context)
