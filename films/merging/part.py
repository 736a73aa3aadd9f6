"""The verb: let a thing that was merged by mistake stand on its own again."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from films.history import remember


@transaction.atomic
def part(*, things: Iterable[Any], by: Any) -> list[Any]:
    """End the merge of each that was merged: its address is its own again, still unpublished.

    What had moved stays where it is; the winner's history says what that was.
    """
    parted = [thing for thing in things if thing.merged_into_id]
    for thing in parted:
        sentence = _("Parted from “%(winner)s” again.") % {"winner": thing.merged_into}
        thing.merged_into = None
        thing.save(update_fields=["merged_into"])
        remember(by=by, things=[thing], sentence=sentence)
    return parted
