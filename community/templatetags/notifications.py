"""What a member is told, in words, for pages and mail."""

from __future__ import annotations

from typing import Any

from django import template
from django.template import Context
from django.utils import timezone

from community.gathering import count_unread
from community.limits import UNREAD_SHOWN_MAX
from community.models import Member
from community.wording import said_as_html, said_plainly

register = template.Library()
register.filter("said", said_as_html)
register.filter("said_plainly", said_plainly)


@register.inclusion_tag("community/notification/_link.html", takes_context=True)
def inbox_link(context: Context) -> dict[str, Any]:
    """Leads members to their inbox, with what is unread there; one query, and nothing at all for visitors."""
    user, page = context.get("user"), getattr(context.get("request"), "resolver_match", None)
    return {
        "count": count_unread(member=user, now=timezone.now()) if isinstance(user, Member) else None,
        "most": UNREAD_SHOWN_MAX,
        "is_here": page is not None and page.view_name == "community:notifications",
    }
