"""What the law took of a member's own: why, and where they say that it was lawful."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from community.contesting import AlreadyContested, contest
from community.forms.counter_notice import CounterNoticeForm
from community.models import Member, Removal
from community.pages.languages import named_aloud
from community.pages.me import crumbs
from community.talks.drafts import as_typed, ask_to_sign_in, drop_draft, kept_draft, say_not_kept
from films.crumbs import Crumb
from films.paging import page_by_key


@never_cache
@login_required
@require_safe
def removals(request: HttpRequest) -> HttpResponse:
    mine = Removal.objects.filter(author=request.user.pk).with_targets()
    page = page_by_key(mine, by="-removed_at", after=request.GET.get("after", ""))
    rows = [(removal, named_aloud(removal.target) if removal.target else "") for removal in page.rows]
    context = {"page": page, "rows": rows, "crumbs": crumbs(_("Taken by the law"))}
    return render(request, "community/removal/list.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def removal_detail(request: HttpRequest, removal_id: int) -> HttpResponse:
    draft = f"counter-notice {removal_id}"
    if not isinstance(request.user, Member):
        return _ask_to_sign_in(request, draft)
    removal = get_object_or_404(Removal.objects.with_targets(), pk=removal_id, author=request.user)
    if request.method != "POST":
        return _page(request, removal, CounterNoticeForm(initial=kept_draft(request, draft)))
    form = CounterNoticeForm(request.POST)
    if not form.is_valid():
        return _page(request, removal, form, status=400)
    try:
        contest(removal=removal, author=request.user, text=form.cleaned_data["text"], now=timezone.now())
    except AlreadyContested:
        return _page(request, removal, form, status=409)
    drop_draft(request, draft)
    messages.success(request, _("Your counter-notice is received, and an operator looks at it again."))
    return redirect(removal)


def _ask_to_sign_in(request: HttpRequest, draft: str) -> HttpResponse:
    """What was typed while a session ran out is kept until they are back, or comes back on a page of nothing else."""
    fields = CounterNoticeForm.base_fields
    way = ask_to_sign_in(request, name=draft, fields=fields, back=request.path)
    context = {"form": CounterNoticeForm(initial=as_typed(request, fields)), "problem": say_not_kept()}
    return way or render(request, "community/removal/visitor.html", context, status=429)


def _page(request: HttpRequest, removal: Removal, form: CounterNoticeForm, *, status: int = 200) -> HttpResponse:
    notice = getattr(removal, "counter_notice", None)
    context = {
        "removal": removal,
        "entry": removal.entry,
        "crumbs": crumbs(
            _("Entry no. %(number)d") % {"number": removal.entry.number},
            Crumb(_("Taken by the law"), reverse("community:removals")),
        ),
        "name": named_aloud(removal.target) if removal.target else "",
        "notice": notice,
        "form": form if removal.is_standing and notice is None else None,
        "typed": form["text"].value() if form.is_bound else "",
        "is_late": status == 409,
    }
    return render(request, "community/removal/detail.html", context, status=status)
