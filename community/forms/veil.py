"""The form that asks up to where a text gives the story away."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from community.forms.fields import PlaceSelect
from community.models import Comment, Post
from community.reading.spoiler_places import Choices, places_of


class VeilForm(forms.Form):
    reveal_at = forms.TypedChoiceField(label=_("It gives away what happens up to"), coerce=int, widget=PlaceSelect)

    def __init__(self, *args: Any, writing: Post | Comment, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        film = writing.told_of
        places = _beyond(places_of(film), writing.reveal_at) if film else []
        self.fields["reveal_at"].choices = [("", "…"), *places]  # type: ignore[attr-defined]


def _beyond(places: Choices, playhead: int) -> Choices:
    """Those that are later; of a series, episodes without any are left out."""
    later: Choices = []
    for value, label in places:
        if isinstance(label, list):
            inner = [(place, name) for place, name in label if place > playhead]
            later += [(value, inner)] if inner else []
        elif isinstance(value, int) and value > playhead:
            later.append((value, label))
    return later
