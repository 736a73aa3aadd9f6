"""Where anybody, member or visitor, reports what the law forbids."""

from __future__ import annotations

from allauth.core.internal.ratelimit import get_ip
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from community.brakes import REPORTS_AN_HOUR_MAX, brake_on_report
from community.forms.report import ReportForm
from community.models import Member
from community.models.report import Report
from community.pages.languages import named_aloud
from community.reader import Request
from community.reporting import send_report
from community.targets import Target, find_target


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: Request, kind: str, target_id: int) -> HttpResponse:
    target = find_target(kind, target_id, reader=request.reader)
    if target.is_removed:
        return render(request, "community/report/removed.html", {"target": target})
    if request.method != "POST":
        email = getattr(request.user, "email", "")
        return _form_page(request, kind, target, ReportForm(initial={"email": email}))
    form = ReportForm(request.POST)
    if not form.is_valid():
        return _form_page(request, kind, target, form, status=400)
    now, key = timezone.now(), form.cleaned_data["key"]
    of_this_form = Report.objects.filter(key=key)
    refusal = None if of_this_form.exists() else brake_on_report(address=get_ip(request), now=now)
    # The second click of two is no haste. Asked again: the first may have come to its end while the brake was asked.
    if refusal and not of_this_form.exists():
        form.add_error(None, str(refusal))
        response = _form_page(request, kind, target, form, status=429)
        response["Retry-After"] = str(refusal.seconds)
        return response
    reporter = request.user if isinstance(request.user, Member) else None
    sent = send_report(target=target, reporter=reporter, key=key, now=now, **form.said)
    return redirect("community:report-sent", sent.pk)


@require_safe
def report_sent(request: HttpRequest, number: int) -> HttpResponse:
    """Says no more than anybody may know who makes up a number."""
    return render(request, "community/report/sent.html", {"number": number})


def _form_page(request: Request, kind: str, target: Target, form: ReportForm, *, status: int = 200) -> HttpResponse:
    context = {
        "target": target,
        "kind": kind,
        "name": named_aloud(target),
        "form": form,
        "most": REPORTS_AN_HOUR_MAX,
    }
    return render(request, "community/report/form.html", context, status=status)
