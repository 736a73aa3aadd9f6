"""The form by which an author says that what was removed was lawful."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from community.models.removal import COUNTER_NOTICE_MAX
from community.seen import must_be_seen


class CounterNoticeForm(forms.Form):
    text = forms.CharField(
        label=_("Why was it lawful?"),
        max_length=COUNTER_NOTICE_MAX,
        validators=[must_be_seen],
        widget=forms.Textarea(attrs={"rows": 7}),
        help_text=_("In your own words; nobody has to cite a law. Operators alone read this."),
    )
