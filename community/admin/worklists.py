"""What is still to do, counted, with the way to each list."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.contrib import admin
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy

from community.models import CounterNotice, Report, Suggestion
from films.catalogue.page.report import COUNTED
from films.models import Film
from films.worklists import MODELS, WORKLISTS, count_worklists, films_over_the_quotation_budget

IN_WORDS: dict[Any, Any] = {
    **{MODELS[kind]: words for kind, words in COUNTED.items()},
    Film: ngettext_lazy("%d film", "%d films"),
    Suggestion: ngettext_lazy("%d suggestion", "%d suggestions"),
    Report: ngettext_lazy("%d report of illegal content", "%d reports of illegal content"),
    CounterNotice: ngettext_lazy("%d counter-notice", "%d counter-notices"),
}


class Counted(NamedTuple):
    """One list of one kind: how long it is, and where."""

    words: str  # "89 scenes"
    length: int
    address: str


class Row(NamedTuple):
    title: str | Promise
    why: str | Promise
    lists: list[Counted]


def worklists(request: HttpRequest) -> HttpResponse:
    rows = moment_rows()
    rows[-1].lists.insert(0, films_over_budget())
    if request.user.has_perm("community.view_suggestion"):
        rows.insert(0, suggestions_row())
    if request.user.has_perm("community.view_report"):
        rows.insert(0, legal_row())
    context: dict[str, Any] = {**admin.site.each_context(request), "title": _("Worklists"), "rows": rows}
    return TemplateResponse(request, "admin/worklists.html", context)


def moment_rows() -> list[Row]:
    counts = count_worklists()
    return [
        Row(
            worklist.title,
            worklist.why,
            [
                _counted(MODELS[kind], count, f"worklist={worklist.slug}")
                for kind, count in counts[worklist.slug].items()
            ],
        )
        for worklist in WORKLISTS
    ]


def films_over_budget() -> Counted:
    films = films_over_the_quotation_budget()
    return _counted(Film, films.count(), "worklist=over-budget")


def suggestions_row() -> Row:
    waiting = _counted(Suggestion, Suggestion.objects.waiting().count(), "state__exact=waiting")
    return Row(_("Suggestions waiting"), _("Somebody wrote them and hopes for an answer."), [waiting])


def legal_row() -> Row:
    lists = [
        _counted(Report, Report.objects.waiting().count(), "state__exact=waiting"),
        _counted(CounterNotice, CounterNotice.objects.filter(state="waiting").count(), "state__exact=waiting"),
    ]
    oldest = Report.objects.waiting().order_by("reported_at").values_list("reported_at", flat=True).first()
    waited = _("The oldest report has waited %(time)s.") % {"time": timesince(oldest)} if oldest else ""
    return Row(_("The legal desk"), waited or _("What the law may forbid: somebody may be in danger."), lists)


def _counted(model: Any, count: int, query: str) -> Counted:
    page = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
    return Counted(IN_WORDS[model] % count, count, f"{page}?{query}")


worklists_view = admin.site.admin_view(permission_required("films.view_moment", raise_exception=True)(worklists))
