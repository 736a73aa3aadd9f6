"""Quotes: their lists and forms."""

from __future__ import annotations

from django.contrib import admin
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from films.admin.fields import OfferedField
from films.admin.moment import MomentAdmin
from films.admin.moment_form import MomentForm
from films.models import Film, Line, Quote
from films.naming import quote_title

TEXT_SHOWN = 80  # characters of a text in a list


class QuoteForm(MomentForm):
    line = OfferedField(
        required=False,
        label=_("Line"),
        help_text=_("The line of a dialogue that it is; its words then count once against the quotation budget."),
    )

    def offer_what_is_in(self, film: Film) -> None:
        super().offer_what_is_in(film)
        if "title" in self.fields:
            self.fields["title"].required = not self.is_new
            self.fields["title"].help_text = _("Never gives the plot away. Empty: “Veronika, in The Farewell”.")
        if "line" in self.fields:
            lines = Line.objects.filter(dialogue__film=film).select_related("dialogue")
            ordered = lines.order_by("dialogue__position", "dialogue", "position", "id")
            self.offered("line").offer(ordered, label=line_label)

    def default_title(self) -> str:
        speaker, scene = self.cleaned_data.get("speaker"), self.cleaned_data.get("scene")
        return quote_title(
            speaker=speaker.name if speaker else "",
            scene=scene.title if scene else "",
            film=self.film.title if self.film else "",
        )


def line_label(line: Line) -> str:
    return f"{line.dialogue.title}: {Truncator(line.text).chars(TEXT_SHOWN)}"


@admin.register(Quote)
class QuoteAdmin(MomentAdmin):
    form = QuoteForm
    list_display = (
        "title", "opening", "speaker", "film_link", "starts", "provenance", "is_published", "on_site",
    )  # fmt: skip
    search_fields = (*MomentAdmin.search_fields, "text", "original_text", "speaker__name")
    telling = ("title", "speaker", ("text", "language"), ("original_text", "original_language"))
    placing = ("scene", "line", "episode")

    @admin.display(description=_("text"))
    def opening(self, quote: Quote) -> str:
        return Truncator(quote.text).chars(TEXT_SHOWN)
