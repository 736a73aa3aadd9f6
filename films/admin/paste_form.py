"""The form "Paste a page": a text or its file, the film, its year, the source's name, and which aliases to accept."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from films import limits
from films.catalogue.page.film import FilmUnclearError
from films.catalogue.page.plan import PagePlan, plan_page
from films.catalogue.page.reader import read_page
from films.catalogue.page.text import BREAK, PageError, decode_page, fold, refusal
from films.models import Film
from films.models.film import EARLIEST_YEAR, LATEST_YEAR

FAULTS_SHOWN_MAX = 20
SOURCE = _("Pasted page")


class PasteForm(forms.Form):
    """Valid once the page can be read and compared with the catalogue; `plan` is what importing it would do."""

    plan: PagePlan | None = None

    text = forms.CharField(
        label=_("The page"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 20, "class": "paste-text", "spellcheck": "false"}),
        help_text=_("The whole page as plain text: dialogues, quotes, music, scenes, trivia, related films."),
    )
    file = forms.FileField(
        label=_("or its file"), required=False, help_text=_("Text in UTF-8, of at most 4 MB."), allow_empty_file=True
    )
    film = forms.ModelChoiceField(
        Film.objects.filter(merged_into=None).order_by("title", "year"),
        label=_("Film"),
        required=False,
        empty_label=_("the one that the page names"),
    )
    year = forms.IntegerField(
        label=_("Year"),
        required=False,
        min_value=EARLIEST_YEAR,
        max_value=LATEST_YEAR,
        help_text=_("Of a film that is not in the catalogue yet."),
    )
    source = forms.CharField(
        label=_("Name of the source"),
        required=False,
        max_length=limits.SOURCE_MAX,
        help_text=_("Everything from this page will name it; empty, it is the file's name."),
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )
    proposed = forms.MultipleChoiceField(required=False)
    aliases = forms.MultipleChoiceField(required=False)

    def __init__(self, request: HttpRequest, initial: dict[str, Any] | None = None) -> None:
        data = request.POST.copy() if request.method == "POST" else None
        super().__init__(data, request.FILES if data is not None else None, initial=initial)
        for name in ("proposed", "aliases"):
            self.fields[name].choices = [(value, value) for value in data.getlist(name)] if data else []  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if text := self._text(cleaned):
            cleaned["text"] = text
            cleaned["source"] = cleaned.get("source") or self._name_of_file(cleaned) or str(SOURCE)
            self._remember(text=text, source=cleaned["source"])
            if not self.errors:
                self._plan(cleaned)
        return cleaned

    def asked(self) -> dict[str, Any]:
        """What to plan or import."""
        cleaned = self.cleaned_data
        accepted = {fold(name) for name in cleaned["aliases"]}
        return {
            "page": read_page(cleaned["text"]),
            "source": cleaned["source"],
            "film": cleaned.get("film"),
            "year": cleaned.get("year"),
            "aliases": {fold(name): fold(name) in accepted for name in cleaned["proposed"]},
        }

    def _text(self, cleaned: dict[str, Any]) -> str:
        """The page, from wherever it came, with plain line breaks: a browser changes others on the way back."""
        text, file = cleaned.get("text") or "", cleaned.get("file")
        if file and text.strip():
            self.add_error("file", gettext("Paste the text or choose the file, not both."))
        elif file:
            return self._decoded("file", file.read(limits.PAGE_BYTES_MAX + 1))
        elif not text.strip():
            self.add_error("text", gettext("Paste the text of the page, or choose its file."))
        else:
            return self._decoded("text", text.encode())
        return ""

    def _decoded(self, field: str, content: bytes) -> str:
        try:
            text = "\n".join(BREAK.split(decode_page(content)))
            if not text:
                raise refusal(gettext("it is empty"))
            return text
        except PageError as error:
            self._refuse(field, error)
            return ""

    def _plan(self, cleaned: dict[str, Any]) -> None:
        try:
            self.plan = plan_page(**self.asked())
        except FilmUnclearError as error:
            self._refuse(error.field, error)
        except PageError as error:
            self._refuse("text", error)

    def _refuse(self, field: str, error: PageError) -> None:
        for fault in error.faults[:FAULTS_SHOWN_MAX]:
            said = str(fault)
            self.add_error(field, f"{said[:1].upper()}{said[1:]}.")

    def _remember(self, **values: str) -> None:
        """Let the form show what came in a file: no browser sends a file a second time."""
        for name, value in values.items():
            self.data[name] = value  # type: ignore[index]

    def _name_of_file(self, cleaned: dict[str, Any]) -> str:
        file = cleaned.get("file")
        return str(file.name)[: limits.SOURCE_MAX] if file else ""
