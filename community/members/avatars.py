"""Members' pictures as HTML: the one they gave, or the one that is drawn from their username."""

from __future__ import annotations

from functools import lru_cache

from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from community.members.avatar_art import draw_avatar
from community.members.avatar_motifs import SIDE
from community.models import Member

GIVEN = '<img class="{}" src="{}" alt="" width="40" height="40" loading="lazy">'
DRAWN = (
    '<svg class="{}" data-accent="{}" viewBox="0 0 {side} {side}" width="40" height="40" fill="none"'
    ' aria-hidden="true" focusable="false">{}</svg>'
)


def avatar_of(member: Member | None, size: str = "") -> SafeString:
    """Hidden from those who listen, as the name stands beside it; nobody is an empty seat."""
    look = f"avatar avatar--{size}" if size else "avatar"
    if member is None:
        return format_html('<span class="{} avatar--nobody" aria-hidden="true"></span>', look)
    if member.avatar:
        return format_html(GIVEN, look, member.avatar.url)
    return _drawn(member.username, look)


@lru_cache(maxsize=4_096)
def _drawn(username: str, look: str) -> SafeString:
    accent, shapes = draw_avatar(username)
    inside = format_html_join(
        "",
        "<{}{}/>",
        ((shape.tag, flatatt({"class": f"avatar__{shape.tone}", **shape.attributes})) for shape in shapes),
    )
    return format_html(DRAWN, look, accent, inside, side=SIDE)
