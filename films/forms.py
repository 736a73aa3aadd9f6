"""What readers may ask of the list of films."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from django import forms
from django.conf import settings
from django.db.models import Q
from django.http import QueryDict
from django.utils.text import slugify
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from films import limits
from films.languages import catalogue_words
from films.models import Country, Film, Genre, Person
from films.models.film import FilmQuerySet

NAMESAKES_MAX = 20  # people that one typed name may mean
ORDERS = {"title": "title", "year": "-year", "newest": "-created_at"}
UNKNOWN = _("“%(value)s” is none of the choices, so it was left out.")


class Chip(NamedTuple):
    """A filter in force, and the query string of the same list without it."""

    label: str
    value: str
    query_without: str


class CatalogueSelect(forms.Select):
    """Of names of ours, but for the choice of none."""

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **kwargs)
        if self.is_ours(value, option["label"]) and get_language() != settings.CATALOGUE_LANGUAGE:
            option["attrs"]["lang"] = settings.CATALOGUE_LANGUAGE
        return option

    def is_ours(self, value: Any, label: object) -> bool:
        return bool(value)


class FilmFilterForm(forms.Form):
    """Filters that combine; an unknown value is an error of its own field, and the others still hold."""

    kind = forms.ChoiceField(
        label=_("Kind"),
        required=False,
        choices=[("", _("Any")), (Film.Kind.FILM, _("Films")), (Film.Kind.SERIES, _("Series"))],
        error_messages={"invalid_choice": UNKNOWN},
    )
    decade = forms.TypedChoiceField(
        label=_("Decade"), required=False, coerce=int, empty_value=None, error_messages={"invalid_choice": UNKNOWN}
    )
    genre = forms.ModelChoiceField(
        Genre.objects.none(),
        label=_("Genre"),
        required=False,
        to_field_name="slug",
        empty_label=_("Any"),
        widget=CatalogueSelect,
        error_messages={"invalid_choice": UNKNOWN},
    )
    country = forms.ModelChoiceField(
        Country.objects.none(),
        label=_("Country"),
        required=False,
        to_field_name="slug",
        empty_label=_("Any"),
        widget=CatalogueSelect,
        error_messages={"invalid_choice": UNKNOWN},
    )
    person = forms.CharField(label=_("Person"), required=False, max_length=limits.NAME_MAX)
    sort = forms.ChoiceField(
        label=_("Sort by"),
        required=False,
        choices=[("title", _("Title")), ("year", _("Year, latest first")), ("newest", _("Newest on Reelive"))],
        error_messages={"invalid_choice": UNKNOWN},
    )

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data)
        self.query = data
        shown = Film.objects.published()
        self._field("genre").queryset = Genre.objects.filter(films__in=shown).distinct()
        self._field("country").queryset = Country.objects.filter(films__in=shown).distinct()
        decades = sorted({year // 10 * 10 for year in shown.values_list("year", flat=True).distinct()}, reverse=True)
        self._field("decade").choices = [("", _("Any")), *((decade, decade_label(decade)) for decade in decades)]

    def clean_person(self) -> list[Person]:
        typed = str(self.cleaned_data["person"])
        people = people_called(typed) if typed else []
        if typed and not people:
            raise forms.ValidationError(
                _("We know nobody called “%(value)s”, so it was left out."), params={"value": typed}
            )
        return people

    @property
    def held(self) -> dict[str, Any]:
        """The filters that hold: asked for, and known."""
        return {name: value for name, value in self.cleaned_data.items() if value and name != "sort"}

    @property
    def order(self) -> str:
        return ORDERS[self.cleaned_data.get("sort") or "title"]

    def films(self) -> FilmQuerySet:
        """The films asked for, unordered. Call after `is_valid()`, whatever it says."""
        films = Film.objects.published()
        held = self.held
        if "decade" in held:
            films = films.from_decade(held["decade"])
        if "person" in held:
            films = films.with_people(held["person"])
        plain = {"kind": "kind", "genre": "genres", "country": "countries"}
        return films.filter(**{column: held[name] for name, column in plain.items() if name in held})

    def chips(self) -> Iterator[Chip]:
        for name, value in self.held.items():
            query = self.query.copy()
            for dropped in (name, "after"):
                query.pop(dropped, None)
            yield Chip(str(self.fields[name].label), self._said(name, value), query.urlencode())

    def _said(self, name: str, value: Any) -> str:
        if name == "person":
            return catalogue_words(", ".join(person.name for person in value))
        if name == "decade":
            return decade_label(value)
        return str(dict(self._field("kind").choices)[value]) if name == "kind" else catalogue_words(value)

    def _field(self, name: str) -> Any:
        return self.fields[name]


def decade_label(decade: int) -> str:
    return gettext("%(decade)ss") % {"decade": decade}


def people_called(typed: str) -> list[Person]:
    """Whoever has this slug; else everybody whose name holds what was typed."""
    people = Person.objects.published()
    return list(people.filter(slug=slugify(typed))) or list(
        people.filter(Q(name__icontains=typed) | Q(original_name__icontains=typed))[:NAMESAKES_MAX]
    )
