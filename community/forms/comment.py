"""The form by which members comment."""

from __future__ import annotations

from typing import Any, ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from community.forms.writing import CommentTextForm
from community.talks.comment_place import Place


class CommentForm(CommentTextForm):
    """For one place; asks how far it gives the story away only where it `asks_for_scenes`, which takes queries."""

    unsaid: ClassVar[Any] = None
    unsaid_label: ClassVar[str | Promise] = _("as much as what it is about")

    def __init__(self, *args: Any, place: Place, asks_for_scenes: bool = False, **kwargs: Any) -> None:
        film = place.subject.film if asks_for_scenes else None
        super().__init__(*args, film=film, auto_id=f"{place.form_id}-%s", **kwargs)
        if place.parent or self.is_bound:  # a form that comes back is gone on with
            self.fields["body"].widget.attrs["autofocus"] = True
