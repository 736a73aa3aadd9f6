"""What is folded on a page, and what is left out: said where it happens, and chosen there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import template
from django.template import Context

from community.reading.folding import left_out_of
from community.reading.lenses import definitions_for

register = template.Library()


@register.inclusion_tag("community/lens/_choice.html", takes_context=True)
def lens_choice(context: Context, anchor: str = "") -> dict[str, Any]:
    """The lens that a page of talk is looked at through, and the others, each with its definition; no query."""
    request = context["request"]
    look, member = request.reader.look, request.reader.member
    choices = [(each.lens, each.says(look.fold_below)) for each in definitions_for(member)]
    return {"look": look, "choices": choices, "anchor": anchor, "is_member": member is not None, "request": request}


@register.inclusion_tag("community/lens/_left_out.html", takes_context=True)
def left_out(context: Context, *lists: Iterable[Any]) -> dict[str, Any]:
    """How many of their rows are left out by the reader's mutes, and the way to see them; nothing if none is."""
    request = context["request"]
    number = sum(left_out_of(rows) for rows in lists)
    return {"number": number, "sees_muted": request.reader.sees_muted, "request": request}
