"""How pages say where a member is in a work, and what they keep back until then; asks nothing of the database."""

from __future__ import annotations

from django import template
from django.utils.translation import gettext as _

from community.models import Progress
from community.models.progress import NOT_SEEN, SEEN
from films.playhead import say_playhead

register = template.Library()


@register.filter
def place_in_words(progress: Progress) -> str:
    if progress.playhead == SEEN:
        return _("seen")
    return _("not seen") if progress.playhead == NOT_SEEN else say_playhead(progress.playhead, {})
