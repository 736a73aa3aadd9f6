"""The page of somebody who worked on films: their work, film by film."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from films.addresses import at_address
from films.crumbs import Crumb, catalogue_crumb
from films.models import Film, Person
from films.paging import page_by_key
from films.work import work_on


@require_safe
def person_detail(request: HttpRequest, slug: str) -> HttpResponse:
    person = at_address(Person.objects.all(), slug=slug)
    if person.merged_into:
        return redirect(person.merged_into, permanent=True)
    films = Film.objects.published().with_person(person.slug)
    page = page_by_key(films, by="-year", after=request.GET.get("after", ""))
    context = {
        "person": person,
        "page": page,
        "work": work_on(page.rows, person=person),
        "canonical": request.build_absolute_uri(person.get_absolute_url()),
        "gist": person.bio or person.name,
        "crumbs": [Crumb(_("Films"), reverse("films:film-list")), catalogue_crumb(person.name)],
    }
    return render(request, "films/person/detail.html", context)
