"""What members do, for the pages of what exists."""

from __future__ import annotations

from django import template

from community.models import Suggestion
from films.models import Film, Moment

register = template.Library()


@register.inclusion_tag("community/suggestion/_credit.html")
def credit_of(thing: Film | Moment, look: str = "") -> dict[str, object]:
    """Whose suggestions it came from, or was corrected by, in a paragraph of these classes; one query."""
    return {"names": [f"@{name}" for name in Suggestion.objects.credited_on(thing)], "look": look}
