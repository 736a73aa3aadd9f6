"""Search over all that exists, with what was asked said back in words."""

from __future__ import annotations

import re

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from films.asking import Request
from films.search.examples import examples
from films.search.finding import Found, find
from films.search.query import Query, parse, written
from films.search.results import Group, list_one_kind, list_the_best
from films.search.scope import Scope, scope_of
from films.search.simpler import simpler
from films.search.wording import complaints, restated

PAGE = re.compile("[1-9][0-9]{0,2}")


@require_safe
def search(request: Request) -> HttpResponse:
    query = parse(request.GET.get("q", ""))
    if query.is_empty:
        context = {
            "query": query,
            "complaints": complaints(query, Scope()),
            "examples": examples(scored=request.reader.scored_moments()),
        }
        return render(request, "community/search/start.html", context)
    scope = scope_of(query)
    found = find(query, scope, told=request.reader.reached_moments())
    context = {
        "query": query,
        "tells_everything": request.reader.tells_everything,
        "restated": restated(query, scope),
        "complaints": complaints(query, scope),
        "simpler": simpler(query),
    }
    if len(query.kinds) == 1:
        group = _one_kind(request, query, found)
        context |= {"group": group, "everything": written(query, kinds=())}
        return render(request, "community/search/list.html", context)
    groups = list_the_best(query, found, request.reader, films=scope.films())
    return render(request, "community/search/groups.html", context | {"groups": groups})


def _one_kind(request: Request, query: Query, found: Found) -> Group:
    number = request.GET.get("page", "1")
    group = list_one_kind(query, found, request.reader, page=int(number) if PAGE.fullmatch(number) else 0)
    if not group.hits and number != "1":
        raise Http404(_("This page of the results does not exist. Start again from the first one."))
    return group
