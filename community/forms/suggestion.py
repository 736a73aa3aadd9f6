"""The form by which members propose what is missing or wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from community.models import Suggestion
from community.seen import must_be_seen, on_one_line
from films.called import films_meant
from films.models import Film, Moment

if TYPE_CHECKING:
    ModelForm = forms.ModelForm[Suggestion]
else:
    ModelForm = forms.ModelForm

About = Suggestion.About


class FilmMeantField(forms.CharField):
    """A film by its title, typed; no list of thousands to choose from."""

    def clean(self, value: Any) -> Any:
        typed = super().clean(value)
        return self._film(typed) if typed else None

    def _film(self, typed: str) -> Film:
        films = films_meant(typed)
        if not films:
            said = _("No film called “%(typed)s” is here. If it is missing, suggest the film itself first.")
            raise ValidationError(said, params={"typed": typed})
        if len(films) > 1:
            said = _("Which one do you mean: %(films)s?")
            raise ValidationError(said, params={"films": ", ".join(map(str, films))})
        return films[0]


class SuggestionForm(ModelForm):
    about = forms.ChoiceField(
        label=_("What would you like to suggest?"), choices=About.choices, widget=forms.RadioSelect
    )
    film = FilmMeantField(
        label=_("Film or series"),
        required=False,
        max_length=300,
        help_text=_("By its title, as “Up” or “Up (2009)”; empty if it is the film that is missing."),
        widget=forms.TextInput(attrs={"list": "film-titles"}),
    )
    moment = forms.ModelChoiceField(
        Moment.objects.public().select_related("film"),
        required=False,
        widget=forms.HiddenInput,
        error_messages={"invalid_choice": _("That moment is not here any more. Say in words which one you mean.")},
    )

    class Meta:
        model = Suggestion
        fields = ("about", "film", "moment", "title", "text", "source")
        widgets: ClassVar = {"text": forms.Textarea(attrs={"rows": 7})}
        labels: ClassVar = {"title": _("In a few words"), "source": _("How do you know?")}
        help_texts: ClassVar = {
            "title": _("The title of the film, the name of the moment, or what is to be corrected."),
            "text": _("The line, the story, or what is wrong and how it should be."),
            "source": _("“I heard it in the film, at 0:41:30”, a book with its page, the address of a page."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("title", "text", "source"):
            self.fields[name].validators.append(must_be_seen)

    def clean_title(self) -> str:
        return on_one_line(self.cleaned_data["title"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        about, moment = cleaned.get("about"), cleaned.get("moment")
        if about == About.FILM:
            cleaned["film"] = cleaned["moment"] = None  # whatever was typed there, it is not here yet
            self.errors.pop("film", None)
            self.errors.pop("moment", None)
        elif moment is not None:
            cleaned["film"] = moment.film
        elif not cleaned.get("film") and "film" not in self.errors:
            self.add_error("film", _("Which film or series is it about?"))
        return cleaned

    def moment_meant(self) -> Moment | None:
        """The moment that it is about, to be named beside the form; none if there is no such moment."""
        try:
            moment: Moment | None = self.fields["moment"].clean(self["moment"].value())
        except ValidationError:
            return None
        return moment
