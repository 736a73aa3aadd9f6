"""The three steps, whatever it is that was removed: read what goes, take it out, put it back."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from community.ledger.canonical import canonical
from community.sealing import of_moment, of_writing
from community.targets import Target
from films.models import Moment

Sealed = dict[str, Any]  # plain JSON


def seal(target: Target, scope: str) -> Sealed:
    """All the text that a removal of this scope takes, as it is kept sealed; nothing is changed yet."""
    return of_moment.seal(target, scope) if isinstance(target, Moment) else of_writing.seal(target, scope)


def take_out(target: Target, scope: str, *, number: int, now: dt.datetime) -> None:
    """Empty the row of it and let it name the entry of the ledger that says why."""
    if isinstance(target, Moment):
        of_moment.take_out(target, scope, number=number, instead=tombstone(number))
    else:
        of_writing.take_out(target, scope, number=number, instead=tombstone(number), now=now)


def put_back(target: Target, sealed: Sealed) -> None:
    """Let it stand as it stood; what its author has deleted meanwhile stays deleted."""
    if isinstance(target, Moment):
        of_moment.put_back(target, sealed)
    else:
        of_writing.put_back(target, sealed)


def hashed(sealed: Sealed) -> str:
    """The sealed text in the one way it is written down to be hashed."""
    return canonical(sealed)


def tombstone(number: int) -> str:
    """What stands where a title stood, in every list, feed and mail; it is stored, so in the site's own language."""
    with override(settings.LANGUAGE_CODE):
        return _("Removed for legal reasons, ledger entry no. %(number)d") % {"number": number}
