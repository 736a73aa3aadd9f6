"""The first of a member's own pages, and the one of whom and what they follow."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from community.following import lend_follows
from community.models import FilmFollow, Member, MemberFollow, Removal
from community.news.own_feed import close_feed, open_feed
from community.pages.gate import for_members
from community.pages.me import GROUPS, crumbs
from community.reader import Request
from films.paging import page_by_key

FILMS_MAX = 200  # shown above the members; a profile pages through all of them


@never_cache
@login_required
@require_safe
def me(request: Request) -> HttpResponse:
    removals = Removal.objects.standing().filter(author=request.reader.member).count()
    return render(request, "community/me/index.html", {"groups": GROUPS, "removals": removals})


@never_cache
@require_safe
@for_members(back="community:following")
def following(request: HttpRequest, member: Member) -> HttpResponse:
    members = MemberFollow.objects.filter(follower=member).select_related("followed")
    films = FilmFollow.objects.filter(follower=member, film__is_published=True).select_related("film")
    page = page_by_key(members, by="-since", after=request.GET.get("after", ""))
    films = films.order_by("-since", "-id")[:FILMS_MAX]
    for followed in [*(follow.followed for follow in page.rows), *(follow.film for follow in films)]:
        setattr(followed, "is_followed", True)  # noqa: B010 - as an annotation would
    feed = reverse("community:own-feed", args=[member.feed_token]) if member.feed_token else ""
    context = {
        "page": page,
        "films": films,
        "feed": request.build_absolute_uri(feed) if feed else "",
        "lends": member.lends_follows,
        "crumbs": crumbs(_("Following")),
    }
    return render(request, "community/me/following.html", context)


@require_POST
@for_members(back="community:following")
def lending(request: HttpRequest, member: Member) -> HttpResponse:
    """Let those whom the member follows count for their followers, or not."""
    lend_follows(member=member, lends="lends" in request.POST)
    messages.success(request, _("That is kept."))
    return redirect("community:following")


@require_POST
@for_members(back="community:following")
def own_feed(request: HttpRequest, member: Member) -> HttpResponse:
    """Give the member's feed an address, a new one in the place of the old, or none."""
    if "close" in request.POST:
        close_feed(member=member)
        messages.success(request, _("Your feed is closed; its address leads nowhere."))
    else:
        open_feed(member=member)
        messages.success(request, _("Your feed has an address that nobody else knows."))
    return redirect(f"{reverse('community:following')}#feed")
