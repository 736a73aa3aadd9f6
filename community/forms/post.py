"""The forms by which members post, and change what they posted."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from community.forms.fields import TagsField, TitleField
from community.forms.suggestion import FilmMeantField
from community.forms.writing import PostTextForm
from community.limits import POST_TITLE_MAX, POST_TITLE_MIN, TAGS_MAX
from community.models import Post
from films.models import Film, Moment

# Without htmx they are there once the form was previewed.
BRINGS_ITS_SCENES = {
    "hx-get": reverse_lazy("community:post-new"),
    "hx-trigger": "change",
    "hx-select": "#places-post",
    "hx-target": "#places-post",
    "hx-swap": "outerHTML",
}


class PostEditForm(PostTextForm):
    """All that can be changed later; what it is about stays."""

    kind = forms.ChoiceField(
        label=_("What is it?"), choices=Post.Kind.choices, initial=Post.Kind.TALK, widget=forms.RadioSelect
    )
    title = TitleField(
        label=_("Title"),
        least=POST_TITLE_MIN,
        most=POST_TITLE_MAX,
        help_text=_("Everybody sees it, also those who have not seen the film: let it give nothing away."),
    )
    tags = TagsField(label=_("Tags"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        said = _("Up to %(most)d words that others may look for, with commas between them.")
        self.fields["tags"].help_text = said % {"most": TAGS_MAX}


class PostForm(PostEditForm):
    film = FilmMeantField(
        label=_("Film or series"),
        required=False,
        max_length=300,
        help_text=_("By its title. Empty if it is about films in general."),
        widget=forms.TextInput(attrs={"list": "film-titles", **BRINGS_ITS_SCENES}),
    )
    moment = forms.ModelChoiceField(
        Moment.objects.public().select_related("film"),
        required=False,
        widget=forms.HiddenInput,
        error_messages={"invalid_choice": _("That moment is not here any more.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, film=None, **kwargs)
        self.about_moment = self._meant("moment")
        self.about_film: Film | None = self.about_moment.film if self.about_moment else self._meant("film")
        if self.about_film:
            told = self.about_moment.reveal_at if self.about_moment else 0
            self.fields["reveal_at"] = self._places(self.about_film, told)
            self.fields["reveal_at"].initial = told or ""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if moment := cleaned.get("moment"):
            cleaned["film"] = moment.film
            self.errors.pop("film", None)
        return cleaned

    def _meant(self, name: str) -> Any:
        """The moment or film that was typed or that the address named; none if there is no such one."""
        try:
            return self.fields[name].clean(self[name].value())
        except ValidationError:
            return None
