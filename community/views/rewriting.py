"""Where authors change, delete and disown what they wrote: one set of pages for posts and comments."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from community.brakes import Refusal, brake_on_edit
from community.forms.rewriting import edit_form
from community.forms.writing import WritingForm
from community.in_turn import in_turn
from community.limits import DISOWN_AFTER_DAYS
from community.markup import Rendered
from community.models import Comment, Member, Post
from community.previewing import preview_of
from community.reader import Request
from community.rewriting import Gone, NotYours, TakenByLaw, TooEarly, blank, delete, disown, edit, may_disown_at
from community.talks.drafts import as_typed, ask_to_sign_in, drop_draft, kept_draft, say_not_kept, tell_stored
from community.talks.writings import revision_at, writing_at

Writing = Post | Comment

NOT_YOURS = gettext_lazy("These are somebody else's words. Only their author can change them.")
GONE = gettext_lazy("Its author has deleted it. Nothing is left to change.")
TAKEN = gettext_lazy("The law took its text. That can be contested, but not written over; what is left you may delete.")
REASONS: dict[type[Exception], tuple[Promise, int]] = {
    NotYours: (NOT_YOURS, 403),
    Gone: (GONE, 410),
    TakenByLaw: (TAKEN, 403),
}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def edit_writing(request: Request, kind: str, writing_id: int) -> HttpResponse:
    writing = writing_at(kind, writing_id)
    if not isinstance(request.user, Member):
        return _keep(request, writing)
    if refused := _refuse_strangers(request, writing) or _refuse_taken(request, writing):
        return refused
    if request.method == "POST" and "preview" not in request.POST:
        return _change(request, writing)
    typed = request.POST.dict() if request.method == "POST" else kept_draft(request, _draft(writing))
    preview = preview_of(request) if request.method == "POST" else None
    is_kept = bool(typed) and request.method != "POST"
    return _edit_page(request, writing, edit_form(writing, typed=typed), preview=preview, is_kept=is_kept)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def delete_writing(request: Request, kind: str, writing_id: int) -> HttpResponse:
    return _ask_again(request, writing_at(kind, writing_id), "delete", delete, _("It is deleted."))


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def disown_writing(request: Request, kind: str, writing_id: int) -> HttpResponse:
    return _ask_again(request, writing_at(kind, writing_id), "disown", disown, _("Your name is not on it any more."))


@never_cache
@login_required
@require_POST
def blank_revision(request: Request, kind: str, writing_id: int, revision_id: int) -> HttpResponse:
    revision = revision_at(kind, writing_id, revision_id)
    try:
        blank(revision=revision, by=signed_in(request), now=timezone.now())
    except (NotYours, Gone) as refusal:
        return _refused(request, revision.of, refusal)
    messages.success(request, _("That version is emptied."))
    return redirect(f"community:{kind}-history", writing_id)


def _change(request: Request, writing: Writing) -> HttpResponse:
    form = edit_form(writing, data=request.POST)
    if not form.is_valid():
        return _edit_page(request, writing, form, status=400)
    now, words = timezone.now(), dict(form.cleaned_data)
    key = words.pop("key")
    if refusal := brake_on_edit(writing=writing, body=words["body"], title=words.get("title"), now=now):
        return _wait(request, writing, form, refusal)
    if not form.renders(unless=writing):
        return _edit_page(request, writing, form, status=400)
    try:
        done = _store(writing, signed_in(request), words, form.rendered, now)
    except (NotYours, Gone) as late:
        return _refused(request, writing, late)
    if isinstance(done, Refusal):
        return _wait(request, writing, form, done)
    drop_draft(request, _draft(writing))
    return tell_stored(redirect(done), key)


def _store(
    writing: Writing, by: Member, words: dict[str, Any], rendered: Rendered, now: dt.datetime
) -> Writing | Refusal:
    asked = {"body": words["body"], "title": words.get("title"), "html": rendered.html, "now": now}
    with in_turn(by):
        return brake_on_edit(writing=writing, **asked) or edit(
            writing=writing, by=by, rendered=rendered, now=now, **words
        )


def _wait(request: Request, writing: Writing, form: WritingForm, refusal: Refusal) -> HttpResponse:
    form.add_error(None, str(refusal))
    response = _edit_page(request, writing, form, status=429)
    response["Retry-After"] = str(refusal.seconds)
    return response


def _ask_again(
    request: Request, writing: Writing, what: str, verb: Callable[..., Any], said: str | Promise
) -> HttpResponse:
    """A page that says what is about to happen, and whose button does it."""
    if refused := _refuse_strangers(request, writing):
        return refused
    opens_at = may_disown_at(writing) if what == "disown" else None
    now = timezone.now()
    context = {
        "writing": writing,
        "opens_at": opens_at,
        "may": not opens_at or opens_at <= now,
        "days": DISOWN_AFTER_DAYS,
    }
    if request.method != "POST":
        return render(request, f"community/writing/{what}.html", context)
    try:
        changed = verb(writing=writing, by=signed_in(request), now=now)
    except TooEarly:
        return render(request, f"community/writing/{what}.html", context, status=403)
    except (NotYours, Gone) as late:
        return _refused(request, writing, late)
    messages.success(request, str(said))
    return redirect(changed)


def _keep(request: Request, writing: Writing) -> HttpResponse:
    """A visitor signs in first; what they typed while their session ran out waits for them, or comes back."""
    form = edit_form(writing)
    form.initial = as_typed(request, form.fields)  # nothing that a visitor may not see
    way = ask_to_sign_in(request, name=_draft(writing), fields=form.fields, back=request.get_full_path())
    return way or _edit_page(request, writing, form, problem=say_not_kept(), status=429)


def _refuse_strangers(request: Request, writing: Writing) -> HttpResponse | None:
    if writing.author_id is None or writing.author_id != request.user.pk:
        return _refused(request, writing, NotYours())
    return _refused(request, writing, Gone()) if writing.is_deleted else None


def _refuse_taken(request: Request, writing: Writing) -> HttpResponse | None:
    return _refused(request, writing, TakenByLaw()) if writing.is_removed else None


def _refused(request: Request, writing: Writing, why: Exception) -> HttpResponse:
    reason, status = REASONS[type(why)]
    context = {"writing": writing, "reason": reason, "is_taken": isinstance(why, TakenByLaw)}
    return render(request, "community/writing/refused.html", context, status=status)


def signed_in(request: Request) -> Member:
    """Who asks, on a page that only members get to."""
    if not isinstance(request.user, Member):
        raise PermissionDenied
    return request.user


def _draft(writing: Writing) -> str:
    return f"edit of {writing._meta.model_name} {writing.pk}"


def _edit_page(
    request: Request,
    writing: Writing,
    form: WritingForm,
    *,
    preview: object = None,
    problem: str = "",
    is_kept: bool = False,
    status: int = 200,
) -> HttpResponse:
    context = {"writing": writing, "form": form, "preview": preview, "problem": problem, "is_kept": is_kept}
    return render(request, "community/writing/edit.html", context, status=status)
