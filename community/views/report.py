"""Where anybody, member or visitor, reports what the law forbids."""

from __future__ import annotations

from typing import Any

from allauth.core.internal.ratelimit import get_ip
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from community.brakes import REPORTS_AN_HOUR_MAX, brake_on_report
from community.forms.report import ReportForm
from community.models import Member
from community.models.report import Report
from community.reporting import send_report
from community.targets import MODELS, Target, kind_of, name_of


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, kind: str, target_id: int) -> HttpResponse:
    target = _find(kind, target_id)
    if target.is_removed:
        return render(request, "community/report/removed.html", {"target": target})
    if request.method != "POST":
        email = getattr(request.user, "email", "")
        return _form_page(request, target, ReportForm(initial={"email": email}))
    form = ReportForm(request.POST)
    if not form.is_valid():
        return _form_page(request, target, form, status=400)
    now, key = timezone.now(), form.cleaned_data["key"]
    is_new = not Report.objects.filter(key=key).exists()
    if is_new and (refusal := brake_on_report(address=get_ip(request), now=now)):
        form.add_error(None, str(refusal))
        return _form_page(request, target, form, status=429)
    reporter = request.user if isinstance(request.user, Member) else None
    sent = send_report(target=target, reporter=reporter, key=key, now=now, **form.said)
    return redirect("community:report-sent", sent.pk)


@require_safe
def report_sent(request: HttpRequest, number: int) -> HttpResponse:
    """Says no more than anybody may know who makes up a number."""
    return render(request, "community/report/sent.html", {"number": number})


def _find(kind: str, target_id: int) -> Target:
    """What readers can see, though its text may be gone."""
    model: Any = MODELS.get(kind)
    if model is None:
        raise Http404(_("There is nothing of that kind here."))
    target: Target = get_object_or_404(model.objects.public(), pk=target_id)
    return target


def _form_page(request: HttpRequest, target: Target, form: ReportForm, *, status: int = 200) -> HttpResponse:
    context = {
        "target": target,
        "kind": kind_of(target),
        "name": name_of(target),
        "form": form,
        "most": REPORTS_AN_HOUR_MAX,
    }
    return render(request, "community/report/form.html", context, status=status)
