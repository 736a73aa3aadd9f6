"""One post: where it is written, and its own page with its talk."""

from __future__ import annotations

import re
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from community.brakes import brake_on_post
from community.drafts import ask_to_sign_in, drop_draft, kept_draft, tell_stored
from community.forms.post import PostForm
from community.models import Member, Post
from community.posting import publish_post, sent_already
from community.previewing import preview_of
from community.reader import Request
from community.structured_data import forum_posting, gist_of_post, say_what_it_is
from community.talk_crumbs import talk_crumbs
from films.models import Film, Moment
from films.structured_data import breadcrumb_list

DRAFT = "post"
FIELDS = ("key", "kind", "film", "moment", "title", "body", "tags", "reveal_at")
TITLES_MAX = 100  # offered while typing; any other can be typed too
NUMBER = re.compile("[0-9]{1,15}")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def post_new(request: Request) -> HttpResponse:
    if request.method == "POST":
        return _preview(request) if "preview" in request.POST else _publish(request)
    if not isinstance(request.user, Member):
        return render(request, "community/post/visitor.html", {"next": request.get_full_path()})
    draft = kept_draft(request, DRAFT)
    return _form_page(request, PostForm(initial={**_about_what(request), **draft}), is_kept=bool(draft))


@require_safe
def post_detail(request: Request, post_id: int, slug: str = "") -> HttpResponse:
    posts = Post.objects.on_the_site().with_cards()
    post = get_object_or_404(request.reader.lens(posts), pk=post_id)
    if slug != post.slug:
        return redirect(post, permanent=True)
    crumbs = [*talk_crumbs(post.film), (str(post), "")]
    context = {
        "post": post,
        "crumbs": crumbs,
        "description": gist_of_post(post) or say_what_it_is(post),
        "canonical": request.build_absolute_uri(post.get_absolute_url()),
        "forum_posting": forum_posting(post, request.build_absolute_uri),
        "breadcrumb_list": breadcrumb_list(crumbs, request.build_absolute_uri),
    }
    return render(request, "community/post/detail.html", context)


def _preview(request: Request) -> HttpResponse:
    """Show the form as it was sent, and complain of nothing yet."""
    form = PostForm(initial={name: request.POST[name] for name in FIELDS if name in request.POST})
    if not isinstance(request.user, Member):
        return _publish(request)
    return _form_page(request, form, preview=preview_of(request))


def _publish(request: Request) -> HttpResponse:
    form = PostForm(request.POST)
    if not form.is_valid():
        return _form_page(request, form, status=400)
    if not isinstance(request.user, Member):
        return _keep(request, form)
    now, words = timezone.now(), form.cleaned_data
    refusal = brake_on_post(author=request.user, body=words["body"], html=form.html, now=now)
    if refusal and not sent_already(author=request.user, key=words["key"]):  # the second click of two is no haste
        form.add_error(None, str(refusal))
        return _form_page(request, form, status=429, retry_after=refusal.seconds)
    post = publish_post(author=request.user, **words, now=now)
    drop_draft(request, DRAFT)
    return tell_stored(redirect(post), post.key)


def _keep(request: Request, form: PostForm) -> HttpResponse:
    """Their session ran out while they typed."""
    way = ask_to_sign_in(request, name=DRAFT, fields=FIELDS, back=reverse("community:post-new"))
    if way is None:
        form.add_error(None, _("You are signed out. Copy your text, sign in, and paste it into this form again."))
    return way or _form_page(request, form, status=429)


def _about_what(request: Request) -> dict[str, Any]:
    """What the link says that led here; a film by its address or, from the form, by its title."""
    number, film = request.GET.get("moment", ""), request.GET.get("film", "")
    moment = Moment.objects.public().filter(pk=int(number)).first() if NUMBER.fullmatch(number) else None
    named = Film.objects.published().filter(slug=film).first() if film else None
    return {"moment": moment, "film": named or film}


def _form_page(
    request: Request,
    form: PostForm,
    *,
    preview: object = None,
    is_kept: bool = False,
    status: int = 200,
    retry_after: int = 0,
) -> HttpResponse:
    titles = [] if form.about_moment else Film.objects.published().order_by("title", "id")[:TITLES_MAX]
    context = {"form": form, "preview": preview, "is_kept": is_kept, "titles": titles}
    response = render(request, "community/post/form.html", context, status=status)
    if retry_after:
        response["Retry-After"] = str(retry_after)
    return response
