"""The form by which a curator answers a suggestion."""

from __future__ import annotations

from typing import Any, TypeVar
from urllib.parse import urlsplit

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.urls import Resolver404, resolve
from django.utils.translation import gettext_lazy as _

from films import limits
from films.models import Film, Kind, Moment

ACCEPT, DECLINE, REOPEN = "accept", "decline", "reopen"  # the buttons
DIGITS_MAX = 19  # more than a key can have
AnyModel = TypeVar("AnyModel", bound=Model)


class AddressField(forms.CharField):
    """A film or a moment by the address of its page, or of its form in the admin."""

    def clean(self, value: Any) -> Any:
        typed = super().clean(value)
        thing = thing_at(typed)
        if typed and thing is None:
            raise ValidationError(_("There is no film and no moment at that address."))
        return thing


class DecisionForm(forms.Form):
    became = AddressField(
        required=False,
        max_length=1_000,
        label=_("What it became"),
        widget=forms.TextInput(attrs={"class": "vLargeTextField"}),
        help_text=_("To accept: paste the address of the film or moment, as on the site or here in the admin."),
    )
    answer = forms.CharField(
        required=False,
        max_length=limits.PROSE_MAX,
        label=_("Answer"),
        help_text=_("Its proposer reads it. To decline, say why."),
        widget=forms.Textarea(attrs={"rows": 5, "class": "vLargeTextField"}),
    )

    @property
    def is_accepted(self) -> bool:
        return ACCEPT in self.data

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.is_accepted and DECLINE not in self.data:
            raise ValidationError(_("Accept it or decline it."))
        if self.is_accepted and "became" not in self.errors and cleaned["became"] is None:
            self.add_error("became", _("Say which film or moment it became."))
        if DECLINE in self.data:
            self.errors.pop("became", None)
            if not cleaned.get("answer"):
                self.add_error("answer", _("Say why it is declined."))
        return cleaned


def thing_at(address: str) -> Film | Moment | None:
    """The film or moment, published or not, whose page or form has this address on any host."""
    try:
        match = resolve(urlsplit(address.strip()).path)
    except (Resolver404, ValueError):
        return None
    page = match.view_name.removeprefix("films:").removeprefix("admin:films_").removesuffix("-detail")
    named = match.kwargs
    if page == "film":
        return Film.objects.filter(slug=named["film_slug"]).first()
    if page == "film_change":
        return _with_key(Film.objects.all(), named["object_id"])
    if page == "moment-permalink":
        return _with_key(Moment.objects.all(), named["moment_id"])
    if page.removesuffix("_change") in Kind.values:
        return _moment(page, named)
    return None


def _moment(page: str, named: dict[str, Any]) -> Moment | None:
    kind = page.removesuffix("_change")
    if kind != page:
        return _with_key(Moment.objects.all(), named["object_id"])
    return Moment.objects.filter(kind=kind, film__slug=named["film_slug"], slug=named["slug"]).first()


def _with_key(rows: QuerySet[AnyModel], key: str | int) -> AnyModel | None:
    return rows.filter(pk=int(key)).first() if str(key).isdecimal() and len(str(key)) < DIGITS_MAX else None
