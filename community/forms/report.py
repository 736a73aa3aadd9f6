"""The form for what the law forbids: what it is, where it stands, and who asks."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from community.forms.fields import KeyField
from community.models.ledger import LAW_MAX
from community.models.legal import NEED_A_LAW, Basis, Requester
from community.models.report import EXPLANATION_MAX, PLACE_MAX
from community.seen import must_be_seen
from films.limits import NAME_MAX

# As somebody says it who is no lawyer.
CATEGORIES = (
    (Basis.PERSONAL_DATA, _("It gives away somebody's private life: where they live, their number, their papers")),
    (Basis.THREAT, _("It threatens somebody's life")),
    (Basis.CHILD_ABUSE, _("It shows or describes the abuse of a child")),
    (Basis.COPYRIGHT, _("It copies a work without leave")),
    (Basis.ORDER, _("A court or an authority has ordered its removal")),
    (Basis.OTHER_LAW, _("It breaks another law")),
)
REQUESTERS = (
    (Requester.CONCERNED, _("It is about me, or aimed at me")),
    (Requester.RIGHTS_HOLDER, _("I hold the rights to the work")),
    (Requester.REPRESENTATIVE, _("I act for somebody of these")),
    (Requester.AUTHORITY, _("I write for a court or an authority")),
    (Requester.READER, _("I have read it here, nothing more")),
)


class ReportForm(forms.Form):
    category = forms.ChoiceField(label=_("What is it?"), choices=CATEGORIES, widget=forms.RadioSelect)
    law = forms.CharField(
        label=_("Which law, or which order?"),
        required=False,
        max_length=LAW_MAX,
        help_text=_("Needed for an order and for another law: its name and paragraph, or court, date and file number."),
    )
    place = forms.CharField(
        label=_("Where in the text?"),
        required=False,
        max_length=PLACE_MAX,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("The words it begins with are enough; empty if it is the whole."),
    )
    explanation = forms.CharField(
        label=_("Why is it against the law?"),
        max_length=EXPLANATION_MAX,
        validators=[must_be_seen],
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("For a work: which one it is and where it was published."),
    )
    requester = forms.ChoiceField(label=_("Who are you in this?"), choices=REQUESTERS, widget=forms.RadioSelect)
    name = forms.CharField(
        label=_("Your name"),
        required=False,
        max_length=NAME_MAX,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        help_text=_("Operators alone read it. May be left out where a child is abused."),
    )
    email = forms.EmailField(
        label=_("Your e-mail"),
        required=False,
        help_text=_("For the answer. May be left out where a child is abused."),
    )
    is_honest = forms.BooleanField(
        label=_("To the best of my knowledge this is true and complete."),
        error_messages={"required": _("An operator can only follow what somebody stands by.")},
    )
    key = KeyField()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        category = cleaned.get("category")
        if category in NEED_A_LAW and not cleaned.get("law") and "law" not in self.errors:
            self.add_error("law", _("Name it, so that an operator can read it."))
        if category and category != Basis.CHILD_ABUSE:
            for name in ("name", "email"):
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, _("Without this nobody can be asked back, and nobody answered."))
        return cleaned

    @property
    def said(self) -> dict[str, Any]:
        """What of it is kept."""
        return {name: value for name, value in self.cleaned_data.items() if name not in ("is_honest", "key")}
