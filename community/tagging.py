"""Words that posts are filed under: however they are cased or joined, one word is one tag."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from community.limits import TAG_MAX
from community.models import Tag

KEPT = "LMN"  # letters, the marks above and below them, numbers


def tag_slug(name: str) -> str:
    """Its part of an address; empty where the name has no letter or number."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    letters = (letter if unicodedata.category(letter)[0] in KEPT else "-" for letter in folded)
    return re.sub("-+", "-", "".join(letters)).strip("-")[:TAG_MAX].strip("-")


def tags_named(names: Iterable[str]) -> list[Tag]:
    """These tags, in this order; those that nobody has used are made. Called within a transaction."""
    wanted = {slug: " ".join(name.split()) for name in names if (slug := tag_slug(name))}
    # Always in one order, so that no two who make the same tags wait for each other.
    made = {slug: Tag.objects.get_or_create(slug=slug, defaults={"name": wanted[slug]})[0] for slug in sorted(wanted)}
    return [made[slug] for slug in wanted]
