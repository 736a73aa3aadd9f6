"""The form that all kinds of moment share."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from films.admin.fields import OfferedField, PlayheadField, TimecodeField
from films.admin.whole_form import WholeForm, fill_address, fill_position
from films.models import Film, Moment, Scene
from films.publishing import over_budget, verbatim_passage
from films.slugs import slug_from


class MomentForm(WholeForm):
    scene = OfferedField(required=False, label=_("Scene"))
    episode = OfferedField(required=False, label=_("Episode"))
    speaker = OfferedField(required=False, label=_("Speaker"))
    starts_at = TimecodeField(required=False, label=_("Starts at"))
    ends_at = TimecodeField(required=False, label=_("Ends at"))
    reveal_at = PlayheadField(
        required=False,
        label=_("Spoiler point"),
        help_text=_(
            "The minute from which it gives nothing away, such as 43; in a series episode and minute, such as "
            "1x05@20. Readers who are not that far see only the title. Empty or 0: safe for everybody."
        ),
    )
    position = forms.IntegerField(
        required=False,
        min_value=0,
        label=_("Position"),
        help_text=_("Its place among its kind in the film. Empty: the last."),
    )

    def offer_what_is_in(self, film: Film) -> None:
        """One query for each field that is on the form."""
        keys = {}
        if "episode" in self.fields:
            episodes = list(film.episodes.in_order()) if film.is_series else []
            self.offered("episode").offer(episodes)
            keys = {episode.ordinal: episode.key for episode in episodes}
        if "reveal_at" in self.fields:
            self.offered("reveal_at").offer(keys)
        if "scene" in self.fields:
            scenes = Scene.objects.filter(film=film, merged_into=None).defer("summary", "context")
            self.offered("scene").offer(scenes.in_film_order())
        if "speaker" in self.fields:
            self.offered("speaker").offer(film.characters.filter(merged_into=None).in_order())
        for name in ("key", "slug"):
            if name in self.fields:
                self.fields[name].required = False
        if self.is_new:
            self.initial["position"] = None

    def offered(self, name: str) -> Any:
        return self.fields[name]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        others = Moment.objects.filter(film=self.film, kind=self.instance.kind)
        if self.is_new:
            cleaned["title"] = cleaned.get("title") or self.default_title()
            wanted = slug_from(cleaned["title"], otherwise=self.instance.kind)
            for name, message in TAKEN.items():
                taken = set(others.values_list(name, flat=True))
                fill_address(self, name, wanted=cleaned.get("slug") or wanted, taken=taken, message=message)
        fill_position(self, others)
        return cleaned

    def default_title(self) -> str:
        """What it is called when nobody gave it a title; nothing, where it has to have one."""
        return ""

    def _post_clean(self) -> None:
        super()._post_clean()
        if not self.errors and self.instance.is_published:
            for reason in self.reasons_not_to_publish():
                self.add_error(None, reason)

    def reasons_not_to_publish(self) -> list[str]:
        return over_budget(self.instance, verbatim_passage(self.instance))


# In this order: the key takes after the slug.
TAKEN = {
    "slug": _("Another moment of this kind in this film has that address; choose another."),
    "key": _("Another moment of this kind in this film has that key; choose another."),
}
