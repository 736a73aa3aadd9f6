"""Form fields for what curators type: times, spoiler points, names, and rows that are known already."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from films import limits
from films.admin.typed import ModelChoiceField
from films.playhead import parse_playhead, write_playhead
from films.timecode import write_timecode

TIMECODE = re.compile(r"(?:(\d{1,2}):(?=[0-5]?\d:))?(\d{1,3}):([0-5]\d)")  # 63:00 is an hour and three minutes
MINUTE = re.compile(r"\d{1,3}")
PLAYHEAD = re.compile(r"\d{1,2}x\d{2,3}@\d{1,3}")


class TimecodeField(forms.Field):
    """Seconds, typed and shown as h:mm:ss."""

    widget = forms.TextInput(attrs={"size": 8, "placeholder": "h:mm:ss"})

    def prepare_value(self, value: Any) -> Any:
        return write_timecode(value) if isinstance(value, int) else value

    def to_python(self, value: Any) -> int | None:
        if value in self.empty_values:
            return None
        read = TIMECODE.fullmatch(str(value).strip())
        if read is None:
            raise ValidationError(_("Write the time as h:mm:ss, such as 1:02:30."), code="timecode")
        hours, minutes, seconds = (int(part or 0) for part in read.groups())
        return hours * 3600 + minutes * 60 + seconds


class PlayheadField(forms.Field):
    """A spoiler point, typed as a minute, or as `1x05@20` in a series; `offer` says which episodes there are."""

    widget = forms.TextInput(attrs={"size": 10})
    keys: Mapping[int, str] = {}

    def offer(self, keys: Mapping[int, str]) -> None:
        self.keys = keys

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, int):
            return value
        try:
            return write_playhead(value, self.keys)
        except KeyError:  # the episode is gone
            return value

    def to_python(self, value: Any) -> int:
        written = str(value if value is not None else "").strip()
        if not written:
            return 0
        if MINUTE.fullmatch(written):
            return int(written)
        if not PLAYHEAD.fullmatch(written):
            raise ValidationError(_("Write a minute, such as 43; in a series 1x05@20."), code="playhead")
        try:
            return parse_playhead(written, {key: ordinal for ordinal, key in self.keys.items()})
        except KeyError:
            raise ValidationError(_("There is no such episode in this film."), code="episode") from None


class NamesField(forms.Field):
    """Names, one a line; empty and repeated ones are dropped."""

    widget = forms.Textarea(attrs={"rows": 2, "cols": 24})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list | tuple) else value

    def to_python(self, value: Any) -> list[str]:
        names = {name.casefold(): name for line in str(value or "").splitlines() if (name := " ".join(line.split()))}
        if any(len(name) > limits.NAME_MAX for name in names.values()):
            raise ValidationError(_("A name has at most %(most)d characters."), params={"most": limits.NAME_MAX})
        return list(names.values())

    def has_changed(self, initial: Any, data: Any) -> bool:
        return list(initial or []) != self.to_python(data)


class PlainSelect(forms.Select):
    """Writes its options itself: Django renders a template for each, and a film's page has 150 times 15."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        chosen = set(self.format_value(value))
        options = format_html_join(
            "",
            '<option value="{}"{}>{}</option>',
            ((key, " selected" if str(key) in chosen else "", label) for key, label in self.choices),
        )
        described = self.build_attrs(self.attrs, {**(attrs or {}), "name": name})
        return format_html("<select{}>{}</select>", flatatt(described), options)


class OfferedField(forms.ChoiceField):
    """One of a few rows, offered without asking the database for each form that shows them."""

    widget = PlainSelect
    rows: Mapping[str, Model] = {}
    default_error_messages = {  # noqa: RUF012
        "invalid_choice": _("This belongs to another film, or is gone. Choose again."),
    }

    def offer(self, rows: Iterable[Model], *, label: Callable[[Any], str] = str) -> None:
        self.rows = {str(row.pk): row for row in rows}
        self.choices = [("", "—"), *((key, label(row)) for key, row in self.rows.items())]

    def prepare_value(self, value: Any) -> Any:
        return value.pk if isinstance(value, Model) else value

    def clean(self, value: Any) -> Any:
        return self.rows.get(super().clean(value))

    def has_changed(self, initial: Any, data: Any) -> bool:
        return str(initial or "") != str(data or "")


class RememberingAutocomplete(AutocompleteSelect):
    """Shows the rows that it knows without asking for each: a film has 150 credits."""

    known: Mapping[str, Model] = {}

    def optgroups(self, name: str, value: Sequence[Any], attr: Any = None) -> Any:
        chosen = [str(key) for key in value if key not in ("", None)]
        if not all(key in self.known for key in chosen):
            return super().optgroups(name, value, attr)
        empty = [] if self.is_required else [self.create_option(name, "", "", False, 0)]
        options = [self.create_option(name, key, str(self.known[key]), True, 1) for key in chosen]
        return [(None, empty + options, 0)]


class RememberedField(ModelChoiceField):
    """Chosen from very many; does not ask again for the row that is chosen already."""

    known: Mapping[str, Model] = {}

    def remember(self, row: Model | None) -> None:
        self.known = {str(row.pk): row} if row else {}
        widget: Any = self.widget
        getattr(widget, "widget", widget).known = self.known  # the admin wraps it, for its "+"

    def to_python(self, value: Any) -> Any:
        return self.known.get(str(value)) or super().to_python(value)
