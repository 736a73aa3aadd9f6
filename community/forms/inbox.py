"""The form by which members choose how they are told."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django import forms

from community.models import Inbox

if TYPE_CHECKING:
    ModelForm = forms.ModelForm[Inbox]
else:
    ModelForm = forms.ModelForm


SWITCHES = ("tells_replies", "tells_mentions", "tells_films", "tells_members")


class InboxForm(ModelForm):
    class Meta:
        model = Inbox
        fields = (*SWITCHES, "digest")
        widgets: ClassVar = {"digest": forms.RadioSelect}

    def switches(self) -> list[forms.BoundField]:
        return [self[name] for name in SWITCHES]
