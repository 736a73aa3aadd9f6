"""The operators' forms: remove and say why, decline and say why, put back and say why."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from community.addresses import target_at
from community.models import Report
from community.models.ledger import LAW_MAX, REASON_MAX
from community.models.legal import DESTROYED, NEED_A_LAW, Basis, Requester, Scope
from community.models.report import ANSWER_MAX

# The buttons: to remove is to see the entry first, and then to enter it or to go back.
REMOVE, ENTER, BACK, DECLINE = "remove", "enter", "back", "decline"
WIDE = {"class": "vLargeTextField"}
PUBLIC = _("Public for good, and nothing in the ledger can be changed: name nobody, and repeat nothing of the text.")


class RemovalForm(forms.Form):
    """On what basis, how much, and why."""

    basis = forms.ChoiceField(label=_("Legal basis"), choices=[("", "—"), *Basis.choices], required=False)
    law = forms.CharField(
        label=_("Law or order"), required=False, max_length=LAW_MAX, widget=forms.TextInput(attrs=WIDE),
        help_text=_("Needed for an order and for another law. Public."),
    )  # fmt: skip
    scope = forms.ChoiceField(
        label=_("What goes"), choices=Scope.choices, initial=Scope.TEXT, required=False,
        help_text=_("The title only if the title itself is what the law forbids. A comment has none."),
    )  # fmt: skip
    reason = forms.CharField(
        label=_("Reason"), required=False, max_length=REASON_MAX, help_text=PUBLIC,
        widget=forms.Textarea(attrs={"rows": 4, **WIDE}),
    )  # fmt: skip
    is_certain = forms.BooleanField(
        label=_("It is to be destroyed"),
        required=False,
        help_text=_("For child abuse material alone: no copy is kept, and nothing can bring it back."),
    )

    @property
    def is_removal(self) -> bool:
        return BACK not in self.data

    @property
    def asker(self) -> str:
        """Who asks, as a class."""
        return str(self.cleaned_data.get("requester", ""))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.is_removal:
            self._check_removal(cleaned)
        return cleaned

    def _check_removal(self, cleaned: dict[str, Any]) -> None:
        basis = cleaned.get("basis")
        for name, said in (("basis", _("Without a legal basis nothing is removed.")), ("reason", _("Say why."))):
            if not cleaned.get(name) and name not in self.errors:
                self.add_error(name, said)
        if basis in NEED_A_LAW and not cleaned.get("law") and "law" not in self.errors:
            self.add_error("law", _("Name the law or the order."))
        if basis == Basis.ORDER and self.asker not in ("", Requester.AUTHORITY):
            self.add_error("basis", _("Only a court or authority gives orders, and whoever asks here is neither."))
        if (basis == DESTROYED) != bool(cleaned.get("is_certain")):
            self.add_error("is_certain", _("Tick this for child abuse material, and for nothing else."))

    @property
    def said(self) -> dict[str, Any]:
        """What the verb is told."""
        return {name: self.cleaned_data[name] for name in ("basis", "law", "scope", "reason")}


class ReportDecisionForm(RemovalForm):
    answer = forms.CharField(
        label=_("Answer"), required=False, max_length=ANSWER_MAX,
        help_text=_("Goes to whoever reported it, by mail. To decline, say why."),
        widget=forms.Textarea(attrs={"rows": 4, **WIDE}),
    )  # fmt: skip

    def __init__(self, *args: Any, report: Report, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.report = report
        claimed = _("The report claims: %(claim)s. Whether it is so, you decide.")
        self.fields["basis"].help_text = claimed % {"claim": report.get_category_display()}

    @property
    def is_removal(self) -> bool:
        return REMOVE in self.data or ENTER in self.data

    @property
    def asker(self) -> str:
        return self.report.requester

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not self.is_removal and DECLINE not in self.data and BACK not in self.data:
            raise ValidationError(_("Remove it or decline."))
        if DECLINE in self.data:
            for name in (*RemovalForm.base_fields,):
                self.errors.pop(name, None)
            if not cleaned.get("answer") and "answer" not in self.errors:
                self.add_error("answer", _("Say why it stands."))
        return cleaned


class OrderForm(RemovalForm):
    """For what came by post: an order, a notice, something an operator came upon."""

    address = forms.CharField(
        label=_("What it is about"), max_length=1_000, widget=forms.TextInput(attrs=WIDE),
        help_text=_("Paste the address of the moment, post or comment, as on the site."),
    )  # fmt: skip
    # Begins empty: it stands in the ledger for good, so nobody may leave it as it came.
    requester = forms.ChoiceField(
        label=_("Who asks"), choices=[("", "—"), *Requester.choices], error_messages={"required": _("Say who asks.")}
    )
    field_order = ("address", "requester")

    def clean_address(self) -> Any:
        target = target_at(self.cleaned_data["address"])
        if target is None:
            raise ValidationError(_("There is no moment, post or comment at that address."))
        if target.is_removed:
            raise ValidationError(
                _("It is removed already: ledger entry no. %(number)d.") % {"number": target.ledger_number}
            )
        if getattr(target, "is_deleted", False):
            raise ValidationError(_("Its author has deleted it: there is no text left to remove."))
        return target


class ReasonForm(forms.Form):
    """Why something is put back, or stays where it is."""

    reason = forms.CharField(
        label=_("Reason"), max_length=REASON_MAX, help_text=PUBLIC, widget=forms.Textarea(attrs={"rows": 4, **WIDE})
    )
