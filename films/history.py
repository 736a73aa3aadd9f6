"""Who changed what: one sentence for each thing, read on its history page in the admin."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib.admin.models import CHANGE, LogEntry
from django.db.models import Model


def remember(*, by: Any, things: Sequence[Model], sentence: str) -> None:
    """Write the sentence into the history of each thing, under the name of the member who did it."""
    if things:
        LogEntry.objects.log_actions(user_id=by.pk, queryset=things, action_flag=CHANGE, change_message=sentence)
