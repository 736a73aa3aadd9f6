"""A quote as readers may carry it away: with its speaker, its film and how true it is."""

from __future__ import annotations

from django.utils.translation import gettext as _

from films.models import Provenance, Quote
from films.quotation_marks import set_in_quotation_marks


def attributed(quote: Quote) -> str:
    """One line of plain text; empty for what the film may not hold, which nobody should carry on."""
    if quote.is_doubtful:
        return ""
    whose = [str(quote.speaker)] if quote.speaker and quote.speaker.is_published else []
    where = ", ".join([*whose, str(quote.film)])
    if quote.provenance == Provenance.RETOLD:
        return _("%(words)s — %(where)s, retold in our words") % {"words": quote.text, "where": where}
    return f"{set_in_quotation_marks(quote.text, quote.language)} — {where}"
