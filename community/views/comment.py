"""Where members comment, and the page of one comment with what it answers and what answers it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe
from django.views.decorators.vary import vary_on_headers
from django_htmx.http import HttpResponseClientRedirect

from community.brakes import Refusal, brake_on_comment
from community.commenting import NotOfThisTalk, publish_comment
from community.forms.comment import CommentForm
from community.in_turn import in_turn
from community.models import Comment, Member
from community.pages.parts import part
from community.previewing import preview_of
from community.reader import Request
from community.talks.comment_place import Place, place_named
from community.talks.drafts import as_typed, ask_to_sign_in, drop_draft, kept_draft, say_not_kept, tell_stored
from community.talks.section import comment_page, comment_rows, in_their_places, may_quote, row_context

FIELDS = ("body", "key", "reveal_at")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def comment_new(request: Request) -> HttpResponse:
    asked = request.POST if request.method == "POST" else request.GET
    try:
        place = place_named(asked, reader=request.reader)
    except Http404:
        return _lost(request, asked.get("body", ""))
    if not isinstance(request.user, Member):
        return _ask_to_sign_in(request, place)
    if "preview" in request.POST:
        return _show_form(request, place, _form(place, initial=request.POST.dict()), preview=preview_of(request))
    if request.method == "POST":
        return _publish(request, request.user, place)
    draft = kept_draft(request, place.name)
    return _show_form(request, place, _form(place, initial=draft), is_kept=bool(draft))


@require_safe
@vary_on_headers("HX-Request")
def comment_detail(request: Request, comment_id: int) -> HttpResponse:
    comments = Comment.objects.on_the_site().with_authors().with_subjects().select_related("line__speaker")
    comment = get_object_or_404(request.reader.alone(comments), pk=comment_id)
    if comment.is_kept_back:
        return render(request, "community/comment/kept_back.html", {"comment": comment})
    if request.htmx and "actions" in request.GET:
        return part(request, "community/comment/_actions.html", {"comment": comment, "is_fetched": True})
    if request.htmx:
        return part(request, "community/comment/_thread.html", comment_rows(request, comment))
    is_all_gone = comment.is_deleted and not comment.descendants
    page = comment_page(request, comment)
    return render(request, "community/comment/detail.html", page, status=410 if is_all_gone else 200)


def _publish(request: Request, author: Member, place: Place) -> HttpResponse:
    done: Comment | Refusal | None
    form = _form(place, request.POST)
    if not form.is_valid():
        return _show_form(request, place, form, status=400)
    said, now = form.cleaned_data, timezone.now()
    refusal = brake_on_comment(author=author, body=said["body"], answers=place.parent, now=now)
    # The second click of two is no haste. Asked last: the first may have come to its end while the brake was asked.
    done = _sent(author, form) or refusal
    if done is None and not form.renders():
        return _show_form(request, place, form, status=400)
    try:
        done = done or _say(author, place, form, now)
    except NotOfThisTalk:
        return _lost(request, said["body"])
    if isinstance(done, Refusal):
        return _refuse(request, place, form, done)
    drop_draft(request, place.name)
    return tell_stored(_show_posted(request, place, done), done.key)


def _say(author: Member, place: Place, form: CommentForm, now: dt.datetime) -> Comment | Refusal:
    said, rendered = form.cleaned_data, form.rendered
    asked = {"author": author, "body": said["body"], "html": rendered.html, "answers": place.parent, "now": now}
    with in_turn(author):
        return (
            _sent(author, form)
            or brake_on_comment(**asked)
            or publish_comment(author=author, **said, **place.parts, rendered=rendered, now=now)
        )


def _sent(author: Member, form: CommentForm) -> Comment | None:
    """What this very form has become already."""
    sent: Comment | None = Comment.objects.filter(author=author, key=form.cleaned_data["key"]).first()
    return sent


def _ask_to_sign_in(request: Request, place: Place) -> HttpResponse:
    """What was typed while a session ran out is kept until they are back, or comes back on the page."""
    way = ask_to_sign_in(request, name=place.name, fields=FIELDS, back=place.address)
    if way is None:
        form = _form(place, initial=as_typed(request, FIELDS))
        return _show_form(request, place, form, problem=say_not_kept(), status=429)
    return HttpResponseClientRedirect(way["Location"]) if request.htmx else way


def _refuse(request: Request, place: Place, form: CommentForm, refusal: Refusal) -> HttpResponse:
    form.add_error(None, str(refusal))
    response = _show_form(request, place, form, status=429)
    response["Retry-After"] = str(refusal.seconds)
    return response


def _lost(request: Request, body: str) -> HttpResponse:
    """What it was to answer is gone; what was typed is not."""
    return render(request, "community/comment/lost.html", {"body": body}, status=404)


def _form(place: Place, data: Any = None, **more: Any) -> CommentForm:
    return CommentForm(data, place=place, asks_for_scenes=True, **more)


def _show_form(request: Request, place: Place, form: CommentForm, *, status: int = 200, **more: Any) -> HttpResponse:
    context = {"place": place, "form": form, "me": request.reader.member, **more}
    if request.htmx:
        return part(request, "community/comment/_form.html", context | {"is_in_place": True}, status=status)
    context["quotes_lines"] = may_quote(request, place.subject)
    return render(request, "community/comment/form.html", context, status=status)


def _show_posted(request: Request, place: Place, comment: Comment) -> HttpResponse:
    """In its place, with the form ready for another; or on its own page."""
    if not request.htmx:
        messages.success(request, _("It is there, for everybody to read."))
        return redirect(comment)
    is_blind = request.reader.reach.is_blind_to(place.subject.film)
    count = None if is_blind or _is_apart(request) else comment.discussion.comment_count
    context = {"entries": in_their_places([comment]), "place": place, "form": CommentForm(place=place), "count": count}
    context |= row_context(request, place.subject)
    return part(request, "community/comment/_posted.html", context, said=_("It is there, for everybody to read."))


def _is_apart(request: Request) -> bool:
    """Whether it was sent from a comment's own page, where the talk's count does not stand."""
    pages_of_comments = reverse("community:comment-detail", args=[0]).partition("0")[0]
    return (request.htmx.current_url_abs_path or "").startswith(pages_of_comments)
