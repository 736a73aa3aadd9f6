"""What the preview of a pasted page shows, and the sentence that tells of its import."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from films.catalogue.page.match import Status
from films.catalogue.page.model import PageItem
from films.catalogue.page.plan import PagePlan, PlannedMoment
from films.catalogue.page.report import COUNTED, address_of, count_moments, notes_of, numbers, speakers_of
from films.models import Kind, Moment

STATUSES: dict[Status, Promise] = {
    Status.NEW: gettext_lazy("new"),
    Status.UNCHANGED: gettext_lazy("in the catalogue already"),
    Status.KEPT: gettext_lazy("kept as a curator left it; the page says otherwise"),
    Status.REPEATED: gettext_lazy("said twice on the page, stored once"),
}


class Other(NamedTuple):
    """Something of the catalogue that an item looks like, or was imported as."""

    address: str
    page: str  # in the admin


class Entry(NamedTuple):
    item: PageItem
    title: str
    lines: str  # their numbers
    status: Promise
    address: str  # where it will stand; empty where it is not new
    look_alikes: list[Other]
    imported_as: Other | None
    reasons: list[str]


class Group(NamedTuple):
    name: str
    entries: list[Entry]


def preview_of(plan: PagePlan | None) -> dict[str, Any]:
    if plan is None:
        return {}
    return {
        "plan": plan,
        "counts": count_moments(plan),
        "groups": list(_groups(plan)),
        "look_alikes": [_entry(plan, each) for each in plan.new if each.look_alikes],
        "kept": [_entry(plan, each) for each in plan.of(Status.KEPT)],
        "speakers": speakers_of(plan),
        "notes": notes_of(plan),
        "boilerplate": numbers(plan.page.boilerplate),
        "unplaced": [(numbers(stretch.numbers), stretch) for stretch in plan.page.unplaced],
    }


def _groups(plan: PagePlan) -> Iterator[Group]:
    for count in count_moments(plan):
        if count.found:
            entries = [_entry(plan, each) for each in plan.of_kind(count.kind)]
            yield Group(str(COUNTED[count.kind] % count.found), entries)


def _entry(plan: PagePlan, planned: PlannedMoment) -> Entry:
    item: Any = planned.item
    return Entry(
        item,
        item.speaker if planned.kind == Kind.QUOTE else item.title,
        _span(item),
        STATUSES[planned.status],
        address_of(plan, planned) if planned.is_new else "",
        [_other(moment) for moment in planned.look_alikes],
        _other(planned.moment) if planned.moment else None,
        planned.reasons,
    )


def _span(item: PageItem) -> str:
    first, last = item.numbers[0], item.numbers[-1]
    return str(first) if first == last else f"{first}–{last}"


def _other(moment: Moment) -> Other:
    return Other(moment.get_absolute_url(), reverse(f"admin:films_{moment.kind}_change", args=[moment.pk]))


def sentence_of(plan: PagePlan) -> str:
    """What was stored, and what waits and where."""
    if plan.changes_nothing:
        return _("Everything on this page is in the catalogue already: nothing was changed.")
    waiting = sum(bool(each.reasons) for each in plan.new)
    if not waiting:
        return _added(plan)
    waits = ngettext("%d waits unpublished.", "%d wait unpublished.", waiting) % waiting
    worklist = reverse("admin:films_dialogue_changelist") + "?worklist=no-context"
    return format_html('{} {} <a href="{}">{}</a>', _added(plan), waits, worklist, _("Dialogues without context"))


def _added(plan: PagePlan) -> str:
    counted = [str(COUNTED[count.kind] % count.new) for count in count_moments(plan) if count.new]
    if people := len(plan.cast.new):
        counted.append(ngettext("%d character", "%d characters", people) % people)
    if films := len(plan.to_link):
        counted.append(ngettext("%d related film", "%d related films", films) % films)
    return _("Added: %(what)s.") % {"what": get_text_list(counted, _("and")) or _("the film")}
