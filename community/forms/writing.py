"""The text of a post or comment, and how far it gives the story away."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from community.forms.fields import KeyField, PlaceSelect, ProseField
from community.limits import COMMENT_MAX, POST_MAX
from community.markup import Rendered, render
from community.markup.showing import gist
from community.models import Comment, Post
from community.reading.spoiler_places import has_place, places_of
from community.seen import can_be_seen
from films.models import Film
from films.playhead import say_playhead


class WritingForm(forms.Form):
    """What the editor shows; `film` is whose scenes it offers, none for a text about no film."""

    body: ProseField
    # Where nothing is chosen: 0, or None for "as much as what is answered".
    unsaid: ClassVar[Any] = 0
    unsaid_label: ClassVar[str | Promise] = pgettext_lazy("gives away", "nothing")

    key = KeyField()

    def __init__(self, *args: Any, film: Film | None, reveal_at: int = 0, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rendered = Rendered("", ())  # what the text became, once it `renders`
        if film:
            self.fields["reveal_at"] = self._places(film, reveal_at)

    def renders(self, *, unless: Post | Comment | None = None) -> bool:
        """Make HTML of a valid text, `unless` that says the same; whether anything of it would be seen.

        It takes a while: ask before whether the text has to wait, and do it before others have to.
        """
        body: str = self.cleaned_data["body"]
        stands = unless is not None and unless.body == body
        self.rendered = Rendered(unless.body_html, ()) if unless and stands else render(body)
        if not can_be_seen(gist(self.rendered.html)):
            self.add_error("body", _("Nothing of this would be seen: there are only marks, and no words."))
        return self.is_valid()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        cleaned.setdefault("reveal_at", self.unsaid)
        # An author who left it as it was when the form was opened does not lift what others have veiled since.
        if cleaned.pop("reveal_at_before", "") == str(cleaned["reveal_at"]):
            del cleaned["reveal_at"]
        return cleaned

    def _places(self, film: Film, reveal_at: int) -> forms.TypedChoiceField:
        """One that a text says already stays to be chosen, even if its scene is not there any more."""
        places = places_of(film)
        if reveal_at and not has_place(places, reveal_at):
            places.insert(0, (reveal_at, say_playhead(reveal_at, {})))
        return forms.TypedChoiceField(
            label=_("This gives away what happens up to"),
            choices=[("", self.unsaid_label), *places],
            coerce=int,
            empty_value=self.unsaid,
            required=False,
            widget=PlaceSelect,
            help_text=_("Readers who have not got so far are asked before they see your text."),
        )


class PostTextForm(WritingForm):
    body = ProseField(label=_("Your text"), most=POST_MAX, rows=12)


class CommentTextForm(WritingForm):
    body = ProseField(label=_("Your comment"), most=COMMENT_MAX, rows=5)
