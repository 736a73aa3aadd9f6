"""Fields of every kind, filled in well and badly."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

CHOICES = [("fold", "fold it"), ("leave-out", "leave it out"), ("ask", "ask me each time")]


class SampleForm(forms.Form):
    line = forms.CharField(label=_("A line"), max_length=40, help_text=_("Forty letters at most."))
    text = forms.CharField(label=_("A text"), widget=forms.Textarea(attrs={"rows": 3}), required=False)
    one = forms.ChoiceField(label=_("One of many"), choices=CHOICES)
    number = forms.IntegerField(label=_("A number"), required=False)
    day = forms.DateField(label=_("A day"), widget=forms.DateInput(attrs={"type": "date"}), required=False)
    file = forms.FileField(label=_("A file"), required=False)
    is_sure = forms.BooleanField(label=_("I am sure"), required=False)
    shut = forms.CharField(label=_("Not yours to change"), disabled=True, initial="last-row-left", required=False)


class SampleChoices(forms.Form):
    radio = forms.ChoiceField(label=_("What to do with it"), choices=CHOICES, widget=forms.RadioSelect)
    boxes = forms.MultipleChoiceField(
        label=_("Where"),
        choices=CHOICES,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("What is folded says why."),
    )


def fine() -> dict[str, Any]:
    return {"form": SampleForm(initial={"line": "As far as the sea", "one": "fold"})}


def wrong() -> dict[str, Any]:
    return {"form": SampleForm({"line": "", "number": "many", "day": "yesterday", "one": "fold", "is_sure": "on"})}


def choices(*, wrong: bool = False) -> dict[str, Any]:
    data = {"radio": "", "boxes": []} if wrong else None
    return {"form": SampleChoices(data, initial={"radio": "fold", "boxes": ["fold", "ask"]})}
