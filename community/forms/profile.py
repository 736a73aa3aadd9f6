"""The form by which members say who they are and what they love."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.contrib.humanize.templatetags.humanize import intcomma
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import gettext_lazy as _

from community.forms.fields import LineField, ProseField
from community.forms.suggestion import FilmMeantField
from community.limits import AVATAR_BYTES_MAX, AVATAR_SIDE, BIO_MAX, DISPLAY_NAME_MAX, FAVOURITES_MAX
from community.markup.moment_links import moments_at
from community.members.display_names import clean_display_name
from community.models import Member
from community.profiling import Words
from films.models import Film, Moment
from films.pictures import prepare_picture

ADDRESS_MAX = 500
PLACES = range(1, FAVOURITES_MAX + 1)
FILMS = [f"film_{place}" for place in PLACES]
MOMENTS = [f"moment_{place}" for place in PLACES]


class DisplayNameField(LineField):
    def clean(self, value: Any) -> str:
        return clean_display_name(super().clean(value))


class AvatarField(forms.FileField):
    """A picture, as the small square that is kept of it."""

    widget = forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"})

    def clean(self, data: Any, initial: Any = None) -> ContentFile[bytes] | None:
        sent = super().clean(data, initial)
        if not sent:
            return None
        if sent.size > AVATAR_BYTES_MAX:
            raise ValidationError(_("This file has more than 1 MB; make it smaller."), code="size")
        return prepare_picture(sent.file, longest_side=AVATAR_SIDE, is_square=True)


class ProfileForm(forms.Form):
    display_name = DisplayNameField(
        label=_("Name"),
        required=False,
        most=DISPLAY_NAME_MAX,
        help_text=_("Shown before your username, which stays beside it."),
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
    )
    bio = ProseField(label=_("About you"), required=False, most=BIO_MAX, rows=5)
    picture = AvatarField(
        label=_("A new picture"),
        required=False,
        help_text=_("JPEG, PNG or WebP up to 1 MB. We keep its middle as a small square, without where it was taken."),
    )
    drops_picture = forms.BooleanField(label=_("Take my picture away, and draw me one"), required=False)
    visibility = forms.ChoiceField(
        label=_("Who may open your profile?"), choices=Member.Visibility.choices, widget=forms.RadioSelect
    )
    shows_relived = forms.BooleanField(
        label=_("Show what I relived"),
        required=False,
        help_text=_("What was not for you is never shown to anybody."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["bio"].help_text = _("Markdown, up to %(most)s characters.") % {"most": intcomma(BIO_MAX)}
        for place, name in enumerate(FILMS, start=1):
            self.fields[name] = FilmMeantField(
                label=_("Film %(place)d") % {"place": place},
                required=False,
                max_length=300,
                widget=forms.TextInput(attrs={"list": "film-titles"}),
            )
        for place, name in enumerate(MOMENTS, start=1):
            self.fields[name] = forms.CharField(
                label=_("Moment %(place)d") % {"place": place},
                required=False,
                max_length=ADDRESS_MAX,
                widget=forms.TextInput(attrs={"list": "moment-addresses", "autocapitalize": "none"}),
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        self._read_moments(cleaned)
        for names, said in ((FILMS, _("You have named that film already.")),
                            (MOMENTS, _("You have named that moment already."))):  # fmt: skip
            for name in _repeated(names, cleaned):
                self.add_error(name, said)
        return cleaned

    def _read_moments(self, cleaned: dict[str, Any]) -> None:
        """From addresses to moments, in one query for all of them."""
        paths = {name: path_of(cleaned[name]) for name in MOMENTS if cleaned.get(name)}
        found = moments_at(dict.fromkeys(paths.values()))
        for name, path in paths.items():
            cleaned[name] = found.get(path)
            if cleaned[name] is None:
                self.add_error(name, _("There is no moment at that address. Copy it from the page of the moment."))

    def name_moments(self) -> None:
        """Say beside each address which moment it is; one query for all."""
        paths = {name: path_of(str(self[name].value() or "")) for name in MOMENTS}
        found = moments_at(dict.fromkeys(paths.values()))
        for name, path in paths.items():
            if path in found:
                self[name].help_text = f"{found[path].title} · {found[path].film}"

    @property
    def words(self) -> Words:
        return Words(**{name: self.cleaned_data[name] for name in Words._fields})

    @property
    def films(self) -> list[Film]:
        return [film for name in FILMS if (film := self.cleaned_data[name])]

    @property
    def moments(self) -> list[Moment]:
        return [moment for name in MOMENTS if (moment := self.cleaned_data[name])]


def path_of(address: str) -> str:
    """Of an address on any host, so that one copied from a phone's share sheet works as well."""
    try:
        return urlsplit(address.strip()).path
    except ValueError:
        return ""


def _repeated(names: Iterable[str], cleaned: dict[str, Any]) -> Iterable[str]:
    seen = set()
    for name in names:
        thing = cleaned.get(name)
        if thing and thing.pk in seen:
            yield name
        elif thing:
            seen.add(thing.pk)
