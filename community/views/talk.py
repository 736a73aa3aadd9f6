"""Where posts are listed: all of them, those about a film, those under a tag."""

from __future__ import annotations

from functools import partial

from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from community.models import Post, Tag
from community.reader import Request
from community.tagging import tag_slug
from community.talks.post_list import find_posts
from community.talks.post_order import ORDERS_OF_TAG, order_named
from community.talks.tagged import page_of_tag
from films.addresses import of_film
from films.crumbs import Crumb, film_crumbs
from films.languages import UNKNOWN
from films.models import Film

ANYWAY = "anyway"  # asks for the talk about a film that the reader wants to see first


@require_safe
def talk(request: Request) -> HttpResponse:
    member = request.reader.member
    if "mine" in request.GET and member is None:
        return redirect_to_login(request.get_full_path())
    posts = request.reader.lens(Post.objects.public().with_cards(), where="lists")
    found = find_posts(posts, request.GET, member=member, now=timezone.now())
    context = {
        "list": found,
        "canonical": request.build_absolute_uri(request.path),
        "feed": reverse("community:talk-feed"),
    }
    return render(request, "community/talk/list.html", context)


@require_safe
@of_film
def film_talk(request: Request, film: Film) -> HttpResponse:
    crumbs = [*film_crumbs(film), Crumb(_("Talk"))]
    if request.reader.reach.is_blind_to(film) and ANYWAY not in request.GET:
        return render(request, "community/talk/kept_back.html", {"film": film, "crumbs": crumbs})
    posts = request.reader.lens(Post.objects.public().of_film(film).with_cards(), film=film, where="lists")
    found = find_posts(posts, request.GET, member=None, now=timezone.now())
    context = {
        "film": film,
        "list": found,
        "crumbs": crumbs,
        "is_told": True,
        "canonical": request.build_absolute_uri(request.path),
        "feed": reverse("community:film-talk-feed", args=[film.slug]),
    }
    return render(request, "community/talk/film.html", context)


@require_safe
def tag_detail(request: Request, slug: str) -> HttpResponse:
    if slug != tag_slug(slug) and tag_slug(slug):
        return redirect("community:tag-detail", tag_slug(slug), permanent=True)
    tag = get_object_or_404(Tag, slug=slug)
    order = order_named(request.GET.get("sort", ""), among=ORDERS_OF_TAG)
    context = {
        "tag": tag,
        "order": order,
        "orders": ORDERS_OF_TAG,
        "page": page_of_tag(
            tag, order, after=request.GET.get("after", ""), lens=partial(request.reader.lens, where="lists")
        ),
        "crumbs": [Crumb(_("Talk"), reverse("community:talk")), Crumb(tag.name, language=UNKNOWN)],
        "canonical": request.build_absolute_uri(request.path),
    }
    return render(request, "community/talk/tag.html", context)
