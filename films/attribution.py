"""A moment as readers may carry it away: with its speaker, its film and how true it is."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from films.models import Dialogue, Line, Moment, Provenance, Quote
from films.quotation_marks import set_in_quotation_marks

LINES_CARRIED = 3  # of a dialogue: enough to know it by


def carried(moment: Moment, lines: Iterable[Line] = (), *, is_whole: bool = True) -> str:
    """Plain text of a child row; its title alone unless `is_whole`.

    Empty for what the film may not hold, which nobody should carry on.
    """
    if moment.is_doubtful:
        return ""
    if is_whole and isinstance(moment, Quote):
        return attributed(moment)
    if is_whole and isinstance(moment, Dialogue) and lines:
        said = [f"{line.speaker.name}: {line.text}" for line in list(lines)[:LINES_CARRIED]]
        return "\n".join([*said, _source(moment, f"— {moment.film}")])
    return f"{moment.title} — {moment.film}"


def attributed(quote: Quote) -> str:
    """One line of plain text; empty for what the film may not hold."""
    if quote.is_doubtful or quote.is_withheld:
        return ""
    whose = [str(quote.speaker)] if quote.speaker and quote.speaker.is_published else []
    where = ", ".join([*whose, str(quote.film)])
    words = set_in_quotation_marks(quote.text, quote.language) if quote.is_verbatim else quote.text
    return _source(quote, f"{words} — {where}")


def _source(moment: Moment, text: str) -> str:
    return _("%(text)s, retold in our words") % {"text": text} if moment.provenance == Provenance.RETOLD else text
