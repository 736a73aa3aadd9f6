"""What a refusal says."""

from __future__ import annotations

from django import template
from django.template import Context

from community.accounts.rate_refusals import say_refusal

register = template.Library()


@register.simple_tag(takes_context=True)
def refusal(context: Context) -> str:
    """Which brake holds what was just sent, and for how long."""
    return say_refusal(context["request"])
