"""How the style guide puts a sample on its page."""

from __future__ import annotations

from django import template

from community.styleguide.stage import Shown

register = template.Library()


@register.simple_tag
def sample(shown: Shown) -> Shown:
    return shown
