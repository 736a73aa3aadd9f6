"""What a member is told, in words, for pages and mail."""

from __future__ import annotations

from typing import Any

from django import template
from django.template import Context
from django.utils import timezone

from community.limits import UNREAD_SHOWN_MAX
from community.models import Member
from community.models.mute import Where
from community.mutes.rules import NO_RULES
from community.news.gathering import count_unread
from community.news.wording import said_as_html, said_plainly

register = template.Library()
register.filter("said", said_as_html)
register.filter("said_plainly", said_plainly)


@register.inclusion_tag("community/notification/_link.html", takes_context=True)
def inbox_link(context: Context) -> dict[str, Any]:
    """Leads members to their inbox, with what is unread there; one query, and nothing at all for visitors."""
    user, request = context.get("user"), context.get("request")
    page = getattr(request, "resolver_match", None)
    return {
        "count": _count(user, request) if isinstance(user, Member) else None,
        "most": UNREAD_SHOWN_MAX,
        "is_here": page is not None and page.view_name == "community:notifications",
    }


def _count(member: Member, request: Any) -> int:
    """What else the page asks of the reader's mutes is asked once; an error's page has no reader."""
    reader = getattr(request, "reader", None)
    rules = reader.rules_at(Where.NOTIFICATIONS) if reader else NO_RULES
    return count_unread(member=member, rules=rules, now=timezone.now())
