"""What cards and short lists say of a moment in few words."""

from __future__ import annotations

from django import template
from django.utils.translation import gettext as _

from films.models import Moment
from films.playhead import read_playhead, say_playhead

register = template.Library()


@register.filter
def minutes_in(moment: Moment) -> str:
    """Says "about 14 min in"; empty where we do not know."""
    if moment.starts_at is None:
        return ""
    if moment.starts_at < 60:
        return _("at the very start")
    words = _("about %(minutes)d min in") if moment.is_estimated else _("%(minutes)d min in")
    return words % {"minutes": moment.starts_at // 60}


@register.filter
def gives_away_until(moment: Moment) -> str:
    """How far it tells the story: "minute 43"; asks nothing of the database."""
    ordinal = read_playhead(moment.reveal_at).ordinal
    if not ordinal:
        return say_playhead(moment.reveal_at, {})
    if moment.episode and moment.episode.ordinal == ordinal:
        return say_playhead(moment.reveal_at, {ordinal: moment.episode.key})
    return _("episode %(ordinal)d of the series") % {"ordinal": ordinal}
