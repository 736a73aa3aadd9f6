"""Relive mode on the pages that have something to play back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import template

from films.groups import Group
from films.models import Kind, Moment

register = template.Library()


@register.inclusion_tag("films/moment/_relive.html")
def relive(moment: Moment, groups: Iterable[Group] = ()) -> dict[str, Any]:
    """A dialogue's own lines, or those of a scene's dialogues in `groups` that tell no more than the scene does."""
    dialogues = [shown for group in groups if group.kind == Kind.DIALOGUE for shown in group.moments]
    told = [dialogue for dialogue in dialogues if dialogue.reveal_at <= moment.reveal_at and not dialogue.is_doubtful]
    # Who is shown the scene is shown as much of its dialogues, be it because they asked.
    as_shown = f"?show={moment.reveal_at}" if moment.reveal_at else ""
    return {
        "moment": moment,
        "addresses": " ".join(f"{dialogue.get_absolute_url()}{as_shown}" for dialogue in told),
        "has_lines": moment.kind == Kind.DIALOGUE or bool(told),
    }
