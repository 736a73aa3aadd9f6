"""The forms of a reader's own rules: what to mute, and through which lens to look."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from community.limits import FOLD_BELOW_LEAST, MUTES_FILE_BYTES_MAX
from community.models import Member, Mute
from community.models.mute import Where, bits_of, places_of
from community.mutes.naming import NAME_MAX, Thing, name_of, thing_named
from community.muting import Wish
from community.reading.lenses import DEFINITIONS

KEEP = "kept"  # the end that a rule has already
DAYS = (1, 7, 30, 365)
KINDS = [(kind, capfirst(label)) for kind, label in Mute.Kind.choices]


def _ends() -> list[tuple[str, str]]:
    lasting = [(str(days), ngettext("For %(days)d day", "For %(days)d days", days) % {"days": days}) for days in DAYS]
    return [("", _("Until I take it back")), *lasting]


class MuteForm(forms.Form):
    kind = forms.ChoiceField(label=gettext_lazy("What do you want to see less of?"), choices=KINDS)
    what = forms.CharField(
        label=gettext_lazy("Its name, or the words"),
        max_length=NAME_MAX,
        help_text=gettext_lazy(
            "A username, the title of a film, the name of a character, a tag, or 2 to 60 characters of text."
        ),
    )
    does = forms.ChoiceField(
        label=gettext_lazy("What shall become of it?"),
        choices=[
            ("fold", gettext_lazy("Fold it: one line says why, and opens")),
            ("remove", gettext_lazy("Leave it out: one line below a list counts what is missing")),
        ],
        widget=forms.RadioSelect,
        initial="fold",
    )
    places = forms.MultipleChoiceField(
        label=gettext_lazy("Where?"),
        choices=Where.choices,
        widget=forms.CheckboxSelectMultiple,
        initial=Where.values,
        help_text=gettext_lazy(
            "Notifications and mail have no folds: there, what you fold does not come. "
            "Your own feed says the reason alone."
        ),
        error_messages={"required": gettext_lazy("Choose at least one place.")},
    )
    lasts = forms.ChoiceField(label=gettext_lazy("For how long?"), choices=_ends, required=False)

    def __init__(self, *args: Any, mute: Mute | None = None, **kwargs: Any) -> None:
        """Of a rule that is there already what it is about stays as it is."""
        self.mute = mute
        self.thing: Thing | None = None
        if mute:
            kwargs["initial"] = _as_kept(mute)
        super().__init__(*args, **kwargs)
        if mute:
            del self.fields["kind"], self.fields["what"]
            if mute.until:
                choices = [(KEEP, gettext_lazy("As long as now")), *_ends()]
                self.fields["lasts"] = forms.ChoiceField(
                    label=self.fields["lasts"].label, choices=choices, required=False
                )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.mute is None and "kind" in cleaned and "what" in cleaned:
            try:
                self.thing = thing_named(cleaned["kind"], cleaned["what"])
            except ValidationError as error:
                self.add_error("what", error)
        return cleaned

    def wish(self, now: dt.datetime) -> Wish:
        """What the valid form asks for."""
        said = self.cleaned_data
        kind = self.mute.kind if self.mute else said["kind"]
        thing = thing_named(kind, name_of(self.mute)) if self.mute else self.thing
        assert thing is not None  # noqa: S101 - the form is valid
        return Wish(kind, thing, said["does"] == "remove", bits_of(said["places"]), self._until(now))

    def _until(self, now: dt.datetime) -> dt.datetime | None:
        lasts = self.cleaned_data["lasts"]
        if lasts == KEEP:
            return self.mute.until if self.mute else None
        return now + dt.timedelta(days=int(lasts)) if lasts else None


class MutesFileForm(forms.Form):
    file = forms.FileField(label=gettext_lazy("File of mutes"))

    def clean_file(self) -> bytes:
        file = self.cleaned_data["file"]
        if file.size > MUTES_FILE_BYTES_MAX:
            raise ValidationError(_("That file is too large to be one of mutes."))
        written: bytes = file.read()
        return written


class LensForm(forms.Form):
    lens = forms.ChoiceField(
        label=gettext_lazy("Lens"),
        choices=[(each.lens, each.lens.label) for each in DEFINITIONS],
        widget=forms.RadioSelect,
    )
    fold_below = forms.IntegerField(
        label=gettext_lazy("Fold below a score of"),
        min_value=FOLD_BELOW_LEAST,
        max_value=0,
        error_messages={
            "invalid": gettext_lazy("Write a whole number, such as -5."),
            "max_value": gettext_lazy("Write 0 or a number below it."),
            "min_value": gettext_lazy("Write %(limit_value)d or a number above it."),
        },
        help_text=gettext_lazy("The score is how many relived it, less those for whom it was not."),
    )

    def __init__(self, *args: Any, member: Member, **kwargs: Any) -> None:
        kwargs["initial"] = {"lens": member.lens, "fold_below": member.fold_below}
        super().__init__(*args, **kwargs)
        self.fields["lens"].choices = [  # type: ignore[attr-defined]
            (each.lens, format_html("<b>{}</b><br>{}", capfirst(each.lens.label), each.says(member.fold_below)))
            for each in DEFINITIONS
        ]


def _as_kept(mute: Mute) -> dict[str, Any]:
    return {
        "does": "remove" if mute.removes else "fold",
        "places": [where.value for where in places_of(mute.places)],
        "lasts": KEEP if mute.until else "",
    }
