"""The operators' pages of the legal desk: a report, something removed, a counter-notice; each decided by a verb."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from community.admin.entering import show_entry
from community.contesting import AlreadyDecided as NoticeDecided
from community.contesting import StandsAgain, decide
from community.forms.legal_desk import BACK, ENTER, OrderForm, ReasonForm, ReportDecisionForm
from community.models import CounterNotice, Member, Removal, Report
from community.removing import NothingToRestore, NotThere, SealBroken, remove, restore
from community.reporting import AlreadyDecided, decline_report
from community.sealing.words import parts_of
from community.targets import Target, kind_of, name_of, texts_of

Context = dict[str, Any]
GRANT, REFUSE = "grant", "refuse"  # the buttons


def read_and_decide(request: HttpRequest, report: Report, context: Context) -> HttpResponse:
    """A report, with what it is about as it stands, and the two ways out."""
    if request.method != "POST":
        return _report_page(request, report, ReportDecisionForm(report=report), context)
    operator = _operator(request, "community.change_report")
    form = ReportDecisionForm(request.POST, report=report)
    if not form.is_valid():
        return _report_page(request, report, form, context, status=400)
    if BACK in request.POST:
        return _report_page(request, report, form, context)
    try:
        if form.is_removal and ENTER not in request.POST:
            return show_entry(request, form, _there(report), {**context, "title": report}, asked_at=report.reported_at)
        _decide(report, form, operator)
    except (AlreadyDecided, NotThere):
        report.refresh_from_db()
        return _report_page(request, report, form, {**context, "is_late": True}, status=409)
    messages.success(request, _("%(report)s is answered.") % {"report": str(report).capitalize()})
    return HttpResponseRedirect(reverse("admin:community_report_changelist"))


def _decide(report: Report, form: ReportDecisionForm, operator: Member) -> None:
    now, answer = timezone.now(), form.cleaned_data["answer"]
    if not form.is_removal:
        decline_report(report=report, by=operator, answer=answer, now=now)
        return
    asked = {"requester": form.asker, "report": report, "answer": answer}
    remove(target=_there(report), by=operator, **form.said, **asked, now=now)


def _there(report: Report) -> Target:
    target = report.target
    if target is None or report.state != Report.State.WAITING:
        raise NotThere
    if target.is_removed or getattr(target, "is_deleted", False):
        raise NotThere
    return target


def remove_without_report(request: HttpRequest, context: Context) -> HttpResponse:
    """What was ordered by post, or an operator came upon."""
    operator = _operator(request, "community.add_removal")
    form = OrderForm(request.POST if request.method == "POST" else None)
    if not form.is_valid() or BACK in request.POST:
        return _page(request, "removal/order.html", form, context, status=400 if form.errors else 200)
    target = form.cleaned_data["address"]
    if ENTER not in request.POST:
        return show_entry(request, form, target, context)
    try:
        removal = remove(target=target, by=operator, requester=form.asker, **form.said, now=timezone.now())
    except NotThere:
        form.add_error("address", _("Its text is gone already."))
        return _page(request, "removal/order.html", form, context, status=409)
    messages.success(request, _("Removed, %(entry)s.") % {"entry": removal.entry})
    return HttpResponseRedirect(reverse("admin:community_removal_change", args=[removal.pk]))


def read_and_restore(request: HttpRequest, removal: Removal, context: Context) -> HttpResponse:
    """What was removed, under seal, and the way back."""
    if request.method != "POST":
        return _removal_page(request, removal, ReasonForm(), context)
    operator = _operator(request, "community.add_removal")
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _removal_page(request, removal, form, context, status=400)
    try:
        restore(removal=removal, by=operator, reason=form.cleaned_data["reason"], now=timezone.now())
    except NothingToRestore:
        form.add_error(None, _("It stands again already, or it was destroyed."))
    except SealBroken:
        form.add_error(None, _("Somebody has changed the sealed text: its hash is not the one in the ledger."))
    if form.errors:
        return _removal_page(request, removal, form, context, status=409)
    messages.success(request, _("It stands again."))
    return HttpResponseRedirect(request.path)


def read_and_answer_notice(request: HttpRequest, notice: CounterNotice, context: Context) -> HttpResponse:
    """A counter-notice beside what was removed; granting puts it back."""
    if request.method != "POST":
        return _notice_page(request, notice, ReasonForm(), context)
    operator = _operator(request, "community.change_counternotice")
    form = ReasonForm(request.POST)
    if GRANT not in request.POST and REFUSE not in request.POST:
        form.add_error(None, _("Grant it or refuse it."))
    if not form.is_valid():
        return _notice_page(request, notice, form, context, status=400)
    said = {"is_granted": GRANT in request.POST, "reason": form.cleaned_data["reason"]}
    try:
        decide(notice=notice, by=operator, **said, now=timezone.now())
    except NoticeDecided:
        context = {**context, "is_late": True}
    except StandsAgain:
        form.add_error(None, _("What was removed stands again, so there is nothing left to refuse. It can be granted."))
    except SealBroken:
        form.add_error(None, _("Somebody has changed the sealed text: its hash is not the one in the ledger."))
    if form.errors or "is_late" in context:
        notice.refresh_from_db()
        return _notice_page(request, notice, form, context, status=409)
    messages.success(request, _("The counter-notice is answered."))
    return HttpResponseRedirect(reverse("admin:community_counternotice_changelist"))


def _operator(request: HttpRequest, right: str) -> Member:
    if not isinstance(request.user, Member) or not request.user.has_perm(right):
        raise PermissionDenied
    return request.user


def _report_page(
    request: HttpRequest, report: Report, form: Form, context: Context, *, status: int = 200
) -> HttpResponse:
    target = report.target
    about = {"target": target, "name": name_of(target), "texts": texts_of(target)} if target else {}
    others = Report.objects.waiting().exclude(pk=report.pk)
    same = others.filter(moment=report.moment_id, post=report.post_id, comment=report.comment_id) if target else []
    shown = {"report": report, "title": report, "others": same, "removal": _removal_of(report)}
    return _page(request, "report/decide.html", form, {**context, **about, **shown}, status=status)


def _removal_of(report: Report) -> Removal | None:
    """What came of it, also where another report about the same was the one that was followed."""
    if report.state != Report.State.FOLLOWED:
        return None
    asked = Q(report=report)
    if target := report.target:
        asked |= Q(**{kind_of(target): target.pk}, removed_at=report.decided_at)
    return Removal.objects.filter(asked).select_related("entry", "restoring").first()


def _removal_page(
    request: HttpRequest, removal: Removal, form: Form, context: Context, *, status: int = 200
) -> HttpResponse:
    shown = {"title": removal, "notice": getattr(removal, "counter_notice", None), **_removed(removal)}
    return _page(request, "removal/detail.html", form, {**context, **shown}, status=status)


def _notice_page(
    request: HttpRequest, notice: CounterNotice, form: Form, context: Context, *, status: int = 200
) -> HttpResponse:
    shown = {"title": notice, "notice": notice, **_removed(notice.removal)}
    return _page(request, "counternotice/decide.html", form, {**context, **shown}, status=status)


def _removed(removal: Removal) -> dict[str, Any]:
    """For `_desk_removed.html`."""
    parts = parts_of(removal.sealed) if removal.sealed else []
    return {"removal": removal, "entry": removal.entry, "target": removal.target, "parts": parts}


def _page(request: HttpRequest, template: str, form: Form, context: Context, *, status: int) -> HttpResponse:
    return TemplateResponse(request, f"admin/community/{template}", {**context, "form": form}, status=status)
