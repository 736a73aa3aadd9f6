"""A row of the pulse as a drawing; readers who cannot see it have the table behind."""

from __future__ import annotations

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from films.models import Moment
from films.pulse import HEIGHT, WIDTH, Bar, Row
from films.templatetags.cards import minutes_in
from films.timecode import write_minute

register = template.Library()
CHART = format_html(
    '<svg class="pulse__chart{{}}" viewBox="0 0 {0} {1}" preserveAspectRatio="none" aria-hidden="true"'
    ' focusable="false"><path class="pulse__ground" d="M0,{1}H{0}"/>{{}}</svg>',
    WIDTH,
    HEIGHT,
)
# Each is hit wherever it is nearer than its neighbours; the keyboard reaches all as one control.
BAR = format_html(
    '<a class="pulse__moment{{}}" href="{{}}" tabindex="-1" data-pulse-moment="{{}}" data-pulse-facts="{{}}"'
    ' data-pulse-x="{{}}"><title>{{}}</title><rect class="pulse__hit" x="{{}}" width="{{}}" height="{0}"/>'
    '<path class="pulse__bar" d="M{{}},{0}V{{}}"/></a>',
    HEIGHT,
)


@register.simple_tag
def pulse_chart(row: Row) -> SafeString:
    bars = format_html_join("", BAR, (_drawn(bar) for bar in row.bars))
    return format_html(CHART, " pulse__chart--episode" if row.episode else "", bars)


@register.filter
def as_clock(minutes: int) -> str:
    """97 → "1:37"."""
    return write_minute(60 * minutes)


def _drawn(bar: Bar) -> tuple[object, ...]:
    moment = bar.moment
    veil = " pulse__moment--veiled" if moment.is_withheld else ""
    address = moment.get_absolute_url()
    return veil, address, moment.title, _facts(moment), bar.x, moment.title, bar.hit_x, bar.hit_width, bar.x, bar.top


def _facts(moment: Moment) -> str:
    """In few words what it is, where it is and how loved; of what is kept back, only that it is."""
    if moment.is_withheld:
        return _("kept back until you get there")
    relived = ngettext("%(number)d relived it", "%(number)d relived it", moment.ups) % {"number": moment.ups}
    return ", ".join(
        filter(None, (capfirst(moment.get_kind_display()), minutes_in(moment), relived if moment.ups else ""))
    )
