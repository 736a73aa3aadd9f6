"""Says in words what a query was understood to ask, and what of it was not understood."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from films.languages import catalogue_words, filled
from films.models.kind import SECTION_TITLES, Kind
from films.quotation_marks import named
from films.search.query import QUERY_MAX, WORDS_MAX, Complaint, Problem, Query, Term
from films.search.scope import Chosen, Scope

NAMED_MAX = 3  # of those that an operator means
TITLES = {
    "film": gettext_lazy("Films and series"),
    "person": gettext_lazy("People"),
    "character": gettext_lazy("Characters"),
    **{str(kind): SECTION_TITLES[kind] for kind in Kind},
}
_PLACES = {
    # name of the operator: (where it holds, where it does not)
    "by": (gettext_lazy("spoken by %(names)s"), gettext_lazy("not spoken by %(names)s")),
    "film": (gettext_lazy("in %(names)s"), gettext_lazy("outside %(names)s")),
    "person": (gettext_lazy("in films with %(names)s"), gettext_lazy("in films without %(names)s")),
}
_UNKNOWN = {
    "by": gettext_lazy("Nobody called “%(value)s” speaks here."),
    "film": gettext_lazy("No film called “%(value)s” is here."),
    "person": gettext_lazy("Nobody called “%(value)s” worked on a film here."),
}
_PROBLEMS = {
    Problem.TOO_LONG: gettext_lazy("A search takes %(most)d characters at most; what came after them was left out."),
    Problem.TOO_MANY_WORDS: gettext_lazy("A search takes %(words)d words at most; the others were left out."),
    Problem.NO_VALUE: gettext_lazy(
        "%(about)s: needs a name right behind it, without a space, as in %(about)s:%(example)s"
    ),
    Problem.GIVEN_TWICE: gettext_lazy("%(about)s: counts once; the first one was used."),
    Problem.UNKNOWN_KIND: gettext_lazy("There is no kind “%(about)s”. The kinds are: %(kinds)s."),
}
_EXAMPLES = {"film": "up", "by": "veronika", "person": "docter", "kind": "quote"}


def restated(query: Query, scope: Scope) -> SafeString:
    """As in: Quotes, spoken by Boris, in The Cranes Are Flying, with “home”, without “war”; as markup."""
    what = [str(TITLES[kind]) for kind in query.kinds] or [_("Everything")]
    parts = [_(" and ").join(what)]
    parts += [_("but not %(kinds)s") % {"kinds": str(TITLES[kind]).lower()} for kind in query.excluded_kinds]
    parts += [_place(chosen) for chosen in scope.chosen() if not chosen.is_unknown]
    if query.terms:
        parts.append(_("with %(words)s") % {"words": _listed(query.terms)})
    if query.exclusions:
        parts.append(_("without %(words)s") % {"words": _listed(query.exclusions)})
    return format_html_join(", ", "{}", ((part,) for part in parts))


def complaints(query: Query, scope: Scope) -> list[str]:
    return [*map(_complaint, query.complaints), *_strangers(scope)]


def _place(chosen: Chosen) -> SafeString:
    holds, holds_not = _PLACES[chosen.operator.name]
    return filled(holds_not if chosen.operator.is_excluded else holds, names=_names(chosen.rows))


def _names(rows: Sequence[Any]) -> SafeString:
    names = list(dict.fromkeys(next(row.names()) for row in rows))
    if len(names) > NAMED_MAX:
        more = len(names) - NAMED_MAX
        return filled(_("%(names)s or %(more)d more"), names=catalogue_words(", ".join(names[:NAMED_MAX])), more=more)
    return format_html_join(_(" or "), "{}", ((catalogue_words(name),) for name in names))


def _listed(terms: Sequence[Term]) -> str:
    return ", ".join(named(term.typed) for term in terms)


def _complaint(complaint: Complaint) -> str:
    return str(_PROBLEMS[complaint.problem]) % {
        "about": complaint.about,
        "most": QUERY_MAX,
        "words": WORDS_MAX,
        "example": _EXAMPLES.get(complaint.about, ""),
        "kinds": ", ".join(TITLES),
    }


def _strangers(scope: Scope) -> Iterator[str]:
    for chosen in scope.chosen():
        if chosen.is_unknown:
            yield str(_UNKNOWN[chosen.operator.name]) % {"value": chosen.operator.value}
