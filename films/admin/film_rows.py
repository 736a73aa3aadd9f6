"""Characters, credits and scenes as rows on the page of their film."""

from __future__ import annotations

import re
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from films.admin.character import NamedForm
from films.admin.fields import PlainSelect, TimecodeField
from films.admin.rows import RowForm, RowFormSet, RowInline, is_going, remember
from films.admin.whole_form import WholeForm, fill_position
from films.aliases import names_of, set_aliases
from films.models import Character, Credit, Episode, Scene
from films.slugs import fresh, slug_from

EPISODE = re.compile(r"(\d{1,2})x(\d{2,3})")


class CharacterRow(RowForm, NamedForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        remember(self, "played_by")


class CharacterRows(RowFormSet):
    def clean(self) -> None:
        """No name may lead to two characters, be they stored or typed side by side."""
        super().clean()
        names, typed = names_of(self.instance), dict[str, Any]()
        for form in self.forms:
            name = form.cleaned_data.get("name") if form.is_valid() and form.has_changed() else None
            if not name or is_going(form):
                continue
            aliases = form.cleaned_data["also_known_as"]
            form.refuse(names.taken_from(form.instance.pk, name=name, aliases=aliases))
            for said in {folded.casefold(): folded for folded in (name, *aliases)}.values():
                if typed.setdefault(said.casefold(), form) is not form:
                    form.refuse([said])

    def save_new(self, form: Any, commit: bool = True) -> Any:
        if not hasattr(self, "taken"):
            self.taken = set(Character.objects.filter(film=self.instance).values_list("slug", flat=True))
        form.instance.slug = fresh(slug_from(form.instance.name, otherwise="character"), self.taken)
        self.taken.add(form.instance.slug)
        return super().save_new(form, commit)

    def after_saving(self) -> None:
        for form in self.forms:
            if form.instance.pk and "also_known_as" in form.changed_data and not is_going(form):
                set_aliases(character=form.instance, names=form.cleaned_data["also_known_as"])


class CharacterInline(RowInline):
    model = Character
    form = CharacterRow
    formset = CharacterRows
    fields = ("name", "also_known_as", "played_by", "position", "is_published", "full_form")
    remembered = ("played_by",)
    ordering = ("position", "id")
    classes = ("collapse", "row-inline")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related("played_by").prefetch_related("aliases")


class CreditRow(RowForm, WholeForm):
    # As in addresses: 150 rows of 36 options each would be slow to send and slow to read.
    episode = forms.RegexField(
        EPISODE,
        required=False,
        label=_("Episode"),
        widget=forms.TextInput(attrs={"size": 5, "placeholder": "1x05"}),
        error_messages={"invalid": _("Write the episode as 1x05.")},
    )
    position = forms.IntegerField(required=False, min_value=0, label=_("Position"))

    class Meta:
        widgets: ClassVar = {"job": PlainSelect, "detail": forms.TextInput(attrs={"size": 28})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        remember(self, "person")
        if self.is_new:
            self.initial["position"] = None
        elif self.instance.episode:
            self.initial["episode"] = self.instance.episode.key

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        fill_position(self, Credit.objects.filter(film=self.instance.film_id))
        return cleaned

    def clean_episode(self) -> Episode | None:
        key = self.cleaned_data["episode"]
        if not key or "episode" not in self.changed_data:
            return self.instance.episode if key else None
        season, number = (int(part) for part in key.split("x"))
        episode = Episode.objects.filter(film=self.instance.film_id, season=season, number=number).first()
        if episode is None:
            raise ValidationError(_("There is no such episode in this series."))
        return episode


class CreditInline(RowInline):
    model = Credit
    form = CreditRow
    formset = RowFormSet
    remembered = ("person",)
    ordering = ("position", "id")
    classes = ("collapse", "row-inline")

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        episode = ["episode"] if obj and obj.is_series else []
        return ["person", "job", "detail", *episode, "position", "is_published", "full_form"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related("person", "episode")


class SceneRow(RowForm, WholeForm):
    starts_at = TimecodeField(required=False, label=_("Starts at"))
    ends_at = TimecodeField(required=False, label=_("Ends at"))


class SceneInline(RowInline):
    """To time and order scenes; a new one is written on a page of its own."""

    model = Scene
    form = SceneRow
    formset = RowFormSet
    fk_name = "film"
    fields = ("title", "starts_at", "ends_at", "position", "is_published", "full_form")
    ordering = ("position", "id")
    can_delete = False
    classes = ("collapse", "row-inline")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
