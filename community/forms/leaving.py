"""The form by which a member leaves for good."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from community.models import Member


class LeavingForm(forms.Form):
    KEEP, ERASE = "keep", "erase"

    words = forms.ChoiceField(
        label=_("What shall become of what you wrote?"),
        choices=(
            (KEEP, _("It stays, without my name")),
            (ERASE, _("It goes, and only the places where it stood remain, so that replies hold together")),
        ),
        widget=forms.RadioSelect,
    )
    username = forms.CharField(
        label=_("Your username"),
        max_length=150,
        help_text=_("Type it to say that you mean it."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
    )

    def __init__(self, *args: Any, member: Member, **kwargs: Any) -> None:
        self.member = member
        super().__init__(*args, **kwargs)

    def clean_username(self) -> str:
        typed: str = self.cleaned_data["username"]
        if typed.removeprefix("@").casefold() != self.member.username.casefold():
            raise ValidationError(_("That is not your username."))
        return typed

    @property
    def keeps_words(self) -> bool:
        return bool(self.cleaned_data["words"] == self.KEEP)
