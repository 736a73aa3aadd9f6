"""The lines of a dialogue, in one ordered form on its page."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from films.admin.fields import OfferedField
from films.admin.rows import RowForm, RowFormSet, RowInline, is_going
from films.models import Line
from films.publishing import over_budget, verbatim_passage
from films.slugs import fresh


class LineForm(RowForm):
    place = forms.DecimalField(
        required=False,
        min_value=0,
        max_value=9_999,
        max_digits=6,
        decimal_places=2,
        label=_("Place"),
        widget=forms.NumberInput(attrs={"step": "any", "class": "place"}),
    )
    speaker = OfferedField(label=_("Speaker"))

    class Meta:
        model = Line
        fields = ("speaker", "text", "cue", "is_published")
        widgets: ClassVar = {"text": forms.Textarea(attrs={"rows": 3, "cols": 60})}

    def __init__(self, *args: Any, speakers: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "speaker" in self.fields:
            self.fields["speaker"].offer(speakers)  # type: ignore[attr-defined]
        if self.instance.pk:
            self.initial["place"] = self.instance.position


class LineFormSet(RowFormSet):
    """Asks for the speakers once, and puts lines in the order of the places typed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        film = self.instance.film if self.instance.film_id else None
        self.speakers = list(film.characters.filter(merged_into=None).in_order()) if film else []

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        return {**super().get_form_kwargs(index), "speakers": self.speakers}

    def clean(self) -> None:
        """Refuse what would quote too much, with the numbers."""
        super().clean()
        if any(self.errors) or not self.instance.is_published:
            return
        spoken = [form.cleaned_data["text"] for form in self.ordered_by_place() if form.cleaned_data["is_published"]]
        if reasons := over_budget(self.instance, verbatim_passage(self.instance, spoken)):
            raise ValidationError(reasons)

    def ordered_by_place(self) -> list[Any]:
        """The forms of lines that stay; those without a place come last, as they stand on the page."""
        staying = [form for form in self.forms if form.cleaned_data.get("text") and not is_going(form)]
        return sorted(staying, key=lambda form: _place(form.cleaned_data.get("place")))

    def save_new(self, form: Any, commit: bool = True) -> Any:
        """A new line gets a key of its own, told from those that packs give."""
        taken = {other.instance.key for other in self.forms}
        form.instance.key = fresh("a1", taken)
        return super().save_new(form, commit)


def _place(typed: Decimal | None) -> Decimal:
    return Decimal("Infinity") if typed is None else typed


class LineInline(RowInline):
    model = Line
    form = LineForm
    formset = LineFormSet
    fields = ("place", "speaker", "text", "cue", "is_published")
    ordering = ("position", "id")
    extra = 2
    readonly_fields = ()
