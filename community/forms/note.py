"""The form of a private note."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from community.forms.fields import ProseField
from community.limits import NOTE_MAX


class NoteForm(forms.Form):
    note = ProseField(
        label=_("Your note"),
        required=False,
        most=NOTE_MAX,
        rows=4,
        help_text=_("Nobody else reads it. Up to 500 characters; empty takes it away."),
    )
