"""One post: where it is written, and its own page with its talk."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from community.brakes import Refusal, brake_on_post
from community.forms.post import PostForm
from community.in_turn import in_turn
from community.models import Member, Post
from community.pages.languages import language_of
from community.posting import publish_post, sent_already
from community.previewing import preview_of
from community.reader import Request
from community.talks.crumbs import talk_crumbs
from community.talks.drafts import as_typed, ask_to_sign_in, drop_draft, kept_draft, say_not_kept, tell_stored
from community.talks.structured_data import forum_posting, gist_of_post, say_what_it_is
from films.crumbs import Crumb
from films.models import Film, Moment
from films.structured_data import breadcrumb_list

DRAFT = "post"
FIELDS = ("key", "kind", "film", "moment", "title", "body", "tags", "reveal_at")
TITLES_MAX = 100  # offered while typing; any other can be typed too
NUMBER = re.compile("[0-9]{1,15}")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def post_new(request: Request) -> HttpResponse:
    member = request.reader.member
    if request.method == "POST":
        if member is None:
            return _keep(request)
        return _preview(request) if "preview" in request.POST else _publish(request, member)
    if member is None:
        return render(request, "community/post/visitor.html", {"next": request.get_full_path()})
    draft = kept_draft(request, DRAFT)
    return _form_page(request, PostForm(initial={**_about_what(request), **draft}), is_kept=bool(draft))


@require_safe
def post_detail(request: Request, post_id: int, slug: str = "") -> HttpResponse:
    posts = Post.objects.on_the_site().with_cards()
    post = get_object_or_404(request.reader.alone(posts), pk=post_id)
    if slug != post.slug:
        return redirect(f"{post.get_absolute_url()}?{request.GET.urlencode()}".rstrip("?"), permanent=True)
    crumbs = [*talk_crumbs(post.film), Crumb(str(post), language=language_of(post))]
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
    return _form_page(request, _as_typed(request), preview=preview_of(request))


def _publish(request: Request, author: Member) -> HttpResponse:
    done: Post | Refusal | None
    form = PostForm(request.POST)
    if not form.is_valid():
        return _form_page(request, form, status=400)
    now, words = timezone.now(), form.cleaned_data
    refusal = brake_on_post(author=author, body=words["body"], now=now)
    # The second click of two is no haste. Asked last: the first may have come to its end while the brake was asked.
    done = sent_already(author=author, key=words["key"]) or refusal
    if done is None and not form.renders():
        return _form_page(request, form, status=400)
    done = done or _post(author, form, now)
    if isinstance(done, Refusal):
        form.add_error(None, str(done))
        return _form_page(request, form, status=429, retry_after=done.seconds)
    drop_draft(request, DRAFT)
    return tell_stored(redirect(done), done.key)


def _post(author: Member, form: PostForm, now: dt.datetime) -> Post | Refusal:
    words, rendered = form.cleaned_data, form.rendered
    with in_turn(author):
        return (
            sent_already(author=author, key=words["key"])
            or brake_on_post(author=author, body=words["body"], html=rendered.html, now=now)
            or publish_post(author=author, **words, rendered=rendered, now=now)
        )


def _keep(request: Request) -> HttpResponse:
    """Their session ran out while they typed; nothing is worked out for visitors."""
    way = ask_to_sign_in(request, name=DRAFT, fields=FIELDS, back=reverse("community:post-new"))
    return way or _form_page(request, _as_typed(request), problem=say_not_kept(), status=429)


def _as_typed(request: Request) -> PostForm:
    return PostForm(initial=as_typed(request, FIELDS))


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
    problem: str = "",
    is_kept: bool = False,
    status: int = 200,
    retry_after: int = 0,
) -> HttpResponse:
    titles = [] if form.about_moment else Film.objects.published().order_by("title", "id")[:TITLES_MAX]
    context = {"form": form, "preview": preview, "problem": problem, "is_kept": is_kept, "titles": titles}
    response = render(request, "community/post/form.html", context, status=status)
    if retry_after:
        response["Retry-After"] = str(retry_after)
    return response
