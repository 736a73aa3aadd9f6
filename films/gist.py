"""What a moment says in one breath, where it travels without its page: search results, shared links."""

from __future__ import annotations

from django.utils.translation import gettext as _

from films.models import Kind, Moment
from films.quotation_marks import set_in_quotation_marks

FIELDS = {
    Kind.SCENE: "summary",
    Kind.DIALOGUE: "context",
    Kind.QUOTE: "text",
    Kind.TRIVIA: "fact",
    Kind.TRACK: "usage",
}


def gist_of(detail: Moment) -> str:
    """Take a child row; what reveals the plot, may not be in the film, or was removed, gives its title only."""
    text = "" if detail.is_withheld or detail.is_removed else str(getattr(detail, FIELDS[Kind(detail.kind)]))
    if detail.reveal_at or detail.is_doubtful or not text:
        kind = Kind(detail.kind).label
        return _("%(title)s (%(kind)s) in %(film)s") % {"title": detail.title, "kind": kind, "film": detail.film.title}
    if detail.kind == Kind.QUOTE and detail.is_verbatim:
        return set_in_quotation_marks(text, getattr(detail, "language", ""))
    return text
